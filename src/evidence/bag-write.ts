import { accept, type Issue, type Result, refuse } from "../kernel/index.ts";
import { textBytes } from "../ledger/index.ts";
import type { BagInfo } from "./bag-text.ts";
import { type DigestName, digestPieces, type FileDigests, type StartDigest } from "./digest.ts";
import { fileOfBytes, type PackageFile } from "./folder-view.ts";
import { fileAndFolder, pathCollisions, pathFault, unsafePath } from "./safe-path.ts";

/** What goes into a bag. */
export interface BagContent {
  /** The files handed over; their paths are given without the `data/` that a bag puts before them. */
  readonly payload: readonly PackageFile[];
  /** Files beside the payload that say something about it, such as proofs and instructions. */
  readonly tags?: readonly PackageFile[];
  /** Labels and values of `bag-info.txt`, in order; `Payload-Oxum` is added. */
  readonly info?: BagInfo;
}

const DIGESTS: readonly DigestName[] = ["sha256", "sha512"];
const RESERVED = /^(bagit\.txt|bag-info\.txt|fetch\.txt|(tag)?manifest-[^/]+\.txt|data\/.*)$/i;

/**
 * The files of a bag after BagIt 1.0 (RFC 8493) in the order in which they are written, with SHA-256 and SHA-512
 * of everything. The same content gives the same bytes. Names with a percent sign are refused, because
 * `sha256sum -c` and BagIt read them differently.
 */
export async function composeBag(
  content: BagContent,
  start: StartDigest,
): Promise<Result<readonly PackageFile[]>> {
  const payload = sorted(content.payload.map((file) => ({ ...file, path: `data/${file.path}` })));
  const others = sorted(content.tags ?? []);
  const issues = [...contentIssues(payload, others), ...infoIssues(content.info ?? [])];
  if (issues.length > 0) return refuse(...issues);
  const digested = await digestAll(payload, start);
  if (!digested.ok) return digested;
  const octets = payload.reduce((sum, { size }) => sum + size, 0);
  const info = [...(content.info ?? []), ["Payload-Oxum", `${octets}.${payload.length}`]];
  const tags = [
    textFile("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
    textFile("bag-info.txt", info.map(([label, value]) => `${label}: ${value}\n`).join("")),
    ...manifests("manifest", payload, digested.value),
  ];
  const all = sorted([...tags, ...others]);
  const tagDigests = await digestAll(all, start);
  if (!tagDigests.ok) return tagDigests;
  return accept([
    ...tags,
    ...payload,
    ...others,
    ...manifests("tagmanifest", all, tagDigests.value),
  ]);
}

function textFile(path: string, text: string): PackageFile {
  return fileOfBytes(path, textBytes(text));
}

function sorted(files: readonly PackageFile[]): readonly PackageFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function contentIssues(
  payload: readonly PackageFile[],
  others: readonly PackageFile[],
): readonly Issue[] {
  const paths = [...payload, ...others].map(({ path }) => path);
  const unsafe = [
    ...payload.map(({ path }) => path.slice("data/".length)),
    ...others.map(({ path }) => path),
  ].flatMap((path) => {
    const fault = pathFault(path) ?? portabilityFault(path);
    return fault === null ? [] : [unsafePath(path, fault)];
  });
  const reserved = others.filter(({ path }) => RESERVED.test(path));
  const seen = new Set<string>();
  const repeated = paths.filter((path) => seen.size === seen.add(path).size);
  const clashes = [
    ...repeated.map((path) => [path, path]),
    ...pathCollisions(paths),
    ...fileAndFolder(paths).map((path) => [path, `${path}/`]),
  ];
  return [
    ...unsafe,
    ...reserved.map(({ path }) => ({
      code: "evidence/bag-content-unsuitable",
      message: "A bag writes a file of this name itself.",
      file: path,
      remedy: "Give the file another name, or put it into the payload.",
    })),
    ...clashes.map((group) => ({
      code: "evidence/names-collide",
      message: "Two files of the package have names that some systems take for one.",
      file: group[0] ?? "",
      found: group.map((path) => JSON.stringify(path)).join(", "),
      remedy: "Rename one of them.",
    })),
  ];
}

/** What BagIt and `sha256sum` read differently, or Windows cannot hold. */
function portabilityFault(path: string): string | null {
  if (path.includes("%")) return "holds a percent sign";
  if (/[<>:"|?*]/.test(path)) return "holds a character that Windows does not allow";
  if (/[. ](\/|$)/.test(path)) return "has a part that ends with a dot or a blank";
  return null;
}

function infoIssues(info: BagInfo): readonly Issue[] {
  return info
    .filter(
      ([label, value]) =>
        !/^[A-Za-z][A-Za-z0-9-]*$/.test(label) ||
        /^payload-oxum$/i.test(label) ||
        value.trim() !== value ||
        value === "" ||
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
        /[\u0000-\u001f\u007f\u2028\u2029]/.test(value),
    )
    .map(([label, value]) => ({
      code: "evidence/bag-content-unsuitable",
      message: "A label or value of bag-info.txt does not fit on its one line.",
      file: "bag-info.txt",
      field: label,
      expected: "letters, digits and hyphens; a value of one line without spaces around it",
      found: JSON.stringify(value),
    }));
}

async function digestAll(
  files: readonly PackageFile[],
  start: StartDigest,
): Promise<Result<readonly FileDigests[]>> {
  const all: FileDigests[] = [];
  for (const file of files) {
    const found = await digestPieces(file.read(), DIGESTS, start);
    if (found.size !== file.size) {
      return refuse({
        code: "evidence/file-unreadable",
        message: "A file for the package is not as long as it was said to be.",
        file: file.path,
        expected: `${file.size} bytes`,
        found: `${found.size} bytes`,
      });
    }
    all.push(found);
  }
  return accept(all);
}

function manifests(
  name: string,
  files: readonly PackageFile[],
  digests: readonly FileDigests[],
): readonly PackageFile[] {
  return DIGESTS.map((digest) =>
    textFile(
      `${name}-${digest}.txt`,
      files.map(({ path }, i) => `${digests[i]?.digests.get(digest)}  ${path}\n`).join(""),
    ),
  );
}
