import { brotliCompressSync, constants } from "node:zlib";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { MAP_VIEWS, type MapView } from "../../places/index.ts";
import type { Ports } from "../../workbench/index.ts";
import { openMaps } from "../map/index.ts";

const BROTLI_QUALITY = 4;

/** Answers that are not those of a command: the columns of the events, and the outlines of the map. */
export function addBinaryRoutes(app: FastifyInstance, ports: Ports): void {
  let packed: { readonly snapshot: string; readonly bytes: Buffer } | null = null;
  app.get("/api/columns", async (request, reply) => {
    const snapshot = await ports.columns.snapshot();
    const tag = `"${snapshot}"`;
    reply.header("etag", tag).header("cache-control", "no-cache").header("vary", "accept-encoding");
    if (request.headers["if-none-match"] === tag) return reply.code(304).send();
    reply.type("application/octet-stream");
    if (!worthPacking(request)) return reply.send(Buffer.from(await ports.columns.bytes()));
    if (packed?.snapshot !== snapshot) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
      packed = { snapshot, bytes: brotliCompressSync(await ports.columns.bytes(), { params }) };
    }
    return reply.header("content-encoding", "br").send(packed.bytes);
  });
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
}

/** On the same machine the wire is faster than the packing. */
function worthPacking(request: FastifyRequest): boolean {
  const local = request.ip === "127.0.0.1" || request.ip === "::1";
  return !local && String(request.headers["accept-encoding"]).includes("br");
}
