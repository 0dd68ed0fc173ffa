import { brotliCompressSync, constants } from "node:zlib";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Ports } from "../../workbench/index.ts";

const BROTLI_QUALITY = 4;

/** Answers that are not JSON of a command: the columns of the events. */
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
}

/** On the same machine the wire is faster than the packing. */
function worthPacking(request: FastifyRequest): boolean {
  const local = request.ip === "127.0.0.1" || request.ip === "::1";
  return !local && String(request.headers["accept-encoding"]).includes("br");
}
