import { parse } from "csv-parse/sync";
import { LIMITS } from "../../kernel/index.ts";
import type { IssueList } from "./issues.ts";

/** Takes one row of a table: its cells in the order of the header, and its line in the file. */
export type RowTaker = (cells: readonly string[], line: number) => void;

/** What is known of a table once its header is read. */
export interface TableHead {
  readonly names: readonly string[];
  readonly delimiter: string;
}

interface ParseContext {
  readonly lines: number;
}

const DELIMITERS = [",", ";", "\t", "|"];

/**
 * Reads a table row by row: CSV of RFC 4180 in UTF-8, with or without a byte order mark, parted by comma,
 * semicolon, tab or bar, whichever the header has most of. `open` gets the header and gives what takes the
 * rows, or `null` when the header is not good enough. Rows are not kept.
 */
export function readTable(
  file: string,
  bytes: Uint8Array,
  issues: IssueList,
  open: (head: TableHead) => RowTaker | null,
): void {
  const code = "workbench/link-files-not-a-table";
  const text = decode(bytes);
  if (text === null) {
    const remedy = "Save the table as CSV in UTF-8.";
    issues.add({ code, file, message: "The text is not in UTF-8.", remedy });
    return;
  }
  const delimiter = delimiterOf(text);
  let width: number | null = null;
  let take: RowTaker | null = null;
  const onRecord = (cells: string[], { lines }: ParseContext): null => {
    if (width === null) {
      width = cells.length;
      take = open({ names: cells.map((name) => name.trim()), delimiter });
      return null;
    }
    if (take === null) return null;
    const line = lines - breaksIn(cells);
    if (cells.length === width) take(cells, line);
    else {
      const message = "The row has not as many cells as the header.";
      const [expected, found] = [`${width} cells`, `${cells.length}`];
      const remedy = "Put cells that hold the delimiter or a quote into double quotes.";
      issues.add({ code, file, line, message, expected, found, remedy });
    }
    return null;
  };
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LIMITS.cellBytes,
      on_record: onRecord,
    });
    if (width === null) issues.add({ code, file, message: "The file is empty." });
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const message = `It is not a table in CSV: ${error.message.slice(0, 200)}.`;
    issues.add({ code, file, message, remedy: "Correct the quotes, or save it as CSV again." });
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes); // Takes the byte order mark away.
  } catch {
    return null;
  }
}

function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/u);
  const header = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/gu, "");
  const counts = DELIMITERS.map((one) => header.split(one).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** Line breaks inside quoted cells: the parser names the line where a row ends. */
function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) breaks++;
  }
  return breaks;
}
