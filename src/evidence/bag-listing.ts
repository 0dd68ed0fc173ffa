import type { BagDeclaration, ManifestLine } from "./bag-text.ts";
import type { DigestName } from "./digest.ts";
import type { Finding } from "./finding.ts";
import { foldedPath, pathCollisions, pathFault } from "./safe-path.ts";

/** A manifest of a bag after reading: of the payload, or of the files beside it. */
export interface ReadManifest {
  readonly file: string;
  readonly tag: boolean;
  readonly digest: DigestName;
  readonly lines: readonly ManifestLine[];
}

/** A digest that a file must have, and the manifest that says so. */
export interface ExpectedDigest {
  readonly manifest: string;
  readonly digest: DigestName;
  readonly hex: string;
}

/** What the manifests say about the files that are there. */
export interface Listing {
  readonly findings: readonly Finding[];
  /** By path of the file as it is in the bag. */
  readonly expected: ReadonlyMap<string, readonly ExpectedDigest[]>;
}

/** Files that systems make by themselves and that carry nothing anybody handed over. */
const SYSTEM_FILE = /(^|\/)(\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini|__MACOSX)($|\/)/i;

/** Compares what the manifests list with what is there: nothing missing, nothing more, nothing twice. */
export function compareListing(
  paths: readonly string[],
  manifests: readonly ReadManifest[],
  version: BagDeclaration["version"],
): Listing {
  const findings: Finding[] = [];
  const expected = new Map<string, ExpectedDigest[]>();
  const covered = new Map<string, Set<string>>();
  const there = new Set(paths);
  const byUnicode = new Map(paths.map((path) => [path.normalize("NFC"), path]));
  const byFold = new Map(paths.map((path) => [foldedPath(path), path]));
  for (const manifest of manifests) {
    const seen = new Set<string>();
    covered.set(manifest.file, seen);
    const listed = new Map<string, ManifestLine>();
    for (const line of manifest.lines) {
      findings.push(...lineFindings(manifest, line, listed.get(line.path), version));
      const fault = placeFault(manifest, line.path);
      if (fault !== null) continue;
      listed.set(line.path, line);
    }
    for (const line of listed.values()) {
      const found = locate(line.path, { there, byUnicode, byFold, listed });
      findings.push(...absence(manifest, line, found));
      if (found === null) continue;
      seen.add(found);
      const { file, digest } = manifest;
      const due = expected.get(found) ?? [];
      due.push({ manifest: file, digest, hex: line.digest });
      expected.set(found, due);
    }
  }
  findings.push(
    ...unlisted(paths, manifests, covered, version),
    ...uncovered(manifests),
    ...oddNames(paths, manifests),
  );
  return { findings, expected };
}

function lineFindings(
  manifest: ReadManifest,
  line: ManifestLine,
  before: ManifestLine | undefined,
  version: BagDeclaration["version"],
): readonly Finding[] {
  const place = `${manifest.file}, line ${line.line}`;
  const findings: Finding[] = line.oddities.map((oddity) => ({
    check: "bag/manifest-form",
    status: "warning",
    subject: line.path,
    detail: `${place}: ${oddity}.`,
  }));
  const fault = placeFault(manifest, line.path);
  if (fault !== null) {
    const check = pathFault(line.path) === null ? "bag/manifest-scope" : "bag/path-safe";
    const subject = JSON.stringify(line.path);
    findings.push({ check, status: "fail", subject, detail: `${place}: the path ${fault}.` });
  }
  if (before !== undefined) {
    const same = before.digest === line.digest;
    findings.push({
      check: "bag/listed-once",
      status: same && version[0] < 1 ? "warning" : "fail",
      subject: line.path,
      detail: `${place}: the file is listed on line ${before.line} already, with ${same ? "the same" : "another"} digest.`,
    });
  }
  return findings;
}

function placeFault({ tag }: ReadManifest, path: string): string | null {
  const fault = pathFault(path);
  if (fault !== null) return fault;
  if (!tag && !path.startsWith("data/")) return "is not in data/, though this manifest is for it";
  if (tag && path.startsWith("data/")) return "is in data/, which this manifest is not for";
  return null;
}

