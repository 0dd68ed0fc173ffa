import type { Issue, Result } from "../src/kernel/index.ts";

/** Progress of long work on the server. */
export interface WorkProgress {
  readonly label: string;
  readonly total: number | null;
  readonly done: number;
}

/** Runs a command of the catalogue on the server; its refusals come back as a result. */
export async function callCommand<T>(
  name: string,
  input: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<Result<T>> {
  const answer = await ask(`/api/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
    ...(signal === undefined ? {} : { signal }),
  });
  if (answer instanceof Response) return read<T>(answer);
  return { ok: false, issues: [answer] };
}

/** Runs a command that answers with a file. */
export async function callForFile(
  name: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Result<{ readonly blob: Blob; readonly fileName: string }>> {
  const answer = await ask(`/api/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  if (!(answer instanceof Response)) return { ok: false, issues: [answer] };
  if (!answer.ok) return read(answer);
  const named = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "");
  return { ok: true, value: { blob: await answer.blob(), fileName: named?.[1] ?? name } };
}

/** Fetches bytes of the workspace: the columns of the events. */
export async function fetchBytes(address: string): Promise<Result<Uint8Array>> {
  const answer = await ask(address, { credentials: "same-origin" });
  if (!(answer instanceof Response)) return { ok: false, issues: [answer] };
  if (!answer.ok) return read(answer);
  return { ok: true, value: new Uint8Array(await answer.arrayBuffer()) };
}

/** Fetches plain JSON of the workspace: the outlines of the map. */
export async function fetchJson<T>(address: string): Promise<Result<T>> {
  const answer = await ask(address, { credentials: "same-origin" });
  if (!(answer instanceof Response)) return { ok: false, issues: [answer] };
  if (!answer.ok) return read(answer);
  return { ok: true, value: (await answer.json()) as T };
}

async function ask(address: string, options: RequestInit): Promise<Response | Issue> {
  try {
    return await fetch(address, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    return {
      code: "web/server-not-reached",
      message: "The server of the workspace does not answer.",
      remedy: "See whether 'mizan serve' still runs, then try again.",
    };
  }
}

async function read<T>(answer: Response): Promise<Result<T>> {
  try {
    const body = (await answer.json()) as
      | { readonly ok: true; readonly value: T }
      | { readonly ok?: false; readonly issues?: readonly Issue[]; readonly title?: string };
    if (body.ok === true) return { ok: true, value: body.value };
    const title = body.title ?? `The server answered ${answer.status}.`;
    return { ok: false, issues: body.issues ?? [{ code: "web/refused", message: title }] };
  } catch {
    const message = `The server answered ${answer.status} with something that cannot be read.`;
    return { ok: false, issues: [{ code: "web/refused", message }] };
  }
}
