import type { FastifyReply } from "fastify";
import type { Result } from "../../kernel/index.ts";
import type { Progress } from "../../workbench/index.ts";
import { problemOf, problemOfError } from "./problem.ts";

const UPDATE_INTERVAL_MS = 100;

/**
 * Runs long work and sends its progress as server-sent events: `progress` while it runs, then one
 * `result` or one `problem`.
 */
export async function streamResult<T>(
  reply: FastifyReply,
  work: (progress: Progress) => Promise<Result<T>>,
): Promise<FastifyReply> {
  reply.hijack();
  const headers = reply.getHeaders() as Record<string, string>;
  reply.raw.writeHead(200, {
    ...headers,
    "content-type": "text/event-stream",
    "cache-control": "no-store",
  });
  const send = (event: string, data: unknown) =>
    reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  try {
    const result = await work(progressEvents(send));
    if (result.ok) send("result", { ok: true, value: result.value });
    else send("problem", problemOf(result.issues));
  } catch (error) {
    send("problem", problemOfError(error));
  }
  reply.raw.end();
  return reply;
}

function progressEvents(send: (event: string, data: unknown) => void): Progress {
  return {
    start: (label, total) => {
      let said = 0;
      send("progress", { label, total, done: 0 });
      return {
        update: (done) => {
          if (performance.now() - said < UPDATE_INTERVAL_MS) return;
          said = performance.now();
          send("progress", { label, total, done });
        },
        finish: (note) => send("progress", { label, total, done: total, finished: true, note }),
      };
    },
  };
}
