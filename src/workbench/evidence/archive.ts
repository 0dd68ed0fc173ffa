import {
  type CaptureFacts,
  type Finding,
  type HeldInside,
  type ItemFacts,
  isInstant,
  type WarcRecord,
} from "../../evidence/index.ts";
import type { EvidencePort, StagedBytes } from "../evidence-port.ts";

/** A web archive with what it says of itself and what the checks found. */
export interface ReadArchive {
  readonly findings: readonly Finding[];
  readonly pages: readonly {
    readonly url: string;
    readonly time: string;
    readonly title: string | null;
  }[];
  readonly records: readonly (WarcRecord & { readonly file?: string })[];
  readonly software: string | null;
  readonly signer: string | null;
}

/** Which form of web archive an item is, by its content or its name; `null` for everything else. */
export function archiveFormat({
  mediaType,
  name,
}: Pick<ItemFacts, "mediaType" | "name">): "wacz" | "warc" | null {
  if (/wacz/.test(mediaType) || /\.wacz$/i.test(name)) return "wacz";
  return /warc/.test(mediaType) || /\.warc(\.gz)?$/i.test(name) ? "warc" : null;
}

/** Reads a web archive; one that cannot be read at all is a finding, not the end of the matter. */
export async function readArchive(
  evidence: EvidencePort,
  format: "wacz" | "warc",
  bytes: string | StagedBytes,
  name: string,
): Promise<ReadArchive> {
  if (format === "wacz") {
    const read = await evidence.readWacz(bytes, name);
    if (!read.ok) return unreadable("wacz/readable", name, read.issues);
    const { findings, pages, records, facts, signer } = read.value;
    const said = signer === null ? null : `${signer.name} (${signer.kind})`;
    return { findings, pages, records, software: facts?.software ?? null, signer: said };
  }
  const read = await evidence.readWarc(bytes, name);
  if (!read.ok) return unreadable("warc/readable", name, read.issues);
  const { findings, records } = read.value;
  return { findings, pages: pagesOf(records), records, software: null, signer: null };
}

/** What an archive says of its first page: address, time, status, tool, and where its source and its image stand. */
export function archiveFacts(archive: ReadArchive): Pick<
  CaptureFacts,
  "url" | "status" | "capturedAt" | "tool" | "toolVersion" | "holds"
> & {
  readonly title: string | null;
} {
  const [page] = archive.pages;
  const source = page === undefined ? undefined : sourceOf(archive, page.url);
  const image = page === undefined ? undefined : imageOf(archive, page.url);
  const holds: HeldInside[] = [
    ...(source === undefined ? [] : [{ what: "html" as const, where: placeOf(source) }]),
    ...(image === undefined ? [] : [{ what: "fullpage-image" as const, where: placeOf(image) }]),
  ];
  const time = page?.time ?? null;
  return {
    title: page?.title ?? null,
    url: page !== undefined && /^https?:\/\/\S+$/.test(page.url) ? page.url : null,
    status: source?.http?.status ?? null,
    capturedAt: time !== null && isInstant(time) ? new Date(time).toISOString() : null,
    ...toolOf(archive.software),
    holds,
  };
}

/**
 * Tool and version from what an archive says of its software.
 *
 * @example
 * toolOf("Webrecorder ArchiveWeb.page 0.6.0, using warcio.js 1.5.0")
 * // => { "tool": "Webrecorder ArchiveWeb.page", "toolVersion": "0.6.0" }
 */
export function toolOf(software: string | null): {
  readonly tool: string | null;
  readonly toolVersion: string | null;
} {
  const [first = ""] = (software ?? "").split(/[,(]/);
  const read = /^\s*(.+?)[\s/]+v?(\d[\w.+-]*)\s*$/.exec(first);
  if (read !== null) return { tool: read[1] ?? null, toolVersion: read[2] ?? null };
  return { tool: first.trim().slice(0, 200) || null, toolVersion: null };
}

function sourceOf({ records }: ReadArchive, url: string): WarcRecord | undefined {
  return records.find(
    (record) =>
      (record.type === "response" || record.type === "resource") &&
      sameAddress(record.targetUri, url) &&
      /html/i.test(record.http?.contentType ?? record.contentType ?? "") &&
      record.payloadDigest.status !== "fail" &&
      record.blockDigest.status !== "fail",
  );
}

/** Crawlers keep the image of the whole page as a record whose address begins with `urn:fullPage:`. */
function imageOf({ records }: ReadArchive, url: string): WarcRecord | undefined {
  return records.find((record) => {
    const uri = record.targetUri ?? "";
    return (
      /^urn:fullpage:/i.test(uri) &&
      sameAddress(uri.slice("urn:fullPage:".length), url) &&
      /^image\//i.test(record.contentType ?? "") &&
      record.blockDigest.status !== "fail"
    );
  });
}

function placeOf(record: WarcRecord & { readonly file?: string }): string {
  const file = record.file === undefined ? "" : ` of ${record.file}`;
  return `record ${record.number} at byte ${record.offset}${file}`;
}

function sameAddress(one: string | null, other: string): boolean {
  const bare = (url: string) => url.replace(/#.*$/, "").replace(/\/$/, "");
  return one !== null && bare(one) === bare(other);
}

/** A WARC lists no pages: its answers with HTML are the pages. */
function pagesOf(records: readonly WarcRecord[]): ReadArchive["pages"] {
  return records
    .filter(({ type, http }) => type === "response" && http?.status === 200)
    .filter(({ http }) => /html/i.test(http?.contentType ?? ""))
    .map(({ targetUri, date }) => ({ url: targetUri ?? "", time: date, title: null }));
}

function unreadable(
  check: string,
  subject: string,
  issues: readonly { readonly message: string; readonly found?: string }[],
): ReadArchive {
  const findings = issues.map(({ message, found }) => ({
    check,
    status: "fail" as const,
    subject,
    detail: found === undefined ? message : `${message} Found ${found}.`,
  }));
  return { findings, pages: [], records: [], software: null, signer: null };
}
