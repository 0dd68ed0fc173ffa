import type { ExpectedDigest } from "./bag-listing.ts";
import { type DigestName, digestPieces, type FileDigests, type StartDigest } from "./digest.ts";
import type { Finding } from "./finding.ts";
import { type FolderEntry, type FolderView, streamFile, UnreadableFile } from "./folder-view.ts";

/** Files that are read at once: while one is hashed the disk gets the next ones. */
const AT_ONCE = 8;

/** Told of each file that has been read. */
export type FileProgress = (doneBytes: number, totalBytes: number) => void;

/** Reads every expected file once, computes all its digests, and compares them with the manifests. */
export async function compareDigests(
  view: FolderView,
  entries: readonly FolderEntry[],
  expected: ReadonlyMap<string, readonly ExpectedDigest[]>,
  start: StartDigest,
  progress?: FileProgress,
): Promise<{
  readonly findings: readonly Finding[];
  readonly digests: ReadonlyMap<string, FileDigests>;
}> {
  const due = entries.filter(({ path }) => expected.has(path));
  const total = due.reduce((sum, { size }) => sum + size, 0);
  const found = new Map<string, FileDigests | UnreadableFile>();
  let next = 0;
  let done = 0;
  async function worker(): Promise<void> {
    for (let entry = due[next++]; entry !== undefined; entry = due[next++]) {
      found.set(entry.path, await digestsOf(view, entry, expected.get(entry.path) ?? [], start));
      done += entry.size;
      progress?.(done, total);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const digests = new Map<string, FileDigests>();
  const findings: Finding[] = [];
  for (const { path } of due) {
    const one = found.get(path);
    if (one === undefined || one instanceof UnreadableFile) {
      const detail = `The file cannot be read: ${one?.issue.message ?? "nothing came"}`;
      findings.push({ check: "bag/readable", status: "fail", subject: path, detail });
      continue;
    }
    digests.set(path, one);
    findings.push(...mismatches(path, one, expected.get(path) ?? []));
  }
  return { findings: [...findings, ...matches(expected, findings)], digests };
}

async function digestsOf(
  view: FolderView,
  entry: FolderEntry,
  expected: readonly ExpectedDigest[],
  start: StartDigest,
): Promise<FileDigests | UnreadableFile> {
  const names: readonly DigestName[] = [...new Set(expected.map(({ digest }) => digest))];
  try {
    return await digestPieces(streamFile(view, entry.path), names, start);
  } catch (error) {
    if (error instanceof UnreadableFile) return error;
    throw error;
  }
}

function mismatches(
  path: string,
  { digests }: FileDigests,
  expected: readonly ExpectedDigest[],
): readonly Finding[] {
  return expected
    .filter(({ digest, hex }) => digests.get(digest) !== hex)
    .map(({ manifest, digest, hex }) => ({
      check: `bag/${digest}`,
      status: "fail",
      subject: path,
      detail: `${manifest} gives ${shortened(hex)}, the file has ${shortened(digests.get(digest) ?? "")}: the file or its manifest was changed.`,
    }));
}

/** One finding for each manifest all of whose files that are there are unchanged. */
function matches(
  expected: ReadonlyMap<string, readonly ExpectedDigest[]>,
  wrong: readonly Finding[],
): readonly Finding[] {
  const changed = new Set(wrong.map(({ subject }) => subject));
  const tallies = new Map<string, { digest: DigestName; files: number; sound: boolean }>();
  for (const [path, due] of expected) {
    for (const { manifest, digest } of due) {
      const tally = tallies.get(manifest) ?? { digest, files: 0, sound: true };
      tally.files++;
      if (changed.has(path)) tally.sound = false;
      tallies.set(manifest, tally);
    }
  }
  return [...tallies]
    .filter(([, { sound }]) => sound)
    .map(([manifest, { digest, files }]) => ({
      check: `bag/${digest}`,
      status: "pass",
      subject: manifest,
      detail: `${files.toLocaleString("en-GB")} ${files === 1 ? "file has" : "files have"} the digest that is listed.`,
    }));
}

function shortened(hex: string): string {
  return `${hex.slice(0, 12)}...`;
}
