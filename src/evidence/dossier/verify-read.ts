import { bytesText } from "../../ledger/index.ts";
import { type FolderView, UnreadableFile } from "../folder-view.ts";
import { PACKAGE_LIMITS } from "../package-limits.ts";

/** A JSON file that was read, or why it could not be. */
export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly detail: string };

/** Reads a JSON file of a package; what is wrong is said in words. */
export async function readJson(view: FolderView, path: string): Promise<ReadJson> {
  const text = await readText(view, path);
  if (text === null) return { ok: false, detail: "The file is missing or is not text." };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, detail: `The file is not JSON: ${String(error)}.` };
  }
}

/** The text of a file of a package, or `null`. */
export async function readText(view: FolderView, path: string): Promise<string | null> {
  const entry = (await view.list()).find((one) => one.path === path);
  if (entry === undefined || entry.size > PACKAGE_LIMITS.tableBytes) return null;
  try {
    const bytes = await view.read(path);
    return bytes === null ? null : bytesText(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
}

/**
 * The rows of a CSV file of a package as the program writes it (RFC 4180), or `null` when it is not of that
 * form. The apostrophe before texts that a spreadsheet would run is taken away again.
 */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] | null {
  const rows = splitCsv(text);
  const [header, ...body] = rows ?? [];
  if (header === undefined) return null;
  if (body.some((row) => row.length !== header.length)) return null;
  return body.map((row) =>
    Object.fromEntries(
      header.map((name, i) => [name, (row[i] ?? "").replace(/^'(?=[=+\-@\s])/, "")]),
    ),
  );
}

const CELL = /"((?:[^"]|"")*)"(,|\r\n)|([^",\r\n]*)(,|\r\n)/y;

function splitCsv(text: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length) {
    const match = CELL.exec(text);
    if (match === null) return null;
    const [, quoted, quotedEnd, plain = "", plainEnd] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if ((quotedEnd ?? plainEnd) === "\r\n") {
      rows.push(row);
      row = [];
    }
  }
  return row.length === 0 ? rows : null;
}
