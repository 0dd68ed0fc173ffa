import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import { type FileKind, fileKind, KIND_BYTES, tooLarge } from "./file-kind.ts";
import { openZipTable } from "./zip-table.ts";

/** A table ready to be read: plain CSV text or Parquet on the disk. */
export interface PlainTable {
  readonly path: string;
  readonly kind: "csv" | "parquet";
  /** Name of the file, or of the entry of an archive, without folders. */
  readonly name: string;
}

/** Digest and size of a file as the user gave it. */
export interface GivenFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The digest of a file as given. */
export async function digestFile(
  path: string,
  progress: (done: number) => void,
): Promise<GivenFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    progress(bytes);
  }
  return { name: basename(path), sha256: hash.digest("hex"), bytes };
}

/**
 * Makes a plain table of a file: as it is, or unpacked from gzip or ZIP, or rewritten from UTF-16, or
 * from the encoding that its format allows beside UTF-8. What it writes goes into `folder`, which the
 * caller removes.
 */
export async function plainTable(
  path: string,
  folder: string,
  otherEncoding?: "windows-1252",
): Promise<Result<PlainTable>> {
  const table = await unpackedTable(path, folder);
  if (!table.ok || table.value.kind !== "csv" || otherEncoding === undefined) return table;
  if (await isUtf8File(table.value.path)) return table;
  const to = join(folder, "transcoded.csv");
  const failed = await transcode(table.value.path, otherEncoding, to, basename(path));
  return failed ? refuse(failed) : accept({ ...table.value, path: to });
}

async function unpackedTable(path: string, folder: string): Promise<Result<PlainTable>> {
  const kind = await kindOf(path);
  const name = basename(path);
  if (kind === "gzip") {
    const to = join(folder, "unpacked");
    const failed = await unpackInto(createReadStream(path), await sizeOf(path), to, name, true);
    if (failed) return refuse(failed);
    return settle(to, await kindOf(to), name.replace(/\.gz$/i, ""), folder, name);
  }
  if (kind === "zip") {
    const entry = await openZipTable(path);
    if (!entry.ok) return entry;
    const to = join(folder, "unpacked");
    const { stream, packed, close } = entry.value;
    const failed = await unpackInto(stream, packed, to, name, false).finally(close);
    if (failed) return refuse(failed);
    return settle(to, await kindOf(to), basename(entry.value.name), folder, name);
  }
  return settle(path, kind, name, folder, name);
}

async function settle(
  path: string,
  kind: FileKind,
  name: string,
  folder: string,
  given: string,
): Promise<Result<PlainTable>> {
  if (kind === "text") return accept({ path, kind: "csv", name });
  if (kind === "parquet") return accept({ path, kind: "parquet", name });
  if (kind === "empty") {
    return refuse({ code: "lake/file-empty", message: "The file is empty.", file: given });
  }
  if (kind === "utf16le" || kind === "utf16be") {
    const to = join(folder, "transcoded.csv");
    const failed = await transcode(path, kind === "utf16le" ? "utf-16le" : "utf-16be", to, given);
    return failed ? refuse(failed) : accept({ path: to, kind: "csv", name });
  }
  const found = typeof kind === "object" ? kind.alien : "an archive inside an archive";
  return refuse({
    code: "lake/not-a-table",
    message: "The file is not a table.",
    file: given,
    expected: "CSV, CSV in gzip or ZIP, or Parquet",
    found,
    remedy: "Export the data as CSV.",
  });
}

async function unpackInto(
  stream: Readable,
  packed: number,
  to: string,
  file: string,
  gunzip: boolean,
): Promise<Issue | null> {
  let unpacked = 0;
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length;
      done(tooLarge(unpacked, packed) ? new TooLarge() : null, chunk);
    },
  });
  const sink = createWriteStream(to);
  try {
    if (gunzip) await pipeline(stream, createGunzip(), bounded, sink);
    else await pipeline(stream, bounded, sink);
    return null;
  } catch (error) {
    if (error instanceof TooLarge) {
      return {
        code: "lake/archive-too-large",
        message: "The file unpacks to far more than data of events ever do.",
        file,
        found: `${Math.round(unpacked / 1e6)} MB from ${Math.round(packed / 1e3)} kB`,
        remedy: "Check where the file comes from.",
      };
    }
    if (isDamage(error)) {
      return {
        code: "lake/archive-truncated",
        message: "The compressed file ends too early or is damaged.",
        file,
        found: (error as Error).message,
        remedy: "Download it again and compare its size with that at the source.",
      };
    }
    throw error;
  }
}

class TooLarge extends Error {}

/** Errors of zlib and yauzl about the bytes themselves; everything else is the outside failing. */
function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as NodeJS.ErrnoException).code;
  return code === undefined || code.startsWith("Z_");
}

async function transcode(
  path: string,
  encoding: "utf-16le" | "utf-16be" | "windows-1252",
  to: string,
  file: string,
): Promise<Issue | null> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const source = createReadStream(path, { highWaterMark: 1 << 20 });
  async function* text(): AsyncGenerator<string> {
    for await (const chunk of source) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  }
  try {
    await pipeline(Readable.from(text()), createWriteStream(to));
    return null;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return {
      code: "lake/encoding-not-known",
      message: "The file says it is UTF-16 but holds other bytes.",
      file,
      expected: "UTF-8, or sound UTF-16",
      remedy: "Save the file as UTF-8.",
    };
  }
}

/** Whether most of what is not ASCII is sound UTF-8: a few broken rows do not change a file's encoding. */
async function isUtf8File(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8");
  let broken = 0;
  let sound = 0;
  const count = (text: string) => {
    const lost = text.split("\uFFFD").length - 1;
    broken += lost;
    sound += (text.match(/[^\0-\x7f]/gu) ?? []).length - lost;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    count(decoder.decode(chunk as Buffer, { stream: true }));
  }
  count(decoder.decode());
  return broken <= sound;
}

async function kindOf(path: string): Promise<FileKind> {
  const handle = await open(path, "r");
  try {
    const first = Buffer.alloc(KIND_BYTES);
    const { bytesRead } = await handle.read(first, 0, KIND_BYTES, 0);
    return fileKind(first.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string): Promise<number> {
  const handle = await open(path, "r");
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}
