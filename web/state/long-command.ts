import type { Issue, Result } from "../../src/kernel/index.ts";
import type { WorkProgress } from "../client.ts";

interface Problem {
  readonly title?: string;
  readonly issues?: readonly Issue[];
}

/** Sends a file to the server; gives the id under which a command may read it. */
export async function sendFile(file: File, signal: AbortSignal): Promise<Result<string>> {
  const sent = await fetch(`/api/upload?name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
    signal,
  });
  const upload = (await sent.json()) as { readonly value?: { readonly id: string } } & Problem;
  return upload.value === undefined
    ? { ok: false, issues: issuesOf(upload) }
    : { ok: true, value: upload.value.id };
}

/** Runs a command that takes a while, and says how far it is. */
export async function runLong<T>(
  name: string,
  input: Readonly<Record<string, unknown>>,
  onProgress: (progress: WorkProgress | null) => void,
  signal: AbortSignal,
): Promise<Result<T>> {
  const answer = await fetch(`/api/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify(input),
    signal,
  });
  if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) {
    return { ok: false, issues: issuesOf((await answer.json()) as Problem) };
  }
  for await (const { event, data } of eventsOf(answer)) {
    if (event === "progress") onProgress(data as WorkProgress);
    if (event === "result") return { ok: true, value: (data as { readonly value: T }).value };
    if (event === "problem") return { ok: false, issues: issuesOf(data as Problem) };
  }
  return { ok: false, issues: [ENDED] };
}

/** What is said when the server is gone. */
export const LOST: Issue = {
  code: "web/server-not-reached",
  message: "The server of the workspace does not answer.",
  remedy: "See whether 'mizan serve' still runs, then try again.",
};

const ENDED: Issue = {
  code: "web/server-not-reached",
  message: "The server ended before it said what became of the file.",
  remedy: "Look at what the workspace holds, then try again; the same file twice changes nothing.",
};

function issuesOf({ issues, title }: Problem): readonly Issue[] {
  return issues ?? [{ code: "web/refused", message: title ?? "The server refused the file." }];
}

/** Events of a stream in the form of server-sent events: `event:` and `data:` lines, then an empty line. */
async function* eventsOf(
  answer: Response,
): AsyncGenerator<{ readonly event: string; readonly data: unknown }> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    waiting += part.value;
    const blocks = waiting.split("\n\n");
    waiting = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1] ?? "message";
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data !== undefined) yield { event, data: JSON.parse(data) };
    }
  }
}
