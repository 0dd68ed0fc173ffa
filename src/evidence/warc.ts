import { accept, type Result, refuse } from "../kernel/index.ts";
import { joinBytes } from "../ledger/index.ts";
import { portableDigest, type StartDigest } from "./digest.ts";
import type { Finding } from "./finding.ts";
import { type Block, readBlock } from "./warc-block.ts";
import { DamagedCompression, openWarcBytes, type WarcBytes } from "./warc-bytes.ts";
import { recordFindings, resolveRevisits } from "./warc-findings.ts";
import { type HeaderFields, parseFields, type WarcHead, type WarcRecord } from "./warc-record.ts";

/** How a web archive is to be read. */
export interface WarcOptions {
  /** The file's name, for what is said about it. */
  readonly file?: string;
  readonly startDigest?: StartDigest;
  /** Of which records the content is to be kept. */
  readonly keep?: (head: WarcHead) => boolean;
  /** Most unpacked bytes that are read, against bombs. */
  readonly bytesMax?: number;
}

/** A web archive, read to its end. */
export interface WarcReading {
  readonly records: readonly WarcRecord[];
  /** Whether the digests hold: one finding for all that do, and one for each that does not. */
  readonly findings: readonly Finding[];
}

const VERSION = /^WARC\/(?:0\.1[78]|1\.[01])$/;
/** Longest header of a record in bytes; addresses of pages can be long. */
const HEADER_BYTES_MAX = 1 << 20;
const LINES_MAX = 1_000;
const RECORDS_MAX = 5_000_000;
const BYTES_MAX = 16_000_000_000;
const DECODER = new TextDecoder();

/** The file is not what the format asks for; carries the words for the refusal. */
class Fault extends Error {}

/**
 * Reads a web archive (WARC 1.0 and 1.1, compressed or not) record by record, and checks the digests that it
 * states. A length that lies, or an end within a record, is refused with the record's number and place.
 */
export async function readWarc(
  source: AsyncIterable<Uint8Array>,
  options: WarcOptions = {},
): Promise<Result<WarcReading>> {
  const bytes = openWarcBytes(source);
  const records: WarcRecord[] = [];
  let begun = 0;
  try {
    let left = options.bytesMax ?? BYTES_MAX;
    while (!(await bytes.atEnd())) {
      begun = bytes.offset();
      const record = await readRecord(bytes, records.length + 1, left, options);
      records.push(record);
      left -= record.length;
      if (records.length > RECORDS_MAX) throw new Fault("The file has too many records.");
    }
    if (records.length === 0) throw new Fault("The file is empty.");
  } catch (error) {
    if (error instanceof Fault || error instanceof DamagedCompression)
      return malformed(error.message, records.length + 1, begun, options.file);
    throw error;
  }
  const read = resolveRevisits(records, records);
  return accept({ records: read, findings: recordFindings(read, options.file ?? "web archive") });
}

function malformed(message: string, number: number, offset: number, file: string | undefined) {
  return refuse({
    code: "evidence/warc-malformed",
    message: `The web archive is damaged. ${message}`,
    ...(file === undefined ? {} : { file }),
    found: `record ${number}, at byte ${offset}`,
    remedy: "Fetch or export the file again; what stands before that record may be whole.",
  });
}

async function readRecord(
  bytes: WarcBytes,
  number: number,
  bytesLeft: number,
  options: WarcOptions,
): Promise<WarcRecord> {
  const offset = bytes.offset();
  const fields = await readHeader(bytes);
  const head = headOf(fields, number, offset);
  if (head.length > bytesLeft)
    throw new Fault(`It is larger than ${options.bytesMax ?? BYTES_MAX} bytes.`);
  const block: Block = {
    head,
    pieces: bytes.take(head.length),
    blockDigest: fields.get("warc-block-digest") ?? null,
    payloadDigest: fields.get("warc-payload-digest") ?? null,
    keep: options.keep?.(head) ?? false,
  };
  const { found, ...content } = await readBlock(block, options.startDigest ?? portableDigest);
  if (found < head.length)
    throw new Fault(
      `The file ends ${head.length - found} bytes before the stated length of ${head.length}.`,
    );
  await readSeparator(bytes, head.length);
  return { ...head, ...content };
}

async function readHeader(bytes: WarcBytes): Promise<HeaderFields> {
  const version = await textLine(bytes);
  if (!VERSION.test(version))
    throw new Fault("Here should be a record, which begins with WARC/1.0 or WARC/1.1.");
  const lines: string[] = [];
  for (;;) {
    const line = await textLine(bytes);
    if (line === "") break;
    lines.push(line);
    if (lines.length > LINES_MAX) throw new Fault("The header of the record is too long.");
  }
  const fields = parseFields(lines);
  if (fields === null) throw new Fault("The header of the record has a line that is no field.");
  return fields;
}

async function textLine(bytes: WarcBytes): Promise<string> {
  const line = await bytes.line(HEADER_BYTES_MAX);
  if (line.at(-1) !== 10) throw new Fault("The header of the record does not end.");
  return DECODER.decode(line).replace(/\r?\n$/, "");
}

function headOf(fields: HeaderFields, number: number, offset: number): WarcHead {
  const needed = (name: string) => {
    const value = fields.get(name.toLowerCase());
    if (value === undefined || value === "") throw new Fault(`The record has no ${name}.`);
    return value;
  };
  const length = needed("Content-Length");
  if (!/^\d{1,15}$/.test(length))
    throw new Fault(`The length ${JSON.stringify(length)} is no number.`);
  return {
    number,
    offset,
    type: needed("WARC-Type"),
    id: needed("WARC-Record-ID"),
    // Some recorders put the address in angle brackets.
    targetUri: fields.get("warc-target-uri")?.replace(/^<(.*)>$/, "$1") ?? null,
    date: needed("WARC-Date"),
    contentType: fields.get("content-type") ?? null,
    length: Number(length),
    truncated: fields.get("warc-truncated") ?? null,
  };
}

/** Every record is followed by two line breaks; anything else shows that the stated length is wrong. */
async function readSeparator(bytes: WarcBytes, length: number): Promise<void> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes.take(4)) pieces.push(piece);
  if (DECODER.decode(joinBytes(...pieces)) !== "\r\n\r\n")
    throw new Fault(`The stated length of ${length} bytes does not lead to the end of the record.`);
}
