import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { LIMITS } from "../../kernel/index.ts";
import { type CsvRules, type CsvShape, scanCsv } from "./csv-scan.ts";
import type { BadRecord } from "./record-scan.ts";

/** A row that is not used, and why. */
export interface RejectedRow {
  readonly line: number;
  readonly code: string;
  readonly field: string | null;
  readonly expected: string | null;
  readonly found: string | null;
  readonly original: string | null;
}

/** What one pass over a CSV file found. */
export interface Inspection {
  readonly shape: CsvShape;
  readonly rejected: readonly RejectedRow[];
  readonly rejectedByCode: ReadonlyMap<string, number>;
  /** Physical line of every good record; `null` when record r simply starts on line `firstLine + r`. */
  readonly lines: Uint32Array | null;
  readonly firstLine: number;
}

const EXPECTED: Readonly<Record<BadRecord, string>> = {
  "quote-not-closed": "a quotation mark that closes the field",
  "text-after-quote": "a separator or the end of the line after a closing quotation mark",
  "quote-after-space": "the quotation mark at the very start of the field",
  "lone-return": "line ends of Windows or Unix",
  "field-count": "as many fields as the header has",
  "field-too-long": `fields of at most ${LIMITS.cellBytes.toLocaleString("en-GB")} bytes`,
  "nul-byte": "text without NUL bytes",
  "not-utf8": "text in UTF-8",
};

const ORIGINALS_BYTES = 64 << 20;

/** Passes over a CSV file: counts its records, maps them to lines and keeps those that are not usable. */
export async function inspectCsv(
  path: string,
  rules: CsvRules,
  progress: (done: number) => void,
): Promise<Inspection> {
  const rejected: RejectedRow[] = [];
  const byCode = new Map<string, number>();
  let kept = 0;
  let lines = new Uint32Array(1 << 16);
  let count = 0;
  let straight = true;
  const shape = await scanCsv(path, rules, {
    good: (_bytes, _start, _end, line) => {
      if (line !== rules.line + count) straight = false;
      if (count === lines.length) {
        const larger = new Uint32Array(lines.length * 2);
        larger.set(lines);
        lines = larger;
      }
      lines[count++] = line;
    },
    bad: (why, line, bytes, fields) => {
      const code = `lake/${why}`;
      byCode.set(code, (byCode.get(code) ?? 0) + 1);
      if (rejected.length >= LIMITS.rejectedRows || kept > ORIGINALS_BYTES) return;
      kept += bytes.length;
      rejected.push({
        line,
        code,
        field: null,
        expected: why === "field-count" ? `${rules.columns} fields` : EXPECTED[why],
        found: why === "field-count" ? `${fields}` : null,
        original: Buffer.from(bytes).toString("utf8"),
      });
    },
    progress,
  });
  return {
    shape,
    rejected,
    rejectedByCode: byCode,
    lines: straight ? null : lines.slice(0, count),
    firstLine: rules.line,
  };
}

/** Writes the good records alone, each ended by LF, without the header. */
export async function writeCleanCopy(path: string, rules: CsvRules, to: string): Promise<void> {
  const sink = createWriteStream(to);
  const done = finished(sink);
  let parts: Buffer[] = [];
  const lineEnd = Buffer.from("\n");
  const flush = async () => {
    const whole = Buffer.concat(parts);
    parts = [];
    if (whole.length > 0 && !sink.write(whole)) await Promise.race([once(sink, "drain"), done]);
  };
  await scanCsv(path, rules, {
    good: (bytes, start, end) => {
      parts.push(Buffer.from(bytes.subarray(start, end)), lineEnd);
    },
    bad: () => undefined,
    progress: () => undefined,
    pause: flush,
  });
  await flush();
  sink.end();
  await done;
}
