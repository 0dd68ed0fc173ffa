import { parse } from "csv-parse/sync";
import { accept, type Issue, type Json, type Result, refuse } from "../../kernel/index.ts";
import type { KindField } from "./kind.ts";
import { splitList, valueOfCell } from "./table.ts";

/** Columns and names that stand beside the fields of a kind in a file of records. */
const BESIDE_FIELDS = ["id", "marking", "markings", "withheld"] as const;

/** A record as a file gives it. */
export interface FileRow {
  /** Where it stands, for what is said of it. */
  readonly place: Pick<Issue, "file" | "line" | "field">;
  readonly id: string | null;
  readonly marking: string | null;
  /** Markings of fields as `name=TLP:RED`; `null` where the file does not speak of them. */
  readonly markings: readonly string[] | null;
  /** Fields that the file leaves out because its reader was not cleared. */
  readonly withheld: readonly string[];
  /** Values of the fields that the file speaks of; `null` where it gives none. */
  readonly values: Readonly<Record<string, Json>>;
}

/** The rows of a file, with the column of each field where the file has columns. */
export interface FileTable {
  readonly rows: readonly FileRow[];
  readonly columns: ReadonlyMap<string, number>;
}

const FILE_BYTES_MAX = 64_000_000;
const ROWS_MAX = 100_000;

/** Reads a file of records by the end of its name: .csv, .json or .ndjson. */
export function readRecordFile(
  name: string,
  bytes: Uint8Array,
  fields: readonly KindField[],
): Result<FileTable> {
  if (bytes.length > FILE_BYTES_MAX)
    return refuse(wrongFile(name, `at most ${FILE_BYTES_MAX / 1e6} MB`, `${bytes.length} bytes`));
  const text = decode(bytes);
  if (text === null) return refuse(wrongFile(name, "text in UTF-8"));
  const read = /\.(nd)?jsonl?$/i.test(name) ? readJson(name, text) : readCsv(name, text, fields);
  if (!read.ok) return read;
  const { length } = read.value.rows;
  return length <= ROWS_MAX
    ? read
    : refuse(wrongFile(name, `at most ${ROWS_MAX.toLocaleString("en-GB")} rows`, `${length} rows`));
}

function readCsv(file: string, text: string, fields: readonly KindField[]): Result<FileTable> {
  let records: { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true };
    records = parse(text, options) as unknown as typeof records;
  } catch (error) {
    const { lines, message } = error as Error & { lines?: number };
    const issue = wrongFile(file, "CSV with commas and double quotes (RFC 4180)", message);
    return refuse(lines === undefined ? issue : { ...issue, line: lines });
  }
  const [head, ...rest] = records;
  if (head === undefined) return refuse(wrongFile(file, "a first line with the names of columns"));
  const names = head.record.map((name) => name.trim());
  const issues = headerIssues(file, names, fields);
  if (issues.length > 0) return refuse(...issues);
  const byName = new Map(fields.map((field) => [field.name, field]));
  const rows: FileRow[] = [];
  let end = head.info.lines;
  for (const { record, info } of rest) {
    const place = { file, line: end + 1 };
    end = info.lines;
    if (record.length !== names.length)
      issues.push({
        ...wrongFile(file, `${names.length} cells`, `${record.length} cells`),
        line: place.line,
      });
    else rows.push(rowOfCells(place, names, record, byName));
  }
  const columns = new Map(names.map((name, i) => [name, i + 1]));
  return issues.length === 0 ? accept({ rows, columns }) : refuse(...issues);
}

function rowOfCells(
  place: FileRow["place"],
  names: readonly string[],
  cells: readonly string[],
  fields: ReadonlyMap<string, KindField>,
): FileRow {
  const cell = (name: string) => cells[names.indexOf(name)] ?? "";
  const values: Record<string, Json> = {};
  for (const [i, name] of names.entries()) {
    const field = fields.get(name);
    if (field !== undefined) values[name] = valueOfCell(field, cells[i] ?? "");
  }
  return {
    place,
    id: cell("id").trim() || null,
    marking: cell("marking").trim() || null,
    markings: names.includes("markings") ? splitList(cell("markings")) : null,
    withheld: splitList(cell("withheld")),
    values,
  };
}

function headerIssues(
  file: string,
  names: readonly string[],
  fields: readonly KindField[],
): Issue[] {
  const known = [...BESIDE_FIELDS, ...fields.map(({ name }) => name)];
  return names.flatMap((name, i) => {
    const at = { file, line: 1, column: i + 1, field: name };
    if (!known.includes(name))
      return [
        {
          code: "records/field-unknown",
          message: "The column is not a field of the kind.",
          ...at,
          expected: known.join(", "),
        },
      ];
    if (names.indexOf(name) < i)
      return [{ code: "records/file-wrong", message: "The column is there twice.", ...at }];
    return [];
  });
}

function readJson(file: string, text: string): Result<FileTable> {
  const isLines = !/\.json$/i.test(file);
  const issues: Issue[] = [];
  const rows: FileRow[] = [];
  const add = (place: FileRow["place"], value: unknown) => {
    const row = rowOfObject(place, value);
    if (row === null) issues.push({ ...wrongFile(file, ENTRY_FORM), ...place });
    else rows.push(row);
  };
  if (isLines) {
    for (const [i, line] of text.split(/\r?\n/).entries())
      if (line.trim() !== "") add({ file, line: i + 1 }, parseJson(line));
  } else {
    const value = parseJson(text);
    if (!Array.isArray(value)) return refuse(wrongFile(file, `a list of ${ENTRY_FORM}`));
    for (const [i, one] of value.entries()) add({ file, field: `[${i}]` }, one);
  }
  return issues.length === 0 ? accept({ rows, columns: new Map() }) : refuse(...issues);
}

const ENTRY_FORM = '{"id": ..., "marking": ..., "values": {...}}';

function rowOfObject(place: FileRow["place"], value: unknown): FileRow | null {
  if (!isObject(value) || !isObject(value["values"])) return null;
  const { id = null, marking = null, markings = null, withheld = [], values, ...rest } = value;
  if (Object.keys(rest).length > 0) return null;
  if (id !== null && typeof id !== "string") return null;
  if (marking !== null && typeof marking !== "string") return null;
  if (markings !== null && !isObject(markings)) return null;
  if (!Array.isArray(withheld) || !withheld.every((one) => typeof one === "string")) return null;
  return {
    place,
    id,
    marking,
    markings: markings === null ? null : Object.entries(markings).map((pair) => pair.join("=")),
    withheld,
    values: values as FileRow["values"],
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return null;
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function wrongFile(file: string, expected: string, found?: string): Issue {
  return {
    code: "records/file-wrong",
    message: "The file is not one of records.",
    file,
    expected,
    ...(found === undefined ? {} : { found }),
  };
}
