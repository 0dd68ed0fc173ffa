import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { lstat, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { type PackageFile, pathFault, unsafePath } from "../../evidence/index.ts";
import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import { type DiskPort, NODE_DISK } from "../ledger/index.ts";
import { syncFolder } from "../workspace/index.ts";

/** How a ZIP is packed. */
export interface ZipPacking {
  /** Deflates the entries. Smaller, but other versions of zlib may give other bytes; stored is the default. */
  readonly deflate?: boolean;
}

/** Files up to this length are put into a ZIP whole, with their length in front; longer ones piece by piece. */
const WHOLE_BYTES = 16 << 20;
const PLAIN_FILE_MODE = 0o100644;

/**
 * Writes the files of a package into a new folder, whole or not at all: into a hidden folder beside it, flushed,
 * then renamed. A folder or file that is there already is left alone and refused.
 */
export async function writePackageFolder(
  folder: string,
  files: readonly PackageFile[],
  disk: DiskPort = NODE_DISK,
): Promise<Result<null>> {
  const refused = await refusal(folder, files);
  if (refused !== null) return refuse(refused);
  const partial = partialName(folder);
  try {
    const folders = new Set([partial]);
    await disk.makeFolder(partial);
    for (const file of files) {
      const to = join(partial, ...file.path.split("/"));
      await disk.makeFolder(dirname(to));
      for (let at = dirname(to); at.length > partial.length; at = dirname(at)) folders.add(at);
      const failed = await writeFile(disk, to, file);
      if (failed !== null) {
        await disk.remove(partial);
        return refuse(failed);
      }
    }
    for (const one of [...folders].reverse()) await disk.syncFolder(one);
    await disk.rename(partial, folder);
    await disk.syncFolder(dirname(folder));
    return accept(null);
  } catch (error) {
    await disk.remove(partial).catch(() => undefined); // The first failure is the one to tell.
    throw error;
  }
}

/**
 * Writes the files of a package into a new ZIP, whole or not at all, in the order given and with one fixed time, so
 * that the same files give the same bytes on every machine.
 */
export async function writePackageZip(
  path: string,
  files: readonly PackageFile[],
  packing: ZipPacking = {},
): Promise<Result<null>> {
  const refused = await refusal(path, files);
  if (refused !== null) return refuse(refused);
  const partial = partialName(path);
  try {
    const failed = await fillZip(partial, files, packing.deflate ?? false);
    if (failed === null) {
      const handle = await open(partial, "r+");
      await handle.sync().finally(() => handle.close());
      await rename(partial, path);
      await syncFolder(dirname(path));
      return accept(null);
    }
    await rm(partial, { force: true });
    return refuse(failed);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

function partialName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.partial`);
}

async function refusal(to: string, files: readonly PackageFile[]): Promise<Issue | null> {
  for (const { path } of files) {
    const fault = pathFault(path);
    if (fault !== null) return unsafePath(path, fault);
  }
  try {
    await lstat(to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  return {
    code: "evidence/package-exists",
    message: "There is a file or folder of that name already; a package is never written over one.",
    file: to,
    remedy: "Name another place, or move what is there.",
  };
}

async function writeFile(disk: DiskPort, to: string, file: PackageFile): Promise<Issue | null> {
  const out = await disk.create(to);
  let size = 0;
  try {
    for await (const piece of file.read()) {
      size += piece.length;
      await out.write(piece);
    }
    await out.sync();
  } finally {
    await out.close();
  }
  return size === file.size ? null : lengthChanged(file, size);
}

async function fillZip(
  to: string,
  files: readonly PackageFile[],
  deflate: boolean,
): Promise<Issue | null> {
  const zip = new ZipFile();
  const written = pipeline(Readable.from(zip.outputStream), createWriteStream(to, { flags: "wx" }));
  const failed = new Promise<never>((_, reject) => {
    zip.on("error", reject);
  });
  failed.catch(() => undefined); // Raced below.
  // Times in a ZIP are those of a clock on the wall: local time is what gives the same digits everywhere.
  const mtime = new Date(1980, 0, 1);
  const options = { mtime, mode: PLAIN_FILE_MODE, compress: deflate, forceDosTimestamp: true };
  let changed: Issue | null = null;
  for (const file of files) {
    if (file.size > WHOLE_BYTES) {
      zip.addReadStreamLazy(file.path, { ...options, size: file.size }, (give) => {
        give(null, Readable.from(copied(file.read()), { objectMode: false }));
      });
      continue;
    }
    const bytes = await wholeFile(file);
    if (bytes.length !== file.size) changed ??= lengthChanged(file, bytes.length);
    else zip.addBuffer(bytes, file.path, options);
  }
  zip.end();
  await Promise.race([written, failed]);
  return changed;
}

/** Pieces of their own: a stream holds several, and the reader fills its buffers again. */
async function* copied(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

async function wholeFile(file: PackageFile): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of copied(file.read())) parts.push(piece);
  return Buffer.concat(parts);
}

function lengthChanged(file: PackageFile, found: number): Issue {
  return {
    code: "evidence/file-unreadable",
    message: "A file for the package changed while it was written; nothing was kept.",
    file: file.path,
    expected: `${file.size} bytes`,
    found: `${found} bytes`,
    remedy: "Build the package again.",
  };
}
