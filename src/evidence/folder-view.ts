import type { Issue } from "../kernel/index.ts";
import { PACKAGE_LIMITS } from "./package-limits.ts";

/** A file of a package, as its folder lists it. */
export interface FolderEntry {
  /** Path below the package, with forward slashes. */
  readonly path: string;
  /** Length in bytes. */
  readonly size: number;
}

/**
 * The files of a package, wherever they are: a folder on the disk, a ZIP, files dropped on a page. Whoever opens
 * one has already refused links and paths that lead outside. Reading throws `UnreadableFile` when the bytes are
 * not what the list says.
 */
export interface FolderView {
  readonly list: () => Promise<readonly FolderEntry[]>;
  /** The content of a file, or `null` when there is none of that path. */
  readonly read: (path: string) => Promise<Uint8Array | null>;
  /** The content piece by piece. A piece may be overwritten once the next one is asked for. */
  readonly stream?: (path: string) => AsyncIterable<Uint8Array>;
}

/** A file of a package that is about to be written. */
export interface PackageFile extends FolderEntry {
  /** The content, from its beginning each time it is called. */
  readonly read: () => AsyncIterable<Uint8Array>;
}

/** A listed file cannot be read as listed: it is damaged, or was changed in the meantime. */
export class UnreadableFile extends Error {
  readonly issue: Issue;

  constructor(issue: Issue, cause?: unknown) {
    super(issue.message, { cause });
    this.name = "UnreadableFile";
    this.issue = issue;
  }
}

/** A file to be written whose content is at hand. */
export function fileOfBytes(path: string, bytes: Uint8Array): PackageFile {
  return {
    path,
    size: bytes.length,
    read: async function* () {
      yield bytes;
    },
  };
}

/** A file to be written that stands in another package or folder. */
export function fileOfView(view: FolderView, entry: FolderEntry, path = entry.path): PackageFile {
  return { path, size: entry.size, read: () => streamFile(view, entry.path) };
}

/** A package held in memory, such as files dropped on a page; a path given twice keeps the last content. */
export function viewOfBytes(
  files: Iterable<readonly [path: string, bytes: Uint8Array]>,
): FolderView {
  const kept = new Map(files);
  return {
    list: async () => [...kept].map(([path, bytes]) => ({ path, size: bytes.length })),
    read: async (path) => kept.get(path) ?? null,
  };
}

/** The part of a package below one of its folders, as a package of its own. */
export function viewBelow(view: FolderView, folder: string): FolderView {
  const start = `${folder}/`;
  const { stream } = view;
  return {
    list: async () =>
      (await view.list())
        .filter(({ path }) => path.startsWith(start))
        .map(({ path, size }) => ({ path: path.slice(start.length), size })),
    read: (path) => view.read(start + path),
    ...(stream === undefined ? {} : { stream: (path: string) => stream(start + path) }),
  };
}

/** The content of a listed file, piece by piece. */
export async function* streamFile(view: FolderView, path: string): AsyncGenerator<Uint8Array> {
  if (view.stream !== undefined) {
    yield* view.stream(path);
    return;
  }
  const bytes = await view.read(path);
  if (bytes === null) throw new UnreadableFile(goneIssue(path));
  yield bytes;
}

/** The pieces of a listed file in one; refused when it is too long for that, or not as long as listed. */
export async function wholeFile(
  pieces: AsyncIterable<Uint8Array>,
  { path, size }: FolderEntry,
): Promise<Uint8Array> {
  if (size > PACKAGE_LIMITS.wholeBytes) throw new UnreadableFile(lengthIssue(path));
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const piece of pieces) {
    if (at + piece.length > size) throw new UnreadableFile(lengthIssue(path));
    bytes.set(piece, at);
    at += piece.length;
  }
  if (at < size) throw new UnreadableFile(lengthIssue(path));
  return bytes;
}

function lengthIssue(path: string): Issue {
  return {
    code: "evidence/file-unreadable",
    message: "A file of the package is not as long as listed, or too long to be read whole.",
    file: path,
    expected: `at most ${PACKAGE_LIMITS.wholeBytes} bytes`,
  };
}

/** The issue for a file that was listed and is not there any more. */
function goneIssue(path: string): Issue {
  return {
    code: "evidence/file-unreadable",
    message: "A listed file of the package is not there any more.",
    file: path,
    remedy: "Check the package again while nothing else writes in it.",
  };
}
