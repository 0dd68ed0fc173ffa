import fastify, { type FastifyInstance } from "fastify";
import { accept, type Result } from "../../kernel/index.ts";
import {
  BAD_REQUEST,
  formatVerifierKey,
  LEDGER_LIMITS,
  type VerifierKey,
} from "../../ledger/index.ts";
import type { Clock } from "../../workbench/index.ts";
import { openWitness, type Witness } from "../ledger/index.ts";
import { followedLogs, followMore, openWitnessFolder, statesFolder } from "./witness-folder.ts";

/** A witness that answers over HTTP. */
export interface ServedWitness {
  readonly address: string;
  /** Line for the policy of a log. */
  readonly line: string;
  readonly stopped: Promise<void>;
  stop(): Promise<void>;
}

/** Opens the witness of a folder and answers for it until it is stopped. */
export async function serveWitness(
  input: {
    readonly folder: string;
    readonly name?: string | undefined;
    readonly follow: readonly string[];
    readonly port: number;
    readonly host: string;
  },
  clock: Clock,
): Promise<Result<ServedWitness>> {
  const opened = await openWitnessFolder(input.folder, input.name);
  if (!opened.ok) return opened;
  const followed = await followMore(input.folder, input.follow);
  if (!followed.ok) return followed;
  const logs = new Map<string, readonly VerifierKey[]>();
  const witness = openWitness({
    folder: statesFolder(input.folder),
    signer: opened.value.signer,
    logs,
    nowSeconds: () => Math.floor(Date.parse(clock.now()) / 1000),
  });
  if (!witness.ok) return witness;
  const app = witnessApp(witness.value, () => refreshLogs(input.folder, logs));
  const address = await app.listen({ host: input.host, port: input.port });
  let resolveStopped = () => {};
  const stopped = new Promise<void>((resolve) => {
    resolveStopped = resolve;
  });
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= app
      .close()
      .then(() => witness.value.close())
      .then(resolveStopped);
    return stopping;
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
  const { key } = opened.value.signer;
  const word = key.name.replaceAll(/[^A-Za-z0-9.-]/g, "-");
  const line = `witness ${word} ${formatVerifierKey(key)} ${address}/`;
  return accept({ address, line, stopped, stop });
}

/** The interface of C2SP tlog-witness. A body that cannot be read in full is a bad request. */
function witnessApp(witness: Witness, refresh: () => Promise<void>): FastifyInstance {
  const app = fastify({ bodyLimit: LEDGER_LIMITS.noteBytes, forceCloseConnections: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status >= 500) process.stderr.write(`${String(error)}\n`);
    const answer = status >= 500 ? "the witness could not answer\n" : BAD_REQUEST.body;
    return reply
      .code(status >= 500 ? 500 : 400)
      .type(BAD_REQUEST.contentType)
      .send(answer);
  });
  app.post("/add-checkpoint", async (request, reply) => {
    await refresh();
    const body = request.body instanceof Uint8Array ? request.body : new Uint8Array(0);
    const answer = await witness.addCheckpoint(body);
    return reply
      .code(answer.status)
      .header("content-type", answer.contentType)
      .header("cache-control", "no-store")
      .send(answer.body);
  });
  app.get("/:origin/checkpoint", async (request, reply) => {
    const { origin } = request.params as { origin: string };
    const bytes = await witness.checkpoint(origin);
    reply.type("text/plain; charset=utf-8").header("cache-control", "no-cache");
    return bytes === null
      ? reply.code(404).send("no checkpoint\n")
      : reply.send(Buffer.from(bytes));
  });
  return app;
}

/** Logs that were added meanwhile are followed from the next request on. */
async function refreshLogs(
  folder: string,
  logs: Map<string, readonly VerifierKey[]>,
): Promise<void> {
  const now = await followedLogs(folder);
  if (!now.ok) return; // The keys that are known stay.
  for (const [origin, keys] of now.value) logs.set(origin, keys);
}
