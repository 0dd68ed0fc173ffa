import type { FindingStatus } from "./finding.ts";

/** How a digest that a record states compares with its bytes. */
export interface WarcDigest {
  /** As it stands in the record, such as `sha1:3I42H3S6…`, or `null` when it states none. */
  readonly stated: string | null;
  readonly status: FindingStatus;
  readonly detail: string;
}

/** What a record of a web archive says of itself (WARC 1.1, ISO 28500:2017). */
export interface WarcHead {
  /** Place in the file, counted from 1. */
  readonly number: number;
  /** Where it begins in the file, in bytes. */
  readonly offset: number;
  /** `response`, `request`, `resource`, `warcinfo`, `metadata`, `revisit` or another. */
  readonly type: string;
  readonly id: string;
  readonly targetUri: string | null;
  /** When it was recorded, as the record says. */
  readonly date: string;
  /** Content type of the block: `application/http` around a page, the page's own without. */
  readonly contentType: string | null;
  /** Length of the block in bytes, as stated and found. */
  readonly length: number;
  /** Why the recorder stopped before the end, when it says that it did. */
  readonly truncated: string | null;
}

/** The answer of a web server within a record. */
export interface WarcHttp {
  readonly status: number | null;
  readonly contentType: string | null;
  readonly contentEncoding: string | null;
  readonly chunked: boolean;
}

/** A record of a web archive, read and checked. */
export interface WarcRecord extends WarcHead {
  readonly http: WarcHttp | null;
  readonly blockDigest: WarcDigest;
  readonly payloadDigest: WarcDigest;
  /** The content without headers, when it was asked for and is small enough. */
  readonly payload: Uint8Array | null;
}

/** Header fields by lower-case name; of a repeated field the first counts. */
export type HeaderFields = ReadonlyMap<string, string>;

/** Reads `Name: value` lines; a line that begins with a blank continues the one before. */
export function parseFields(lines: readonly string[]): HeaderFields | null {
  const fields = new Map<string, string>();
  let last: string | null = null;
  for (const line of lines) {
    if (/^[ \t]/.test(line)) {
      if (last === null) return null;
      fields.set(last, `${fields.get(last) ?? ""} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(":");
    if (colon <= 0) return null;
    last = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(last)) fields.set(last, line.slice(colon + 1).trim());
  }
  return fields;
}

/** The status and the content's type of an answer, from its header. */
export function parseHttpHead(text: string): WarcHttp | null {
  const [first = "", ...lines] = text.split(/\r?\n/).filter((line) => line !== "");
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(first);
  const isRequest = /^[A-Z]+ \S+ HTTP\/\d/.test(first);
  if (status === null && !isRequest) return null;
  // A server may send lines that are no fields; they are recorded as sent and not judged.
  const fields = parseFields(lines.filter((line) => /^([^:\s][^:]*:|[ \t])/.test(line)));
  return {
    status: status === null ? null : Number(status[1]),
    contentType: fields?.get("content-type") ?? null,
    contentEncoding: fields?.get("content-encoding") ?? null,
    chunked: /\bchunked\b/i.test(fields?.get("transfer-encoding") ?? ""),
  };
}
