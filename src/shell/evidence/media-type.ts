import { open } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { fileTypeFromFile, supportedExtensions } from "file-type";
import { decodeText, textTypeOf } from "./text-type.ts";

/** What content is, by its bytes. */
export interface DetectedMediaType {
  readonly mediaType: string;
  /** Whether the ending of the name says another type. */
  readonly mismatch: boolean;
  /** Both in a sentence. */
  readonly detail: string;
}

/** Bytes that are looked at to tell one kind of text from another. */
const SAMPLE_BYTES = 65_536;
const UNKNOWN = "application/octet-stream";
const ZIP = "application/zip";

/** Endings of text and of web archives, which are told apart here, and the types that each may have. */
const BY_ENDING: Readonly<Record<string, readonly string[]>> = {
  txt: ["text/plain", "text/csv", "text/tab-separated-values"],
  log: ["text/plain", "text/csv"],
  md: ["text/plain"],
  csv: ["text/csv", "text/plain"],
  tsv: ["text/tab-separated-values", "text/plain"],
  json: ["application/json"],
  geojson: ["application/json"],
  jsonl: ["application/x-ndjson", "application/json"],
  ndjson: ["application/x-ndjson", "application/json"],
  html: ["text/html"],
  htm: ["text/html"],
  xhtml: ["text/html"],
  svg: ["image/svg+xml"],
  xml: ["application/xml", "image/svg+xml"],
  mhtml: ["multipart/related"],
  mht: ["multipart/related"],
  wacz: ["application/wacz"],
  warc: ["application/warc"],
  gz: ["application/gzip", "application/warc"],
};
/** Endings that mean the same as the one that the library gives. */
const SAME_ENDING: Readonly<Record<string, string>> = {
  jpeg: "jpg",
  jpe: "jpg",
  tiff: "tif",
  mpeg: "mpg",
  m4v: "mp4",
  htm: "html",
};

/** Tells what a file is from its bytes, and whether the ending of the given name says the same. */
export async function detectMediaType(path: string, name: string): Promise<DetectedMediaType> {
  const sample = await readSample(path);
  const ending = /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const own = ownTypes(sample, ending);
  const binary = own === null ? await fileTypeFromFile(path) : undefined;
  const isXml = binary?.mime === "application/xml";
  const text = own === null && (binary === undefined || isXml) ? textTypeOf(sample) : null;
  const mediaType = own ?? text ?? binary?.mime ?? UNKNOWN;
  const known = mediaType === ZIP && ending === "wacz" ? "application/wacz" : mediaType;
  const mismatch = differs(ending, known, binary?.ext);
  const detail = mismatch
    ? `The name ends in .${ending}, but the bytes are ${known}.`
    : `The bytes are ${known}.`;
  return { mediaType: known, mismatch, detail };
}

async function readSample(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Web archives, which the library does not know. */
function ownTypes(sample: Uint8Array, ending: string): string | null {
  if (beginsWith(sample, "WARC/")) return "application/warc";
  if (sample[0] === 0x1f && sample[1] === 0x8b) {
    const inside = beginOfGzip(sample);
    return inside !== null && beginsWith(inside, "WARC/") ? "application/warc" : null;
  }
  const opening = decodeText(sample.subarray(0, 4096))?.text ?? "";
  const isMhtml = /^(?:[A-Za-z-]+:.*\r?\n(?:[ \t].*\r?\n)*)*Content-Type:\s*multipart\/related\b/i;
  return (ending === "mhtml" || ending === "mht") && isMhtml.test(opening)
    ? "multipart/related"
    : null;
}

function beginsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).toString("latin1") === text;
}

function beginOfGzip(sample: Uint8Array): Uint8Array | null {
  try {
    // The sample may end anywhere; only its beginning is of interest.
    return gunzipSync(sample.subarray(0, 2048), { finishFlush: 2, maxOutputLength: 1 << 22 });
  } catch {
    return null;
  }
}

function differs(ending: string, mediaType: string, extension: string | undefined): boolean {
  const expected = BY_ENDING[ending];
  if (expected !== undefined) return !expected.includes(mediaType);
  const plain = SAME_ENDING[ending] ?? ending;
  if (!supportedExtensions.has(plain as never)) return false;
  return extension === undefined || (SAME_ENDING[extension] ?? extension) !== plain;
}