interface Places {
  readonly there: ReadonlySet<string>;
  readonly byUnicode: ReadonlyMap<string, string>;
  readonly byFold: ReadonlyMap<string, string>;
  readonly listed: ReadonlyMap<string, ManifestLine>;
}

/**
 * The file that a line means: of that very path; of the same path in another spelling of accents, as a Mac may
 * have written it; or another line's file that differs in case alone, as a Windows disk may have merged them.
 */
function locate(path: string, { there, byUnicode, byFold, listed }: Places): string | null {
  if (there.has(path)) return path;
  const respelt = byUnicode.get(path.normalize("NFC"));
  if (respelt !== undefined) return respelt;
  const merged = byFold.get(foldedPath(path));
  return merged !== undefined && listed.has(merged) ? merged : null;
}

function absence(
  { file }: ReadManifest,
  { path, line }: ManifestLine,
  found: string | null,
): readonly Finding[] {
  if (found === path) return [];
  if (found === null) {
    return [
      {
        check: "bag/complete",
        status: "fail",
        subject: path,
        detail: `${file}, line ${line} lists the file, and it is not there.`,
      },
    ];
  }
  return [
    {
      check: "bag/names-collide",
      status: "warning",
      subject: path,
      detail: `${file}, line ${line}: only ${JSON.stringify(found)} is there, which differs in case or in the spelling of accents.`,
    },
  ];
}

function unlisted(
  paths: readonly string[],
  manifests: readonly ReadManifest[],
  covered: ReadonlyMap<string, ReadonlySet<string>>,
  version: BagDeclaration["version"],
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const path of paths) {
    const payload = path.startsWith("data/");
    if (/^tagmanifest-[^/]+\.txt$/.test(path)) continue;
    const due = manifests.filter(({ tag }) => tag !== payload);
    const without = due.filter(({ file }) => !covered.get(file)?.has(path));
    if (without.length === 0 && due.length > 0) continue;
    const nowhere = without.length === due.length;
    const fails = payload && (nowhere || version[0] >= 1);
    const names = without.map(({ file }) => file).join(", ");
    findings.push({
      check: payload ? "bag/nothing-added" : "bag/tag-files-covered",
      status: fails ? "fail" : "warning",
      subject: path,
      detail: nowhere
        ? `No ${payload ? "manifest" : "tag manifest"} lists the file: it is not part of what was handed over.`
        : `The file is missing from ${names}.`,
    });
  }
  return findings;
}

/** Manifests of the payload without one of the same digest for the files beside it: it may have been removed. */
function uncovered(manifests: readonly ReadManifest[]): readonly Finding[] {
  const covering = new Set(manifests.filter(({ tag }) => tag).map(({ digest }) => digest));
  return manifests
    .filter(({ tag, digest }) => !tag && !covering.has(digest))
    .map(({ file }) => ({
      check: "bag/tag-files-covered",
      status: "warning",
      subject: `tag${file}`,
      detail: `There is no tag manifest that belongs to ${file}.`,
    }));
}

function oddNames(paths: readonly string[], manifests: readonly ReadManifest[]): Finding[] {
  const listed = manifests.flatMap(({ lines }) => lines.map(({ path }) => path));
  const all = [...new Set([...paths, ...listed])];
  const system = all.filter((path) => SYSTEM_FILE.test(path));
  return [
    ...pathCollisions(all).map(
      (group): Finding => ({
        check: "bag/names-collide",
        status: "warning",
        subject: group[0] ?? "",
        detail: `Some systems take these names for one: ${group.map((path) => JSON.stringify(path)).join(", ")}.`,
      }),
    ),
    ...system.map(
      (path): Finding => ({
        check: "bag/system-files",
        status: "warning",
        subject: path,
        detail: "A file of this name is made by a system, not by a person, and may come or go.",
      }),
    ),
  ];
}
