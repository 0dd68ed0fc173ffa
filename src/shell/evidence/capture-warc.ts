import { createHash } from "node:crypto";
import { WARC_1_1, WARCRecord, WARCSerializer } from "warcio";
import type { Hop } from "./fetch-hop.ts";

/** What identifies the program that captured. */
export interface CaptureTool {
  readonly tool: string;
  readonly toolVersion: string;
}

const HEX = { digest: { algo: "sha-256", prefix: "sha256:", base32: false } };

/**
 * A web archive (WARC 1.1) of every question and answer of a capture. The same hops and ids give the same bytes.
 * The header of an answer is kept in its order and spelling; only the field of a transfer in chunks is renamed, because
 * the content is kept with its chunks joined.
 */
export async function captureWarc(
  hops: readonly Hop[],
  { tool, toolVersion }: CaptureTool,
  newId: () => string,
): Promise<Uint8Array> {
  const date = hops[0]?.at ?? "";
  const head = { warcVersion: WARC_1_1, date } as const;
  const about = { software: `${tool} ${toolVersion}`, format: "WARC File Format 1.1" };
  const records = [
    WARCRecord.createWARCInfo({ ...head, warcHeaders: { "WARC-Record-ID": urn(newId()) } }, about),
  ];
  for (const hop of hops) records.push(...recordsOf(hop, urn(newId()), urn(newId())));
  const parts: Uint8Array[] = [];
  for (const record of records) parts.push(await WARCSerializer.serialize(record, HEX));
  return Buffer.concat(parts);
}

function urn(id: string): string {
  return `<urn:uuid:${id}>`;
}

function recordsOf(hop: Hop, responseId: string, requestId: string): readonly WARCRecord[] {
  const answer = Buffer.concat([Buffer.from(answerHead(hop), "latin1"), hop.body]);
  const question = Buffer.from(hop.requestHead, "latin1");
  return [
    httpRecord("response", hop, answer, {
      "WARC-Record-ID": responseId,
      "WARC-IP-Address": hop.address,
      "WARC-Payload-Digest": sha256(hop.body),
    }),
    httpRecord("request", hop, question, {
      "WARC-Record-ID": requestId,
      "WARC-Concurrent-To": responseId,
      "WARC-Payload-Digest": sha256(new Uint8Array(0)),
    }),
  ];
}

function httpRecord(
  type: "response" | "request",
  hop: Hop,
  block: Uint8Array,
  warcHeaders: Record<string, string>,
): WARCRecord {
  const record = WARCRecord.create(
    {
      type,
      url: hop.url,
      date: hop.at,
      warcVersion: WARC_1_1,
      warcHeaders: { ...warcHeaders, "Content-Type": `application/http; msgtype=${type}` },
    },
    [block],
  );
  // The block holds the header as it was sent; the library would write its own.
  record.httpHeaders = null;
  return record;
}

/** The header of an answer as it was sent, but for the name of the field of a transfer in chunks. */
export function answerHead({ httpVersion, status, statusText, headers }: Hop): string {
  const lines = headers.map(([name, value]) =>
    name.toLowerCase() === "transfer-encoding"
      ? `X-Crawler-${name}: ${value}`
      : `${name}: ${value}`,
  );
  return [`HTTP/${httpVersion} ${status} ${statusText}`, ...lines, "", ""].join("\r\n");
}

function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
