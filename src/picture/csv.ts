/** A cell of an exported table. */
export type CsvCell = string | number | null;

/**
 * A table as CSV (RFC 4180, UTF-8, lines ended by CR LF), safe to open in a spreadsheet: a text that a
 * spreadsheet would run as a formula gets an apostrophe before it. Numbers, and texts that are plain
 * numbers, stay exactly as they are. Every CSV that leaves the program is written here.
 *
 * Method: OWASP, CSV injection: `=`, `+`, `-`, `@`, tab, carriage return and line feed at the start, their
 * full-width forms, and the same behind spaces or invisible characters.
 *
 * @example
 * writeCsv(["place", "change"], [["=HYPERLINK(1)", -5], ["-12.5", null]])
 * // => "place,change\r\n'=HYPERLINK(1),-5\r\n-12.5,\r\n"
 */
export function writeCsv(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = [header.map(cellText).join(",")];
  for (const row of rows) lines.push(row.map(cellText).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const FORMULA = /^[\s\p{Cf}\p{Z}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const safe = FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
