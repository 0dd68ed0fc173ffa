import type { Issue, Result } from "../../src/kernel/index.ts";
import type { ImportAnswer } from "../../src/workbench/index.ts";
import type { WorkProgress } from "../client.ts";

/** What is imported, and as what. */
export interface ImportRequest {
  readonly file: File;
  readonly format: string;
  readonly release: string;
}

/**
 * Sends a file to the server and imports it there; says how far the work is. What the server refuses comes
 * back as a result.
 */
export async function importFile(
  { file, format, release }: ImportRequest,
  onProgress: (progress: WorkProgress | null) => void,
  signal: AbortSignal,
): Promise<Result<ImportAnswer>> {
  onProgress(null);
  const sent = await fetch(`/api/upload?name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
    signal,
  });
  const upload = (await sent.json()) as { readonly value?: { readonly id: string } } & Problem;
  if (upload.value === undefined) return { ok: false, issues: issuesOf(upload) };
  const answer = await fetch("/api/import", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({
      format,
      files: [upload.value.id],
      ...(release === "" ? {} : { release }),
    }),
    signal,
  });
  if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) {
    return { ok: false, issues: issuesOf((await answer.json()) as Problem) };
  }
  for await (const { event, data } of eventsOf(answer)) {
    if (event === "progress") onProgress(data as WorkProgress);
    if (event === "result") {
      return { ok: true, value: (data as { readonly value: ImportAnswer }).value };
    }
    if (event === "problem") return { ok: false, issues: issuesOf(data as Problem) };
  }
  return { ok: false, issues: [ENDED] };
}

interface Problem {
  readonly title?: string;
  readonly issues?: readonly Issue[];
}

const ENDED: Issue = {
  code: "web/server-not-reached",
  message: "The server ended before it said what became of the file.",
  remedy: "Look at the table of releases, then import again; the same file twice changes nothing.",
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
