import { compareDigests, type FileProgress } from "./bag-digests.ts";
import { compareListing, type ReadManifest } from "./bag-listing.ts";
import {
  type BagDeclaration,
  type BagInfo,
  decodeTagText,
  infoValues,
  knownEncoding,
  manifestDigest,
  parseBagInfo,
  parseDeclaration,
  parseFetch,
  parseManifest,
} from "./bag-text.ts";
import type { FileDigests, StartDigest } from "./digest.ts";
import { type Finding, type FindingStatus, overallStatus } from "./finding.ts";
import { type FolderEntry, type FolderView, UnreadableFile } from "./folder-view.ts";
import { PACKAGE_LIMITS } from "./package-limits.ts";
import { pathFault } from "./safe-path.ts";

/** What checking a bag came to. */
export interface BagReport {
  /** The worst of the findings; a bag with warnings alone is valid. */
  readonly status: FindingStatus;
  readonly findings: readonly Finding[];
  /** Version that the bag declares, such as `1.0`, or `null`. */
  readonly version: string | null;
  readonly info: BagInfo;
  /** Length and digests of every file that a manifest lists and that could be read. */
  readonly digests: ReadonlyMap<string, FileDigests>;
}

const KNOWN_MINORS = [93, 94, 95, 96, 97];

/**
 * Checks a bag (RFC 8493, BagIt 1.0, and the drafts from 0.93 on): every file listed is there and unchanged,
 * nothing was added, no path leads outside, and the length of all is as declared. Each file is read once for all
 * its digests. Addresses in `fetch.txt` are never followed.
 */
export async function verifyBag(
  view: FolderView,
  start: StartDigest,
  progress?: FileProgress,
): Promise<BagReport> {
  const entries = await view.list();
  const findings: Finding[] = unsafeNames(entries);
  const declared = await readDeclaration(view, findings);
  if (declared === null) return report({ findings, version: null, info: [], digests: new Map() });
  const version = declared.version.join(".");
  const tags: TagReader = { view, declared, findings };
  const manifests = await readManifests(tags, entries);
  const listing = compareListing(
    entries.map(({ path }) => path),
    manifests,
    declared.version,
  );
  findings.push(...listing.findings);
  const info = await readInfo(tags, declared.version);
  findings.push(...oxum(info, entries));
  await checkFetch(tags, manifests);
  const compared = await compareDigests(view, entries, listing.expected, start, progress);
  findings.push(...compared.findings);
  return report({ findings, version, info, digests: compared.digests });
}

interface TagReader {
  readonly view: FolderView;
  readonly declared: BagDeclaration;
  readonly findings: Finding[];
}

/** The report, with a line of its own for each check that found nothing wrong. */
function report(parts: Omit<BagReport, "status">): BagReport {
  const checked = new Set(parts.findings.map(({ check }) => check));
  const silent =
    parts.version === null ? [] : SILENT_PASSES.filter(({ check }) => !checked.has(check));
  const findings = [...parts.findings, ...silent];
  return { ...parts, findings, status: overallStatus(findings) };
}

const SILENT_PASSES: readonly Finding[] = (
  [
    ["bag/path-safe", "Every path stays inside the bag."],
    ["bag/complete", "Every file that is listed is there."],
    ["bag/nothing-added", "Every file of the payload is listed."],
    ["bag/listed-once", "No file is listed twice."],
    ["bag/names-collide", "No two names differ in case or spelling of accents alone."],
  ] as const
).map(([check, detail]) => ({ check, status: "pass", subject: "manifests", detail }));

function unsafeNames(entries: readonly FolderEntry[]): Finding[] {
  return entries.flatMap(({ path }) => {
    const fault = pathFault(path);
    if (fault === null) return [];
    const detail = `The name of the file ${fault}.`;
    return [{ check: "bag/path-safe", status: "fail", subject: JSON.stringify(path), detail }];
  });
}

async function readDeclaration(
  view: FolderView,
  findings: Finding[],
): Promise<BagDeclaration | null> {
  const subject = "bagit.txt";
  const add = (status: FindingStatus, detail: string) =>
    findings.push({ check: "bag/declaration", status, subject, detail });
  const bytes = await readTag(view, subject, PACKAGE_LIMITS.descriptionBytes, findings);
  if (bytes === null) {
    add("fail", "The bag has no bagit.txt that can be read: it is not a bag, or not a whole one.");
    return null;
  }
  const text = decodeTagText(bytes, "utf-8");
  const declared = text === null ? null : parseDeclaration(text);
  if (declared === null) {
    add(
      "fail",
      "The file is not the two lines of version and encoding that the standard asks for.",
    );
    return null;
  }
  const [major, minor] = declared.version;
  const version = `${major}.${minor}`;
  if (!(major === 1 && minor === 0) && !(major === 0 && KNOWN_MINORS.includes(minor))) {
    add("cannot-be-checked", `Version ${version} of BagIt is not known here.`);
    return null;
  }
  if (!knownEncoding(declared.encoding)) {
    add("cannot-be-checked", `Texts in the encoding ${declared.encoding} cannot be read here.`);
    return null;
  }
  if (declared.loose) add("warning", "White space stands where the standard has none.");
  else add("pass", `BagIt ${version}, texts in ${declared.encoding}.`);
  return declared;
}

