import type { FastifyInstance, FastifyReply } from "fastify";
import {
  CHECKPOINT_PATH,
  type LogSource,
  parseSignedCheckpoint,
  parseTilePath,
  tileOfTree,
} from "../../ledger/index.ts";
import type { Ports } from "../../workbench/index.ts";

/** A tile of a signed state never changes. */
const FOR_EVER = "public, max-age=31536000, immutable";

/**
 * The log as C2SP tlog-tiles below `/log`: `GET /log/checkpoint` and `GET /log/tile/...`. It holds commitments
 * only, never the content of a record. Tiles that no signed state covers yet are not given out, because they
 * may still change.
 */
export function addLogRoutes(app: FastifyInstance, { log }: Pick<Ports, "log">): void {
  app.get("/log/checkpoint", async (_request, reply) => {
    const bytes = await log.source.read(CHECKPOINT_PATH);
    if (bytes === null) return nothing(reply);
    return reply
      .type("text/plain; charset=utf-8")
      .header("cache-control", "no-cache")
      .send(Buffer.from(bytes));
  });
  app.get("/log/tile/*", async (request, reply) => {
    const { "*": rest = "" } = request.params as { "*"?: string };
    const path = `tile/${rest}`;
    const bytes = (await isCovered(log.source, path)) ? await log.source.read(path) : null;
    if (bytes === null) return nothing(reply);
    return reply
      .type("application/octet-stream")
      .header("cache-control", FOR_EVER)
      .send(Buffer.from(bytes));
  });
}

async function isCovered(source: LogSource, path: string): Promise<boolean> {
  const tile = parseTilePath(path);
  if (tile === null) return false;
  const read = parseSignedCheckpoint((await source.read(CHECKPOINT_PATH)) ?? new Uint8Array(0));
  if (!read.ok) return false;
  const present = tileOfTree(tile.level, tile.index, read.value.checkpoint.size);
  return present !== null && tile.width <= present.width;
}

function nothing(reply: FastifyReply): FastifyReply {
  return reply
    .code(404)
    .type("text/plain; charset=utf-8")
    .header("cache-control", "no-cache")
    .send("The log has no such file.\n");
}
