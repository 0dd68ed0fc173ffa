const QUOTE = 34;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const UNSURE = -1;
const RUNAWAY = -2;

/** Why a record cannot be used, before anything is known of its meaning. */
export type BadRecord =
  | "quote-not-closed"
  | "text-after-quote"
  | "quote-after-space"
  | "lone-return"
  | "field-count"
  | "field-too-long"
  | "nul-byte"
  | "not-utf8";

/** What one look at a record found; reused from record to record. */
export interface RecordLook {
  /** Byte after the record and its line end, or -1 when the window holds only part of it. */
  end: number;
  /** Bytes of its line end: 0 at the end of the file, 1 for LF, 2 for CR LF. */
  lineEnd: number;
  /** Line ends inside quoted fields. */
  innerLines: number;
  fields: number;
  bad: BadRecord | null;
}

/**
 * Looks at the record that starts at `start` of a window of a CSV file (RFC 4180): where it ends and
 * whether it is well formed. `last` says that the window ends where the file ends.
 */
export function lookAtRecord(
  bytes: Uint8Array,
  start: number,
  size: number,
  rules: { readonly delimiter: number; readonly cellBytes: number; last: boolean },
  look: RecordLook,
): void {
  const { delimiter, cellBytes, last } = rules;
  look.end = -1;
  look.lineEnd = 0;
  look.innerLines = 0;
  look.fields = 1;
  look.bad = null;
  let at = start;
  let fieldStart = start;
  for (;;) {
    if (at < size && bytes[at] === QUOTE) {
      at = skipQuoted(bytes, at, size, cellBytes, look);
      if (at < 0) {
        if (last || at === RUNAWAY) giveUp(bytes, start, size, look, "quote-not-closed");
        return;
      }
    }
    let byte = at < size ? (bytes[at] as number) : -1;
    const afterQuote = at > fieldStart;
    const textFrom = at;
    while (byte !== delimiter && byte !== LINE_FEED && byte !== RETURN && byte !== -1) {
      if (byte === QUOTE && isBlank(bytes, textFrom, at)) look.bad ??= "quote-after-space";
      at += 1;
      byte = at < size ? (bytes[at] as number) : -1;
    }
    if (byte === -1 && !last) return;
    if (afterQuote && at > textFrom) {
      giveUp(bytes, start, size, look, "text-after-quote");
      return;
    }
    if (at - fieldStart > cellBytes) look.bad ??= "field-too-long";
    if (byte === delimiter) {
      look.fields += 1;
      at += 1;
      fieldStart = at;
      continue;
    }
    if (byte === RETURN) {
      if (at + 1 >= size && !last) return;
      if (bytes[at + 1] !== LINE_FEED || at + 1 >= size) {
        giveUp(bytes, start, size, look, "lone-return");
        return;
      }
      look.lineEnd = 2;
    } else look.lineEnd = byte === LINE_FEED ? 1 : 0;
    look.end = at + look.lineEnd;
    return;
  }
}

/**
 * The byte after the closing quote; `UNSURE` when the window ends before it is certain; `RUNAWAY` when the
 * field runs over lines for longer than any field may be, so that its quote was never meant to open one.
 */
function skipQuoted(
  bytes: Uint8Array,
  open: number,
  size: number,
  cellBytes: number,
  look: RecordLook,
): number {
  let at = open + 1;
  for (;;) {
    while (at < size && bytes[at] !== QUOTE) {
      if (bytes[at] === LINE_FEED) look.innerLines += 1;
      at += 1;
    }
    if (look.innerLines > 0 && at - open > cellBytes) return RUNAWAY;
    if (at >= size) return UNSURE;
    if (at + 1 < size && bytes[at + 1] === QUOTE) at += 2;
    else return at + 1;
  }
}

/** Only the first line of a record whose quotes are wrong is given up: what follows may be sound. */
function giveUp(
  bytes: Uint8Array,
  start: number,
  size: number,
  look: RecordLook,
  why: BadRecord,
): void {
  const lineFeed = bytes.indexOf(LINE_FEED, start);
  const found = lineFeed !== -1 && lineFeed < size;
  look.end = found ? lineFeed + 1 : size;
  look.lineEnd = found ? (bytes[lineFeed - 1] === RETURN && lineFeed > start ? 2 : 1) : 0;
  look.innerLines = 0;
  look.bad = why;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  if (to === from) return false;
  for (let at = from; at < to; at++) if (bytes[at] !== SPACE && bytes[at] !== 9) return false;
  return true;
}
