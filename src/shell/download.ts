import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { accept, LIMITS, type Result, refuse } from "../kernel/index.ts";
import type { Downloaded, DownloadPort, Progress } from "../workbench/index.ts";

/** How long a server may say nothing before the download is given up. */
const SILENCE_MS = 60_000;

/** Files from the network, streamed to a folder of their own under the system's temporary one. */
export function openDownloads(progress: Progress): DownloadPort {
  return { fetch: (address) => download(address, progress) };
}

async function download(address: string, progress: Progress): Promise<Result<Downloaded>> {
  const name = basename(new URL(address).pathname);
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE_MS);
  };
  const folder = await mkdtemp(join(tmpdir(), "mizan-download-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const response = await fetch(address, { signal: silence.signal });
    if (!response.ok || response.body === null) {
      await remove();
      return refuse(refusal(address, `${response.status} ${response.statusText}`.trim()));
    }
    const expected = Number(response.headers.get("content-length")) || null;
    const task = progress.start(`Downloading ${name}`, expected);
    let done = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        heard();
        done += chunk.length;
        task.update(done);
        next(
          done > LIMITS.downloadBytes ? new Error("more bytes than a download may have") : null,
          chunk,
        );
      },
    });
    const path = join(folder, name);
    const body = response.body as unknown as AsyncIterable<Uint8Array>;
    await pipeline(body, counted, createWriteStream(path));
    task.finish();
    if (expected !== null && done !== expected) {
      await remove();
      return refuse(broken(address, `${done} of ${expected} bytes`));
    }
    return accept({ path, remove });
  } catch (error) {
    await remove();
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOSPC" || code === "EACCES") throw error;
    return refuse(broken(address, reason(error)));
  } finally {
    clearTimeout(timer);
  }
}

function refusal(address: string, found: string) {
  return {
    code: "shell/download-refused",
    message: `The server does not give ${address}.`,
    found,
  };
}

function broken(address: string, found: string) {
  return {
    code: "shell/no-network",
    message: `${address} could not be downloaded.`,
    found,
  };
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "AbortError") return "no answer for a minute";
  const { cause } = error;
  return cause instanceof Error
    ? cause.message || (cause as NodeJS.ErrnoException).code || error.message
    : error.message;
}
