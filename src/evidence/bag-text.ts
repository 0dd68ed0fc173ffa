import { DIGEST_DIGITS, DIGEST_NAMES, type DigestName } from "./digest.ts";

/** What `bagit.txt` declares. */
export interface BagDeclaration {
  /** Version of BagIt as major and minor number. */
  readonly version: readonly [major: number, minor: number];
  readonly encoding: string;
  /** White space that versions before 1.0 let pass. */
  readonly loose: boolean;
}

/** A line of a manifest: a file and the digest it must have. */
export interface ManifestLine {
  /** Physical line of the manifest, counted from 1. */
  readonly line: number;
  readonly digest: string;
  readonly path: string;
  /** What is unusual about the line though it can be read. */
  readonly oddities: readonly string[];
}

/** A manifest as read: its lines, and the numbers of those that are no lines of a manifest. */
export interface Manifest {
  readonly lines: readonly ManifestLine[];
  readonly malformed: readonly number[];
  /** Whether its lines end in more than one way, which no tool writes. */
  readonly mixedEnds: boolean;
}

/** A label and its value in `bag-info.txt`. */
export type BagInfo = readonly (readonly [label: string, value: string])[];

const ENCODINGS: Readonly<Record<string, string>> = {
  "utf-8": "utf-8",
  "us-ascii": "utf-8",
  "iso-8859-1": "windows-1252",
  "windows-1252": "windows-1252",
  "utf-16le": "utf-16le",
  "utf-16be": "utf-16be",
};

/**
 * Reads `bagit.txt`, or gives `null` when it is not the two lines of the standard (RFC 8493 section 2.1.1).
 *
 * @example
 * parseDeclaration("BagIt-Version : 1.0\nTag-File-Character-Encoding : UTF-8\n")
 * // => null
 */
export function parseDeclaration(text: string): BagDeclaration | null {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  const [first = "", second = ""] = lines;
  const version = /^BagIt-Version([ \t]*:[ \t]*)([0-9]{1,4})\.([0-9]{1,4})([ \t]*)$/.exec(first);
  const encoding = /^Tag-File-Character-Encoding([ \t]*:[ \t]*)([\w.:-]{1,40})([ \t]*)$/.exec(
    second,
  );
  if (lines.length !== 2 || version === null || encoding === null) return null;
  const loose =
    version[1] !== ": " || encoding[1] !== ": " || version[4] !== "" || encoding[3] !== "";
  const major = Number(version[2]);
  if (loose && major >= 1) return null;
  return { version: [major, Number(version[3])], encoding: encoding[2] ?? "", loose };
}

/** The text of a tag file in the bag's encoding; `null` when its bytes are no text in it, or it is not known. */
export function decodeTagText(bytes: Uint8Array, encoding: string): string | null {
  const name = encoding.toLowerCase();
  const littleEndian = bytes[0] === 0xff && bytes[1] === 0xfe;
  const wide = name.startsWith("utf-16");
  const label = name === "utf-16" ? (littleEndian ? "utf-16le" : "utf-16be") : ENCODINGS[name];
  if (label === undefined) return null;
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: !wide }).decode(bytes);
  } catch {
    return null;
  }
}

/** Whether tag files in this encoding can be read. */
export function knownEncoding(encoding: string): boolean {
  const name = encoding.toLowerCase();
  return name === "utf-16" || ENCODINGS[name] !== undefined;
}

/** The digest that a manifest is named for, `unknown` for names that are not ours; `null` for other files. */
export function manifestDigest(
  path: string,
): { readonly tag: boolean; readonly digest: DigestName | "unknown" } | null {
  const match = /^(tag)?manifest-([^/]+)\.txt$/.exec(path);
  if (match === null) return null;
  const digest = DIGEST_NAMES.find((name) => name === match[2]) ?? "unknown";
  return { tag: match[1] !== undefined, digest };
}

/** Reads a manifest (RFC 8493 section 2.1.3), with the forms that common tools write. */
export function parseManifest(
  text: string,
  digest: DigestName,
  version: BagDeclaration["version"],
): Manifest {
  const lines: ManifestLine[] = [];
  const malformed: number[] = [];
  for (const [index, content] of text.split(/\r\n|\r|\n/).entries()) {
    if (content === "") continue;
    const match = /^([0-9A-Fa-f]+)([ \t]+)(\*?)((?:\.\/)?)(.+)$/.exec(content);
    if (match === null || match[1]?.length !== DIGEST_DIGITS[digest]) {
      malformed.push(index + 1);
      continue;
    }
    const [, digits = "", gap = "", star = "", dot = "", path = ""] = match;
    const oddities: string[] = [];
    if (digits !== digits.toLowerCase()) oddities.push("the digest is in capital letters");
    if (gap.includes("\t")) oddities.push("a tab stands between digest and path");
    if (star !== "") oddities.push("an asterisk stands before the path, as md5sum writes it");
    if (dot !== "") oddities.push("the path begins with ./");
    lines.push({
      line: index + 1,
      digest: digits.toLowerCase(),
      path: decodePath(path, version),
      oddities,
    });
  }
  return { lines, malformed, mixedEnds: new Set(text.match(/\r\n|\r|\n/g)).size > 1 };
}

/** Reads `fetch.txt`: the paths it promises, and the lines that are none of its form. */
export function parseFetch(
  text: string,
  version: BagDeclaration["version"],
): { readonly paths: readonly string[]; readonly malformed: readonly number[] } {
  const paths: string[] = [];
  const malformed: number[] = [];
  for (const [index, content] of text.split(/\r\n|\r|\n/).entries()) {
    if (content === "") continue;
    const match = /^\S+[ \t]+(?:[0-9]+|-)[ \t]+(.+)$/.exec(content);
    if (match === null) malformed.push(index + 1);
    else paths.push(decodePath((match[1] ?? "").replace(/^\.\//, ""), version));
  }
  return { paths, malformed };
}

/** Reads `bag-info.txt`: labels may repeat, a line that begins with white space continues the one before. */
export function parseBagInfo(text: string): {
  readonly info: BagInfo;
  readonly malformed: readonly number[];
} {
  const info: (readonly [string, string])[] = [];
  const malformed: number[] = [];
  for (const [index, content] of text.split(/\r\n|\r|\n/).entries()) {
    if (content.trim() === "") continue;
    const last = info.at(-1);
    const colon = content.indexOf(":");
    if (/^[ \t]/.test(content) && last !== undefined)
      info[info.length - 1] = [last[0], `${last[1]} ${content.trim()}`];
    else if (colon > 0)
      info.push([content.slice(0, colon).trim(), content.slice(colon + 1).trim()]);
    else malformed.push(index + 1);
  }
  return { info, malformed };
}

/** Values of a label, whatever its case. */
export function infoValues(info: BagInfo, label: string): readonly string[] {
  const wanted = label.toLowerCase();
  return info.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
}

/** Only line breaks, and from 1.0 on the percent sign, are encoded in paths; all else stands for itself. */
function decodePath(path: string, [major]: BagDeclaration["version"]): string {
  const encoded = major >= 1 ? /%(0A|0D|25)/gi : /%(0A|0D)/gi;
  return path.replace(encoded, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
