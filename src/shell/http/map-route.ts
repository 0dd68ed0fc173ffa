import type { FastifyInstance } from "fastify";
import { MAP_VIEWS, type MapView } from "../../places/index.ts";
import { boundaryOutlines, type Ports } from "../../workbench/index.ts";
import { openMaps } from "../map/index.ts";

/**
 * `GET /api/map`: the outlines of the region, as one side or neither depicts them, then or now.
 * `GET /api/boundaries`: the districts imported last, `null` where the workspace has none.
 */
export function addMapRoute(app: FastifyInstance, ports: Ports): void {
  const maps = openMaps(ports.workspace);
  app.get("/api/map", async (request, reply) => {
    const asked = request.query as { view?: string; boundaries?: string };
    const view: MapView = MAP_VIEWS.find((one) => one === asked.view) ?? "neutral";
    const map = await maps.read(view, asked.boundaries === "then" ? "then" : "now");
    const tag = `"${map.tag}"`;
    reply.header("etag", tag).header("cache-control", "no-cache");
    if (request.headers["if-none-match"] === tag) return reply.code(304).send();
    return reply.type("application/json").send(map.text);
  });
  app.get("/api/boundaries", async (_request, reply) => {
    const imported = await boundaryOutlines(ports);
    const body =
      imported === null
        ? "null"
        : `{"source":${JSON.stringify(imported.release.title)},"topology":${imported.topology}}`;
    return reply.type("application/json").header("cache-control", "no-cache").send(body);
  });
}