/** The bytes of a tag file, `null` when it is absent, too long or damaged, the last two with a finding. */
async function readTag(
  view: FolderView,
  path: string,
  limit: number,
  findings: Finding[],
): Promise<Uint8Array | null> {
  const entry = (await view.list()).find((one) => one.path === path);
  if (entry === undefined) return null;
  const fail = (detail: string) => {
    findings.push({ check: "bag/readable", status: "fail", subject: path, detail });
    return null;
  };
  if (entry.size > limit)
    return fail(`The file is longer than ${limit.toLocaleString("en-GB")} bytes.`);
  try {
    return await view.read(path);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return fail(`The file cannot be read: ${error.issue.message}`);
  }
}

async function readTagText(tags: TagReader, path: string, limit: number): Promise<string | null> {
  const bytes = await readTag(tags.view, path, limit, tags.findings);
  if (bytes === null) return null;
  const text = decodeTagText(bytes, tags.declared.encoding);
  if (text === null) {
    const detail = `The file is no text in ${tags.declared.encoding}, which bagit.txt declares.`;
    tags.findings.push({ check: "bag/readable", status: "fail", subject: path, detail });
  }
  return text;
}

async function readManifests(
  tags: TagReader,
  entries: readonly FolderEntry[],
): Promise<readonly ReadManifest[]> {
  const manifests: ReadManifest[] = [];
  let payload = 0;
  for (const { path } of entries.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const kind = manifestDigest(path);
    if (kind === null) continue;
    if (!kind.tag) payload++;
    if (kind.digest === "unknown") {
      const detail = "The file is named for a digest that is not known here.";
      tags.findings.push({
        check: "bag/digest-known",
        status: "cannot-be-checked",
        subject: path,
        detail,
      });
      continue;
    }
    const text = await readTagText(tags, path, PACKAGE_LIMITS.manifestBytes);
    if (text === null) continue;
    const { lines, malformed, mixedEnds } = parseManifest(text, kind.digest, tags.declared.version);
    if (mixedEnds) {
      const detail = "The lines end in more than one way: somebody changed the file by hand.";
      const check = "bag/manifest-form";
      tags.findings.push({ check, status: "warning", subject: path, detail });
    }
    tags.findings.push(...malformedLines(path, "bag/manifest-form", malformed));
    manifests.push({ file: path, tag: kind.tag, digest: kind.digest, lines });
  }
  if (payload === 0) {
    tags.findings.push({
      check: "bag/manifest-form",
      status: "fail",
      subject: "manifest",
      detail: "No manifest lists the payload.",
    });
  }
  return manifests;
}

function malformedLines(
  subject: string,
  check: string,
  lines: readonly number[],
  status: FindingStatus = "fail",
): readonly Finding[] {
  const [first] = lines;
  if (first === undefined) return [];
  const more = lines.length === 1 ? "" : `, nor ${lines.length - 1} after it`;
  const detail = `Line ${first} is not of the form of this file${more}.`;
  return [{ check, status, subject, detail }];
}

async function readInfo(tags: TagReader, version: BagDeclaration["version"]): Promise<BagInfo> {
  const name = version[0] === 0 && version[1] < 96 ? "package-info.txt" : "bag-info.txt";
  const text = await readTagText(tags, name, PACKAGE_LIMITS.descriptionBytes);
  if (text === null) return [];
  const { info, malformed } = parseBagInfo(text);
  tags.findings.push(...malformedLines(name, "bag/info-form", malformed, "warning"));
  return info;
}

function oxum(info: BagInfo, entries: readonly FolderEntry[]): readonly Finding[] {
  const check = "bag/payload-oxum";
  const subject = "bag-info.txt";
  const values = infoValues(info, "Payload-Oxum");
  const payload = entries.filter(({ path }) => path.startsWith("data/"));
  const bytes = payload.reduce((sum, { size }) => sum + size, 0);
  const found = `${bytes}.${payload.length}`;
  if (values.length > 1)
    return [{ check, status: "fail", subject, detail: "Payload-Oxum is given more than once." }];
  return values.map((value) =>
    value === found
      ? {
          check,
          status: "pass",
          subject,
          detail: `Files: ${payload.length}, bytes: ${bytes}, as declared.`,
        }
      : {
          check,
          status: "fail",
          subject,
          detail: `${JSON.stringify(value)} is declared, and there are ${bytes} bytes in ${payload.length} files.`,
        },
  );
}

async function checkFetch(tags: TagReader, manifests: readonly ReadManifest[]): Promise<void> {
  const subject = "fetch.txt";
  const text = await readTagText(tags, subject, PACKAGE_LIMITS.manifestBytes);
  if (text === null) return;
  const { paths, malformed } = parseFetch(text, tags.declared.version);
  tags.findings.push(...malformedLines(subject, "bag/fetch-form", malformed), {
    check: "bag/fetch-not-followed",
    status: "warning",
    subject,
    detail: `The file gives ${paths.length} addresses to fetch from. They are never followed; what is missing counts as missing.`,
  });
  const payload = manifests.filter(({ tag }) => !tag);
  const listed = payload.map(({ lines }) => new Set(lines.map(({ path }) => path)));
  for (const path of paths) {
    const fault = pathFault(path) ?? (path.startsWith("data/") ? null : "is not in data/");
    if (fault !== null)
      tags.findings.push({
        check: "bag/path-safe",
        status: "fail",
        subject: JSON.stringify(path),
        detail: `${subject}: the path ${fault}.`,
      });
    else if (!listed.some((manifest) => manifest.has(path)))
      tags.findings.push({
        check: "bag/fetch-form",
        status: "fail",
        subject: path,
        detail: "fetch.txt names an address for a file that no manifest lists.",
      });
  }
}
