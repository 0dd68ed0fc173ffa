import { z } from "zod";
import { bytesText } from "../ledger/index.ts";
import { fileSha256, type StartDigest } from "./digest.ts";
import type { Finding } from "./finding.ts";
import type { FolderEntry, FolderView } from "./folder-view.ts";
import { PACKAGE_LIMITS } from "./package-limits.ts";
import { pathFault } from "./safe-path.ts";

/** A file that the archive lists, with the digest it should have. */
export interface WaczResource {
  readonly path: string;
  /** SHA-256 in hexadecimal digits, or `null` when another digest is stated. */
  readonly sha256: string | null;
  /** As it stands in the list. */
  readonly stated: string;
  readonly bytes: number | null;
}

/** What `datapackage.json` says of a recorded web archive. */
export interface WaczPackage {
  readonly version: string;
  readonly title: string | null;
  readonly created: string | null;
  readonly software: string | null;
  readonly resources: readonly WaczResource[];
}

/** The list of files at the root of every archive. */
export const PACKAGE_FILE = "datapackage.json";
/** The file that fixes the list of files, and may be signed. */
export const DIGEST_FILE = "datapackage-digest.json";

const RESOURCE = z.union([
  z.object({ path: z.string(), hash: z.string(), bytes: z.number().optional() }),
  // WACZ 1.0.0 wrote digest and length in this way.
  z
    .object({
      path: z.string(),
      hashing: z.string(),
      stats: z.object({ hash: z.string(), bytes: z.number().optional() }),
    })
    .transform(({ path, hashing, stats }) => ({
      path,
      hash: `${hashing}:${stats.hash}`,
      bytes: stats.bytes,
    })),
]);
const PACKAGE = z.object({
  profile: z.literal("data-package"),
  wacz_version: z.string(),
  title: z.string().optional(),
  created: z.string().optional(),
  software: z.string().optional(),
  resources: z.array(RESOURCE).max(PACKAGE_LIMITS.files),
});

/** A JSON file of the archive, or the reason why it cannot be used. */
export async function readJson(
  view: FolderView,
  entries: readonly FolderEntry[],
  path: string,
): Promise<{ readonly bytes: Uint8Array; readonly value: unknown } | string> {
  const entry = entries.find((one) => one.path === path);
  if (entry === undefined) return "The file is missing.";
  if (entry.size > PACKAGE_LIMITS.descriptionBytes) return "The file is too large.";
  const bytes = await view.read(path);
  const text = bytes === null ? null : bytesText(bytes);
  if (bytes === null || text === null) return "The file is not text in UTF-8.";
  try {
    return { bytes, value: JSON.parse(text) };
  } catch {
    return "The file is not JSON.";
  }
}

/** Reads the list of files, or says what is wrong with it. */
export function parsePackage(value: unknown): WaczPackage | string {
  const read = PACKAGE.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return `${issue?.path.join(".") || "The file"}: ${issue?.message ?? "not as the format asks"}.`;
  }
  const { wacz_version, title, created, software, resources } = read.data;
  return {
    version: wacz_version,
    title: title ?? null,
    created: created ?? null,
    software: software ?? null,
    resources: resources.map(({ path, hash, bytes }) => ({
      path,
      sha256: /^sha256:([0-9a-f]{64})$/.exec(hash)?.[1] ?? null,
      stated: hash,
      bytes: bytes ?? null,
    })),
  };
}

/** Compares every file with the list: none missing, none changed, none that is not listed. */
export async function checkResources(
  view: FolderView,
  entries: readonly FolderEntry[],
  listed: readonly WaczResource[],
  start: StartDigest,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const sizes = new Map(entries.map(({ path, size }) => [path, size]));
  for (const resource of listed) {
    findings.push({
      check: "wacz/file",
      subject: resource.path,
      ...(await checkResource(view, sizes.get(resource.path), resource, start)),
    });
  }
  const known = new Set([...listed.map(({ path }) => path), PACKAGE_FILE, DIGEST_FILE]);
  for (const { path } of entries) {
    if (known.has(path)) continue;
    const detail = "The file is not in the list of files, so nothing says what it should hold.";
    findings.push({ check: "wacz/file-unlisted", status: "fail", subject: path, detail });
  }
  return findings;
}

async function checkResource(
  view: FolderView,
  size: number | undefined,
  { path, bytes, sha256, stated }: WaczResource,
  start: StartDigest,
): Promise<Pick<Finding, "status" | "detail">> {
  const fault = pathFault(path);
  if (fault !== null) return { status: "fail", detail: `The path ${fault}.` };
  if (size === undefined) return { status: "fail", detail: "The file is listed and missing." };
  if (bytes !== null && bytes !== size)
    return { status: "fail", detail: `It has ${size} bytes, listed are ${bytes}.` };
  if (sha256 === null)
    return { status: "cannot-be-checked", detail: `The digest ${stated} is not a SHA-256.` };
  const found = await fileSha256(view, path, start);
  return found === sha256
    ? { status: "pass", detail: `It has the listed SHA-256 ${sha256}.` }
    : { status: "fail", detail: `It was changed: SHA-256 ${found}, listed is ${sha256}.` };
}
