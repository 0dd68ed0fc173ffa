import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";
import type { Format, Layout } from "../../events/index.ts";
import { accept, type Issue, LIMITS, type Result, refuse } from "../../kernel/index.ts";
import { lookAtRecord, type RecordLook } from "./record-scan.ts";

/** The head of a CSV file: names of its columns, what separates them, and where the rows begin. */
export interface TableHead {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly layout: Layout;
  /** First byte after the header, and its physical line. */
  readonly offset: number;
  readonly line: number;
  /** Bytes of its line end. */
  readonly lineEnd: number;
}

type Head = Pick<TableHead, "header" | "offset" | "line" | "lineEnd">;

const HEAD_BYTES = 1 << 20;
/** Characters that separate columns in practice, with their names. */
export const DELIMITERS: readonly (readonly [string, string])[] = [
  [",", "a comma"],
  [";", "a semicolon"],
  ["\t", "a tab"],
  ["|", "a vertical bar"],
];

/** Reads the header of a CSV file and finds which layout of the format it has. */
export async function readHead(
  path: string,
  format: Format,
  file: string,
): Promise<Result<TableHead>> {
  const bytes = await firstBytes(path);
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const wrong = headIssue(bytes, start, file);
  if (wrong !== null) return refuse(wrong);
  const missing: string[] = [];
  for (const delimiter of format.delimiters) {
    const head = splitHead(bytes, start, delimiter);
    if (head === null) continue;
    const layout = findLayout(format, head.header);
    if (layout !== null) {
      if (head.header.length > LIMITS.tableColumns)
        return refuse(tooManyColumns(file, head.header));
      return accept({ ...head, delimiter, layout });
    }
    missing.push(...missingColumns(format, head.header));
  }
  for (const [delimiter, name] of DELIMITERS) {
    const head = format.delimiters.includes(delimiter) ? null : splitHead(bytes, start, delimiter);
    if (head !== null && findLayout(format, head.header) !== null) {
      return refuse({
        code: "lake/wrong-delimiter",
        message: "The columns are separated by another character than the format has.",
        file,
        line: 1,
        expected: format.delimiters.map(nameOfDelimiter).join(" or "),
        found: name,
        remedy: "Export the file again with the expected separator.",
      });
    }
  }
  return refuse(
    noLayout(format, splitHead(bytes, start, format.delimiters[0] ?? ","), file, missing),
  );
}

/** The layout whose required columns a header has, names compared without case; or `null`. */
export function findLayout(format: Format, header: readonly string[]): Layout | null {
  return format.layouts.find((layout) => lacking(layout, header).length === 0) ?? null;
}

/** The columns that the nearest layout of a format misses in a header. */
export function missingColumns(format: Format, header: readonly string[]): readonly string[] {
  const lists = format.layouts.map((layout) => lacking(layout, header));
  lists.sort((a, b) => a.length - b.length);
  return lists[0] ?? [];
}

function lacking(layout: Layout, header: readonly string[]): readonly string[] {
  const names = new Set(header.map((name) => name.trim().toLowerCase()));
  return layout.required.flatMap((wanted) => {
    const any = typeof wanted === "string" ? [wanted] : wanted;
    return any.some((name) => names.has(name.toLowerCase())) ? [] : [any.join(" or ")];
  });
}

/** What is wrong with the first line of a file, before it is split. */
export function headIssue(bytes: Buffer, start: number, file: string): Issue | null {
  if (bytes.length <= start) {
    return { code: "lake/file-empty", message: "The file is empty.", file };
  }
  const lineFeed = bytes.indexOf(10, start);
  const line = bytes.subarray(start, lineFeed === -1 ? bytes.length : lineFeed);
  const lone = lineFeed === -1 && line.indexOf(13) !== -1 && line.indexOf(13) < line.length - 1;
  if (lone) {
    return {
      code: "lake/line-ends-not-known",
      message: "Lines end in a lone carriage return.",
      file,
      expected: "LF or CR LF",
      remedy: "Save the file with the line ends of Windows or Unix.",
    };
  }
  if (line.indexOf(0) !== -1) {
    return {
      code: "lake/not-a-table",
      message: "The file is not a table: its first line holds NUL bytes.",
      file,
      expected: "text in UTF-8, or UTF-16 with a byte order mark",
      remedy: "Save the file as CSV in UTF-8.",
    };
  }
  // A sequence cut by the end of the buffer is not an error of the file.
  if (!isUtf8(lineFeed === -1 ? line.subarray(0, Math.max(0, line.length - 3)) : line)) {
    return {
      code: "lake/encoding-not-known",
      message: "The header is not text in UTF-8.",
      file,
      line: 1,
      expected: "UTF-8",
      remedy: "Save the file as UTF-8.",
    };
  }
  return null;
}

function splitHead(bytes: Buffer, start: number, delimiter: string): Head | null {
  const look: RecordLook = { end: 0, lineEnd: 0, innerLines: 0, fields: 0, bad: null };
  const rules = { delimiter: delimiter.charCodeAt(0), cellBytes: LIMITS.cellBytes, last: true };
  lookAtRecord(bytes, start, bytes.length, rules, look);
  if (look.bad !== null || look.end === -1) return null;
  const text = bytes.subarray(start, look.end - look.lineEnd).toString("utf8");
  return {
    header: splitRecord(text, delimiter).map((name) => name.trim()),
    offset: look.end,
    line: 2 + look.innerLines,
    lineEnd: look.lineEnd,
  };
}

/** The fields of one well-formed record. */
export function splitRecord(record: string, delimiter: string): string[] {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (record[at] === '"') {
      let end = at + 1;
      while (end < record.length && (record[end] !== '"' || record[end + 1] === '"')) {
        end += record[end] === '"' ? 2 : 1;
      }
      fields.push(record.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
    } else {
      const next = record.indexOf(delimiter, at);
      const end = next === -1 ? record.length : next;
      fields.push(record.slice(at, end));
      at = end;
    }
    if (at >= record.length) return fields;
    at += 1;
  }
}

function noLayout(
  format: Format,
  head: Pick<TableHead, "header"> | null,
  file: string,
  missing: readonly string[],
): Issue {
  if (head === null) {
    return {
      code: "lake/header-not-read",
      message: "The first line is not a well-formed header.",
      file,
      line: 1,
      remedy: "Save the file as CSV in UTF-8 with one header line.",
    };
  }
  const shown = head.header.slice(0, 8).map((name) => name.slice(0, 40));
  return {
    code: "lake/columns-missing",
    message: `The header is not that of ${format.name}.`,
    file,
    line: 1,
    expected: `the columns ${missing.slice(0, 12).join(", ")}`,
    found: `${shown.join(", ")}${head.header.length > shown.length ? ", ..." : ""}`,
    remedy: "Check that the file is of this format; for other tables use 'mizan import table'.",
  };
}

function tooManyColumns(file: string, header: readonly string[]): Issue {
  return {
    code: "lake/too-many-columns",
    message: "The header has more columns than a table may have.",
    file,
    line: 1,
    expected: `at most ${LIMITS.tableColumns}`,
    found: String(header.length),
  };
}

function nameOfDelimiter(delimiter: string): string {
  return DELIMITERS.find(([one]) => one === delimiter)?.[1] ?? JSON.stringify(delimiter);
}

async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    const bytes = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await handle.read(bytes, 0, HEAD_BYTES, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
