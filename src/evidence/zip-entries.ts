import type { Issue } from "../kernel/index.ts";
import { PACKAGE_LIMITS } from "./package-limits.ts";
import { fileAndFolder, pathCollisions, pathFault, unsafePath } from "./safe-path.ts";

/** An entry of a ZIP as its directory describes it, before anything is unpacked. */
export interface ZipEntryFacts {
  /** The name exactly as stored. Names of folders end with a slash. */
  readonly name: string;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly encrypted: boolean;
  /** Kind and permissions as Unix gives them, 0 where the writer was another system. */
  readonly unixMode: number;
  /** How the entry is packed: 0 is stored, 8 is deflated. */
  readonly method: number;
}

const KIND_MASK = 0o170000;
const PLAIN_FILE = 0o100000;
const FOLDER = 0o040000;
const LINK = 0o120000;
const STORED = 0;
const DEFLATED = 8;
const ISSUES_AT_MOST = 20;

/**
 * What makes a ZIP unfit to be opened, seen from its directory alone: too many entries, impossible sizes, names
 * that lead outside or collide, links, encryption. Archives inside it are left closed.
 */
export function zipFaults(
  file: string,
  archiveBytes: number,
  entries: readonly ZipEntryFacts[],
): readonly Issue[] {
  if (entries.length > PACKAGE_LIMITS.zipEntries) return [tooManyEntries(file, entries.length)];
  const total = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  const issues = [
    ...sizeFaults(file, archiveBytes, total),
    ...entries.flatMap((entry) => entryFaults(file, entry)),
    ...nameFaults(file, entries),
  ];
  return issues.slice(0, ISSUES_AT_MOST);
}

/** The refusal for a ZIP whose directory claims too many entries. */
export function tooManyEntries(file: string, count: number): Issue {
  return {
    code: "evidence/package-too-large",
    message: "The ZIP holds more entries than a package ever does.",
    file,
    expected: `at most ${PACKAGE_LIMITS.zipEntries}`,
    found: String(count),
  };
}

/** The refusal for a ZIP, or an entry of it, whose bytes are not what its directory says. */
export function damagedZip(file: string, reason: string, entry?: string): Issue {
  return {
    code: "evidence/zip-damaged",
    message:
      entry === undefined
        ? "The file is no ZIP, ends too early, or is damaged."
        : "An entry of the ZIP is not what its directory says.",
    file,
    ...(entry === undefined ? {} : { field: entry }),
    found: reason,
    remedy: "Ask for the file again and compare its size and digest with the sender's.",
  };
}

function sizeFaults(file: string, archiveBytes: number, total: number): readonly Issue[] {
  if (total > PACKAGE_LIMITS.zipBytes || tooTight(total, archiveBytes))
    return [bomb(file, `${total} bytes from an archive of ${archiveBytes}`)];
  return [];
}

/** Whether so many bytes cannot sensibly come from so few. */
function tooTight(unpacked: number, packed: number): boolean {
  return (
    unpacked > PACKAGE_LIMITS.zipRatioFloor &&
    unpacked > PACKAGE_LIMITS.zipRatio * Math.max(1, packed)
  );
}

function bomb(file: string, found: string): Issue {
  return {
    code: "evidence/package-too-large",
    message: "The ZIP unpacks to far more than a package ever does.",
    file,
    expected: `at most ${PACKAGE_LIMITS.zipRatio} bytes for each packed one, ${PACKAGE_LIMITS.zipBytes} in all`,
    found,
    remedy: "Check where the file comes from.",
  };
}

function entryFaults(file: string, entry: ZipEntryFacts): readonly Issue[] {
  const issues: Issue[] = [];
  const folder = entry.name.endsWith("/");
  const fault = pathFault(folder ? entry.name.slice(0, -1) : entry.name);
  if (fault !== null) issues.push(unsafePath(entry.name, fault, file));
  if (tooTight(entry.unpackedBytes, entry.packedBytes)) {
    const found = `${JSON.stringify(entry.name)}: ${entry.unpackedBytes} bytes from ${entry.packedBytes}`;
    issues.push(bomb(file, found));
  }
  const unfit = unfitness(entry, folder);
  if (unfit !== null)
    issues.push({
      code: "evidence/not-a-plain-file",
      message: "The ZIP holds an entry that is no plain file.",
      file,
      found: `${JSON.stringify(entry.name)}, ${unfit}`,
      remedy: "Do not trust the file. Ask its sender for one of plain files.",
    });
  return issues;
}

function unfitness(entry: ZipEntryFacts, folder: boolean): string | null {
  const kind = entry.unixMode & KIND_MASK;
  if (kind === LINK) return "a symbolic link";
  if (kind !== 0 && kind !== PLAIN_FILE && kind !== FOLDER) return "a device, pipe or socket";
  if (kind !== 0 && (kind === FOLDER) !== folder)
    return "a folder named as a file, or a file as one";
  if (folder && entry.unpackedBytes > 0) return "a folder with content";
  if (entry.encrypted) return "which is encrypted";
  if (entry.method !== STORED && entry.method !== DEFLATED)
    return `packed by method ${entry.method}`;
  return null;
}

function nameFaults(file: string, entries: readonly ZipEntryFacts[]): readonly Issue[] {
  const names = entries.map(({ name }) => name);
  const paths = names.map((name) => name.replace(/\/$/, ""));
  const seen = new Set<string>();
  const repeated = paths.filter((path) => seen.size === seen.add(path).size);
  const files = names.filter((name) => !name.endsWith("/"));
  const clashes = [
    ...repeated.map((path) => [path, path]),
    ...pathCollisions(foldersAndFiles(paths)),
    ...fileAndFolder(files).map((path) => [path, `${path}/`]),
  ];
  return clashes.map((group) =>
    collidingNames(file, group.map((path) => JSON.stringify(path)).join(", ")),
  );
}

/** The refusal for a ZIP in which names collide. */
export function collidingNames(file: string, found: string): Issue {
  return {
    code: "evidence/names-collide",
    message: "The ZIP holds entries whose names some systems take for one.",
    file,
    found,
    remedy: "Do not trust the file: what it unpacks to depends on the program that unpacks it.",
  };
}

/** Paths with all folders that they imply: `A/x` and `a/y` collide too. */
function foldersAndFiles(paths: readonly string[]): ReadonlySet<string> {
  const all = new Set(paths);
  for (const path of paths)
    for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1))
      all.add(path.slice(0, at));
  return all;
}
