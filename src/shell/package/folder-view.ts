import { closeSync, constants, type Dirent, openSync, readSync } from "node:fs";
import { type FileHandle, lstat, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  type FolderEntry,
  type FolderView,
  PACKAGE_LIMITS,
  pathFault,
  UnreadableFile,
  unsafePath,
  wholeFile,
} from "../../evidence/index.ts";
import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";

/** Bytes read at once: large enough that the disk, not the loop, sets the pace. */
const PIECE_BYTES = 1 << 20;
/** How long short files may be read without letting anything else have its turn. */
const BREATH_MS = 10;

/**
 * Opens a folder on the disk as a package. Links, devices and names that other systems cannot hold are refused
 * before anything is read; a file that is replaced by a link or changes its length afterwards is not read.
 */
export async function openFolderView(folder: string): Promise<Result<FolderView>> {
  const walked = await walk(folder);
  if (!walked.ok) return walked;
  const entries = walked.value;
  const sizes = new Map(entries.map(({ path, size }) => [path, size]));
  const stream = (path: string) => {
    const size = sizes.get(path);
    if (size === undefined) throw new UnreadableFile(unreadable(path, "it is not there"));
    return pieces(join(folder, path), path, size);
  };
  const read = async (path: string) => {
    const size = sizes.get(path);
    return size === undefined ? null : wholeFile(stream(path), { path, size });
  };
  return accept({ list: async () => entries, read, stream });
}

async function walk(folder: string): Promise<Result<readonly FolderEntry[]>> {
  const entries: FolderEntry[] = [];
  const issues: Issue[] = [];
  const waiting: string[] = [""];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const files: string[] = [];
    for (const one of await readdir(join(folder, at), { withFileTypes: true })) {
      const path = at === "" ? one.name : `${at}/${one.name}`;
      const fault = pathFault(path);
      if (fault !== null) issues.push(unsafePath(path, fault));
      else if (one.isDirectory()) waiting.push(path);
      else if (one.isFile()) files.push(path);
      else issues.push(notAFile(path, one));
      if (path.split("/").length > PACKAGE_LIMITS.depth) return refuse(tooMuch(path, "depth"));
      if (entries.length + files.length + waiting.length > PACKAGE_LIMITS.files) {
        return refuse(tooMuch(path, "files"));
      }
      if (issues.length >= ISSUES_AT_MOST) return refuse(...issues);
    }
    const sizes = await Promise.all(files.map((path) => lstat(join(folder, path))));
    entries.push(...files.map((path, i) => ({ path, size: sizes[i]?.size ?? 0 })));
  }
  return issues.length > 0 ? refuse(...issues) : accept(entries.toSorted(byPath));
}

const ISSUES_AT_MOST = 100;

function byPath(a: FolderEntry, b: FolderEntry): number {
  return a.path < b.path ? -1 : 1;
}

/** The content of a file; one that became shorter or longer than listed is not given to its end. */
async function* pieces(from: string, path: string, size: number): AsyncGenerator<Uint8Array> {
  if (size < PIECE_BYTES) {
    yield readShort(from, path, size);
    await breathe();
    return;
  }
  let file: FileHandle | undefined;
  try {
    file = await open(from, PLAINLY);
    yield* byTurns(file, path, size);
  } catch (error) {
    throw changed(error, path);
  } finally {
    await file?.close();
  }
}

/** A short file at one go: handing each step of it to another thread takes three times as long as the reading. */
function readShort(from: string, path: string, size: number): Uint8Array {
  const buffer = Buffer.allocUnsafe(size + 1);
  let done = 0;
  try {
    const file = openSync(from, PLAINLY);
    try {
      for (let more = 1; done < size + 1 && more > 0; done += more)
        more = readSync(file, buffer, done, size + 1 - done, done);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw changed(error, path);
  }
  if (done !== size) throw new UnreadableFile(unreadable(path, "its length changed"));
  return buffer.subarray(0, size);
}

let breathed = 0;

/** Lets everything else in the process have its turn, every few milliseconds. */
async function breathe(): Promise<void> {
  if (performance.now() - breathed < BREATH_MS) return;
  await new Promise((resolve) => setImmediate(resolve));
  breathed = performance.now();
}

/** Reads a long file into two buffers by turns: while one is being used, the other is filled. */
async function* byTurns(file: FileHandle, path: string, size: number): AsyncGenerator<Uint8Array> {
  const buffers = [Buffer.allocUnsafe(PIECE_BYTES), Buffer.allocUnsafe(PIECE_BYTES)] as const;
  let done = 0;
  let turn = 0;
  let reading = file.read(buffers[0], 0, PIECE_BYTES, 0);
  for (;;) {
    const { bytesRead } = await reading;
    const filled = buffers[turn % 2 === 0 ? 0 : 1].subarray(0, bytesRead);
    done += bytesRead;
    if (done > size) throw new UnreadableFile(unreadable(path, "it became longer"));
    if (bytesRead === 0) break;
    turn++;
    reading = file.read(buffers[turn % 2 === 0 ? 0 : 1], 0, PIECE_BYTES, done);
    reading.catch(() => undefined); // Awaited in the next round; the reader may stop before.
    yield filled;
  }
  if (done < size) throw new UnreadableFile(unreadable(path, "it became shorter"));
}

/** No link is followed, and what became a pipe is not waited for. */
const PLAINLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const CHANGED: Readonly<Record<string, string>> = {
  ELOOP: "it was replaced by a link",
  ENOENT: "it was moved",
  ENOTDIR: "it was moved",
  EISDIR: "it was replaced by a folder",
  EAGAIN: "it was replaced by a pipe",
  ESPIPE: "it was replaced by a pipe",
  EIO: "the disk fails",
};

/** What the system's refusal says about a listed file, or the refusal itself where it says something else. */
function changed(error: unknown, path: string): unknown {
  const found = CHANGED[(error as NodeJS.ErrnoException).code ?? ""];
  return found === undefined ? error : new UnreadableFile(unreadable(path, found), error);
}

function unreadable(path: string, found: string): Issue {
  return {
    code: "evidence/file-unreadable",
    message: `A listed file of the package cannot be read: ${found}.`,
    file: path,
    remedy: "Check the package again while nothing else writes in it.",
  };
}

function notAFile(path: string, entry: Dirent): Issue {
  return {
    code: "evidence/not-a-plain-file",
    message: "A package holds plain files and folders only.",
    file: path,
    found: entry.isSymbolicLink() ? "a symbolic link" : "a device, pipe or socket",
    remedy: "Do not follow it. Replace it by the file that is meant.",
  };
}

function tooMuch(path: string, what: "files" | "depth"): Issue {
  return {
    code: "evidence/package-too-large",
    message: "The folder holds more than a package ever does.",
    file: path,
    expected:
      what === "files"
        ? `at most ${PACKAGE_LIMITS.files} files`
        : `at most ${PACKAGE_LIMITS.depth} folders one in the other`,
  };
}
