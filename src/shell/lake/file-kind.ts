import { LIMITS } from "../../kernel/index.ts";

/** What the first bytes of a file say it is. */
export type FileKind =
  | "text"
  | "gzip"
  | "zip"
  | "parquet"
  | "utf16le"
  | "utf16be"
  | "empty"
  | Alien;

/** A kind that holds no table, by the name people know it under. */
export type Alien = { readonly alien: string };

const SIGNATURES: readonly (readonly [string, FileKind])[] = [
  ["1f8b", "gzip"],
  ["504b0304", "zip"],
  ["504b0506", "zip"],
  ["50415231", "parquet"],
  ["89504e47", { alien: "a PNG picture" }],
  ["ffd8ff", { alien: "a JPEG picture" }],
  ["47494638", { alien: "a GIF picture" }],
  ["25504446", { alien: "a PDF document" }],
  ["d0cf11e0", { alien: "an old Office document (XLS or DOC)" }],
  ["53514c69746520", { alien: "an SQLite database" }],
  ["425a68", { alien: "a bzip2 archive" }],
  ["fd377a585a", { alien: "an xz archive" }],
  ["28b52ffd", { alien: "a Zstandard archive" }],
  ["377abcaf", { alien: "a 7-Zip archive" }],
  ["7f454c46", { alien: "a program" }],
  ["4d5a90", { alien: "a program" }],
  ["fffe0000", { alien: "text in UTF-32" }],
  ["0000feff", { alien: "text in UTF-32" }],
  ["fffe", "utf16le"],
  ["feff", "utf16be"],
];

/** How many bytes `fileKind` wants to see. */
export const KIND_BYTES = 512;

/** What a file is, from its first bytes; its name is not asked. */
export function fileKind(first: Uint8Array): FileKind {
  if (first.length === 0) return "empty";
  const hex = Buffer.from(first.subarray(0, 16)).toString("hex");
  for (const [signature, kind] of SIGNATURES) if (hex.startsWith(signature)) return kind;
  const text = Buffer.from(first)
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart()
    .toLowerCase();
  if (text.startsWith("<!doctype") || text.startsWith("<html")) return { alien: "a web page" };
  if (text.startsWith("<?xml") || text.startsWith("<svg")) return { alien: "an XML document" };
  if (text.startsWith("<")) return { alien: "a document with tags" };
  if (text.startsWith("{") || text.startsWith("[{")) return { alien: "a JSON document" };
  if (text.startsWith("version https://git-lfs"))
    return { alien: "a pointer to a file in Git LFS" };
  return "text";
}

/** Whether something that unpacks to so much is past every bound of sound data. */
export function tooLarge(unpacked: number, packed: number): boolean {
  if (unpacked > LIMITS.unpackedBytes) return true;
  // Below a few megabytes a ratio says nothing: empty columns pack very well.
  return unpacked > 8_000_000 && unpacked / Math.max(packed, 1) > LIMITS.unpackedRatio;
}
