import { createHash, randomBytes } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { chmod, lstat, open, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { assert } from "../../kernel/index.ts";
import type { BytesSource, StagedBytes } from "../../workbench/index.ts";
import { Breakage } from "../breakage.ts";
import { type DiskPort, NODE_DISK } from "../ledger/index.ts";

/** Preserved bytes on the disk: `evidence/<first two digits>/<SHA-256>`, read-only, never changed. */
export interface EvidenceStore {
  stage(source: BytesSource, onBytes?: (done: number) => void): Promise<StagedBytes>;
  keep(staged: readonly StagedBytes[]): Promise<void>;
  drop(staged: readonly StagedBytes[]): Promise<void>;
  /** Path of the bytes of a digest, whether or not they are there. */
  path(sha256: string): string;
  size(sha256: string): Promise<number | null>;
  open(sha256: string): Promise<AsyncIterable<Uint8Array> | null>;
  rehash(sha256: string, onBytes?: (done: number) => void): Promise<string | null>;
  copyTo(sha256: string, path: string): Promise<string | null>;
  remove(sha256: string): Promise<void>;
  list(): Promise<{ readonly digests: readonly string[]; readonly foreign: readonly string[] }>;
}

/** Pieces in which content is read: memory does not grow with the size of a file. */
const PIECE_BYTES = 1 << 20;
const READ_ONLY = 0o444;
const WAITING = ".waiting";
const DIGEST = /^[0-9a-f]{64}$/;

/** The store of evidence below a workspace folder. Staging, keeping and removing are for its only writer. */
export function openStore(workspace: string, disk: DiskPort = NODE_DISK): EvidenceStore {
  const root = join(workspace, "evidence");
  const waiting = join(root, WAITING);
  let swept = false;
  const path = (sha256: string) => {
    assert(DIGEST.test(sha256), "bytes are named by their SHA-256");
    return join(root, sha256.slice(0, 2), sha256);
  };
  const openBytes = (sha256: string) => readOnly(path(sha256));
  return {
    path,
    stage: async (source, onBytes) => {
      // What an interrupted run left is nobody's; the only writer may remove it.
      if (!swept) await disk.remove(waiting);
      swept = true;
      if ("path" in source) await onlyFile(source.path);
      await disk.makeFolder(waiting);
      return stage(disk, join(waiting, randomBytes(8).toString("hex")), source, onBytes);
    },
    keep: (staged) => keep(disk, root, staged, path),
    drop: async (staged) => {
      for (const one of staged) await disk.remove(one.path);
    },
    size: async (sha256) => {
      const about = await lstat(path(sha256)).catch(ifAbsent);
      return about?.isFile() === true ? about.size : null;
    },
    open: openBytes,
    rehash: async (sha256, onBytes) => {
      const pieces = await openBytes(sha256);
      return pieces === null ? null : digestOf(pieces, onBytes);
    },
    copyTo: async (sha256, target) => {
      const pieces = await openBytes(sha256);
      return pieces === null ? null : copy(disk, pieces, sha256, target);
    },
    remove: async (sha256) => {
      const place = path(sha256);
      // Windows removes no read-only file.
      await chmod(place, 0o600).catch(ifAbsent);
      await disk.remove(place);
      await disk.syncFolder(dirname(place)).catch(ifAbsent);
    },
    list: async () => {
      const found = (await disk.list(root)).filter((name) => !name.startsWith(`${WAITING}/`));
      const ofDigest = (name: string) => {
        const [folder = "", digest = "", ...rest] = name.split("/");
        return (
          rest.length === 0 &&
          DIGEST.test(digest) &&
          digest.startsWith(folder) &&
          folder.length === 2
        );
      };
      return {
        digests: found
          .filter(ofDigest)
          .map((name) => name.slice(3))
          .sort(),
        foreign: found.filter((name) => !ofDigest(name)).sort(),
      };
    },
  };
}

async function stage(
  disk: DiskPort,
  path: string,
  source: BytesSource,
  onBytes?: (done: number) => void,
): Promise<StagedBytes> {
  const hash = createHash("sha256");
  let size = 0;
  const file = await disk.create(path);
  try {
    for await (const piece of piecesOf(source)) {
      hash.update(piece);
      await file.write(piece);
      size += piece.length;
      onBytes?.(size);
    }
    await file.sync();
  } catch (error) {
    await file.close().catch(() => undefined); // The first failure is the one to tell.
    await disk.remove(path).catch(() => undefined); // The next run sweeps it.
    throw error;
  }
  await file.close();
  await chmod(path, READ_ONLY);
  return { sha256: hash.digest("hex"), size, path };
}

/** The same bytes again replace the file: the content is the same, and one that had decayed is mended. */
async function keep(
  disk: DiskPort,
  root: string,
  staged: readonly StagedBytes[],
  path: (sha256: string) => string,
): Promise<void> {
  const folders = new Set([root, dirname(root)]);
  for (const one of staged) {
    const place = path(one.sha256);
    await disk.makeFolder(dirname(place));
    await disk.rename(one.path, place);
    folders.add(dirname(place));
  }
  for (const folder of folders) await disk.syncFolder(folder);
}

async function copy(
  disk: DiskPort,
  pieces: AsyncIterable<Uint8Array>,
  sha256: string,
  target: string,
): Promise<string> {
  const beside = join(dirname(target), `.${randomBytes(6).toString("hex")}.partial`);
  const hash = createHash("sha256");
  try {
    const file = await disk.create(beside);
    try {
      for await (const piece of pieces) {
        hash.update(piece);
        await file.write(piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    const found = hash.digest("hex");
    if (found === sha256) {
      await disk.rename(beside, target);
      await disk.syncFolder(dirname(target));
    }
    return found;
  } finally {
    await disk.remove(beside);
  }
}

/** Devices and pipes have no end and no content that could be looked at twice. */
async function onlyFile(path: string): Promise<void> {
  if ((await stat(path)).isFile()) return;
  throw new Breakage({
    code: "shell/not-a-file",
    message: "Only a file can be preserved.",
    file: path,
    remedy: "Name a file.",
  });
}

function piecesOf(source: BytesSource): AsyncIterable<Uint8Array> | readonly Uint8Array[] {
  return "bytes" in source
    ? [source.bytes]
    : createReadStream(source.path, { highWaterMark: PIECE_BYTES });
}

/** A file of the store; a link is not followed: it may lead to bytes that change. Nothing is open before it is read. */
async function readOnly(path: string): Promise<AsyncIterable<Uint8Array> | null> {
  const about = await lstat(path).catch(ifAbsent);
  return about?.isFile() === true ? piecesOfFile(path, about.size) : null;
}

async function* piecesOfFile(path: string, size: number): AsyncGenerator<Uint8Array> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  // The stream closes the file, also when the reader stops before its end.
  const highWaterMark = Math.min(PIECE_BYTES, Math.max(size, 1 << 12));
  yield* handle.createReadStream({ highWaterMark });
}

async function digestOf(
  pieces: AsyncIterable<Uint8Array>,
  onBytes?: (done: number) => void,
): Promise<string> {
  const hash = createHash("sha256");
  let done = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    done += piece.length;
    onBytes?.(done);
  }
  return hash.digest("hex");
}

function ifAbsent(error: unknown): null {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT" || code === "ENOTDIR") return null;
  throw error;
}
