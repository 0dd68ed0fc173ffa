import fastifyStatic from "@fastify/static";
import fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import type { Issue } from "../../kernel/index.ts";
import { CATALOGUE, type Ports } from "../../workbench/index.ts";
import { addColumnsRoute } from "./columns-route.ts";
import { addCommandRoute } from "./command-route.ts";
import { addEvidenceRoutes } from "./evidence-routes.ts";
import { addLogRoutes } from "./log-routes.ts";
import { addMapRoute } from "./map-route.ts";
import { describeApi } from "./openapi.ts";
import { problemOf, problemOfError, sendProblem } from "./problem.ts";
import { guardOrigin, SECURITY_HEADERS } from "./security.ts";
import { openUploads, type Uploads } from "./uploads.ts";

const BODY_LIMIT_BYTES = 8_000_000;

/** The HTTP interface and the pages, over one workspace. */
export async function buildApp(ports: Ports, pages: string | null): Promise<FastifyInstance> {
  const app = fastify({ bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: true });
  const uploads = await openUploads();
  app.addHook("onClose", () => uploads.clear());
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    guardOrigin(request);
  });
  app.setErrorHandler((error, _request, reply) => sendProblem(reply, problemOfError(error)));
  addUploadRoute(app, uploads);
  addColumnsRoute(app, ports);
  addMapRoute(app, ports);
  addEvidenceRoutes(app, ports);
  addLogRoutes(app, ports);
  app.get("/api/openapi.json", () => describeApi(CATALOGUE));
  for (const declared of CATALOGUE)
    if (declared.only !== "cli") addCommandRoute(app, ports, uploads, declared);
  if (pages !== null) await addPages(app, pages);
  return app;
}

function addUploadRoute(app: FastifyInstance, uploads: Uploads): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    scope.post(
      "/api/upload",
      { bodyLimit: Number.MAX_SAFE_INTEGER },
      async (request: FastifyRequest) => {
        const { name } = request.query as { name?: string };
        return { ok: true, value: { id: await uploads.save(name ?? "upload", request.raw) } };
      },
    );
  });
}

async function addPages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, { root: folder, preCompressed: true, maxAge: 0 });
  app.setNotFoundHandler((request, reply) => {
    if (request.method === "GET" && !request.url.startsWith("/api/"))
      return reply.sendFile("index.html");
    const issue: Issue = { code: "shell/usage", message: `There is nothing at ${request.url}.` };
    return sendProblem(reply, problemOf([issue], 404));
  });
}
