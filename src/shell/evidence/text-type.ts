/** Text with the encoding it was read in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be";
}

const LINES_COMPARED = 20;
/** Longer text may go on beyond the sample. */
const WHOLE_LENGTH_MAX = 16_000;
/** What begins a page, by the sniffing rules of browsers (WHATWG MIME Sniffing, section 7.1). */
const HTML_NAMES =
  "html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|meta|link|base|form";
const HTML_OPENING = new RegExp(`^(?:<!doctype\\s+html|<(?:${HTML_NAMES})[\\s/>])`, "i");
const XML_PROLOGUE = /^(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!doctype\s[^>[]*(?:\[[\s\S]*?\]\s*)?>|\s+)/i;
/** Controls that text may hold: tab, line feed, form feed, carriage return, escape (WHATWG MIME Sniffing, 3). */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);

/** Reads bytes as text, by their mark of byte order or else as UTF-8; `null` when they are no text. */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : "utf-8";
  try {
    // `stream` leaves out a character that the sample cuts in two.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return holdsControls(text) ? null : { text, encoding };
  } catch {
    return null;
  }
}

function holdsControls(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && !TEXT_CONTROLS.has(code)) return true;
  }
  return false;
}

/** What kind of text the beginning of a file is, or `null` when it is none. */
export function textTypeOf(sample: Uint8Array): string | null {
  const decoded = decodeText(sample);
  if (decoded === null) return null;
  return markupType(decoded.text) ?? dataType(decoded.text) ?? "text/plain";
}

/** Pages, drawings and other XML, by their first element. */
function markupType(text: string): string | null {
  let rest = text.trimStart();
  const isXml = rest.startsWith("<?xml");
  for (let skipped = XML_PROLOGUE.exec(rest); skipped !== null; skipped = XML_PROLOGUE.exec(rest)) {
    if (/^<!doctype\s+html/i.test(skipped[0])) return "text/html";
    rest = rest.slice(skipped[0].length);
  }
  const root = /^<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)/.exec(rest)?.[2]?.toLowerCase();
  if (root === "svg") return "image/svg+xml";
  if (HTML_OPENING.test(rest)) return "text/html";
  if (text.trimStart().startsWith("<!--") && rest !== text.trimStart()) return "text/html";
  return isXml && root !== undefined ? "application/xml" : null;
}

/** JSON and tables. */
function dataType(text: string): string | null {
  const trimmed = text.trim();
  if (/^[[{]/.test(trimmed)) {
    if (isJson(trimmed)) return "application/json";
    const lines = trimmed.split("\n");
    const whole = lines.slice(0, lines.length > 1 ? Math.min(lines.length - 1, LINES_COMPARED) : 1);
    if (lines.length > 1 && whole.every((line) => isJson(line.trim())))
      return "application/x-ndjson";
    // Where the sample ends before the text does, its beginning has to do.
    if (
      text.length > WHOLE_LENGTH_MAX &&
      /^(?:\{\s*"(?:[^"\\]|\\.)*"\s*:|\[\s*(?:[[{"\d-]|true|false|null))/.test(trimmed)
    )
      return "application/json";
  }
  const lines = text
    .split(/\r?\n/)
    .slice(0, LINES_COMPARED)
    .filter((line) => line !== "");
  if (lines.length < 2) return null;
  for (const [delimiter, type] of [
    ["\t", "text/tab-separated-values"],
    [",", "text/csv"],
    [";", "text/csv"],
  ] as const) {
    const counts = lines.map(
      (line) => line.replaceAll(/"(?:[^"]|"")*"/g, "").split(delimiter).length,
    );
    const first = counts[0] ?? 1;
    if (first > 1 && counts.slice(0, -1).every((count) => count === first)) return type;
  }
  return null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
