import type { Json } from "../kernel/index.ts";
import { bytesText } from "../ledger/index.ts";
import { digestPieces, type StartDigest } from "./digest.ts";
import type { Finding, FindingStatus } from "./finding.ts";
import { type FolderView, streamFile, UnreadableFile } from "./folder-view.ts";
import { indentedJson } from "./indented-json.ts";
import { isObject, type JsonObject, objectsIn, readJsonObject } from "./json-file.ts";
import { pathFault } from "./safe-path.ts";

/** Types of the Table Schema that our tables use. */
export type TableFieldType =
  | "string"
  | "integer"
  | "number"
  | "boolean"
  | "date"
  | "datetime"
  | "year"
  | "yearmonth";

/** A column of a table. */
export interface TableField {
  readonly name: string;
  readonly type: TableFieldType;
  readonly title?: string;
  readonly description?: string;
  readonly required?: boolean;
}

/** A CSV table of a package: in UTF-8, with the names of its columns in the first line. */
export interface TableResource {
  /** Lower-case letters, digits, dots and hyphens; unique in the package. */
  readonly name: string;
  /** Path below the folder that holds `datapackage.json`. */
  readonly path: string;
  readonly title: string;
  readonly description?: string;
  readonly bytes: number;
  /** SHA-256 in hexadecimal digits. */
  readonly sha256: string;
  readonly fields: readonly TableField[];
  readonly primaryKey?: readonly string[];
  readonly sources?: readonly { readonly title: string; readonly path?: string }[];
}

/** What `datapackage.json` says about the tables of a package. */
export interface DataPackageDescription {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** ISO 8601 time with a time zone. */
  readonly created: string;
  readonly licenses: readonly {
    readonly name: string;
    readonly path?: string;
    readonly title?: string;
  }[];
  readonly resources: readonly TableResource[];
}

/** Name of the file in which a Data Package describes itself. */
export const DATA_PACKAGE = "datapackage.json";

const PROFILE = "https://datapackage.org/profiles/2.0";
const HEADER_BYTES = 1 << 20;

/** The bytes of `datapackage.json` after Data Package 2.0; the same description gives the same bytes. */
export function composeDataPackage(description: DataPackageDescription): Uint8Array {
  return indentedJson({
    $schema: `${PROFILE}/datapackage.json`,
    name: description.name,
    title: description.title,
    description: description.description,
    created: description.created,
    licenses: description.licenses.map((license) => ({ ...license })),
    resources: description.resources.map(resource),
  });
}

function resource(table: TableResource): Json {
  return {
    $schema: `${PROFILE}/dataresource.json`,
    name: table.name,
    type: "table",
    path: table.path,
    title: table.title,
    ...(table.description === undefined ? {} : { description: table.description }),
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: table.bytes,
    hash: `sha256:${table.sha256}`,
    ...(table.sources === undefined ? {} : { sources: table.sources.map((one) => ({ ...one })) }),
    schema: {
      $schema: `${PROFILE}/tableschema.json`,
      fields: table.fields.map(({ required, ...field }) => ({
        ...field,
        ...(required === true ? { constraints: { required } } : {}),
      })),
      missingValues: [""],
      ...(table.primaryKey === undefined ? {} : { primaryKey: [...table.primaryKey] }),
    },
  };
}

/**
 * Checks `datapackage.json`: its form, that each table it describes is there with the length and digest stated, and
 * that the first line of each table names the columns described. A package without the file has nothing to check.
 */
export async function dataPackageFindings(
  view: FolderView,
  start: StartDigest,
  folder = "",
): Promise<readonly Finding[]> {
  const base = folder === "" ? "" : `${folder}/`;
  const subject = `${base}${DATA_PACKAGE}`;
  if (!(await view.list()).some(({ path }) => path === subject)) return [];
  const read = await readJsonObject(view, subject);
  if (!read.ok) return [finding("data-package/descriptor", "fail", subject, read.why)];
  const resources = objectsIn(read.value["resources"]);
  const wrong = descriptorFaults(read.value, resources);
  const findings: Finding[] =
    wrong.length > 0
      ? wrong.map((detail) => finding("data-package/descriptor", "fail", subject, detail))
      : [finding("data-package/descriptor", "pass", subject, `${resources.length} tables.`)];
  for (const table of resources) findings.push(...(await tableFindings(view, base, table, start)));
  return findings;
}

function finding(check: string, status: FindingStatus, subject: string, detail: string): Finding {
  return { check, status, subject, detail };
}

function descriptorFaults(
  descriptor: JsonObject,
  resources: readonly JsonObject[],
): readonly string[] {
  const wrong: string[] = [];
  const listed = descriptor["resources"];
  if (!Array.isArray(listed) || listed.length === 0 || resources.length < listed.length)
    wrong.push("The list of resources is missing, empty or holds something else.");
  const seen = new Set<unknown>();
  for (const { name, schema, path } of resources) {
    if (typeof name !== "string" || name === "") wrong.push("A resource has no name.");
    else if (seen.size === seen.add(name).size) wrong.push(`Two resources have the name ${name}.`);
    if (typeof path !== "string") wrong.push(`The resource ${String(name)} has no single path.`);
    if (!isObject(schema) || objectsIn(schema["fields"]).length === 0)
      wrong.push(`The resource ${String(name)} does not describe its columns.`);
  }
  return wrong;
}

async function tableFindings(
  view: FolderView,
  base: string,
  table: JsonObject,
  start: StartDigest,
): Promise<readonly Finding[]> {
  const stated = table["path"];
  if (typeof stated !== "string") return [];
  const fault = pathFault(stated);
  if (fault !== null)
    return [
      finding("data-package/path-safe", "fail", JSON.stringify(stated), `The path ${fault}.`),
    ];
  const path = base + stated;
  const check = "data-package/table";
  const entry = (await view.list()).find((one) => one.path === path);
  if (entry === undefined)
    return [finding(check, "fail", path, "The table is described and not there.")];
  const head: Uint8Array[] = [];
  try {
    const pieces = keepHead(streamFile(view, path), head);
    const { size, digests } = await digestPieces(pieces, ["sha256"], start);
    const wrong = [
      ...sizeFaults(table, size, `sha256:${digests.get("sha256")}`),
      ...headerFaults(table, head),
    ];
    if (wrong.length > 0) return wrong.map((detail) => finding(check, "fail", path, detail));
    return [finding(check, "pass", path, "Length, digest and columns are as described.")];
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return [finding(check, "fail", path, error.issue.message)];
  }
}

/** Passes pieces on and keeps copies of those in which the first line stands. */
async function* keepHead(
  pieces: AsyncIterable<Uint8Array>,
  head: Uint8Array[],
): AsyncGenerator<Uint8Array> {
  let kept = 0;
  for await (const piece of pieces) {
    if (kept < HEADER_BYTES) {
      const part = piece.slice(0, HEADER_BYTES - kept);
      kept += part.length;
      head.push(new Uint8Array(part));
    }
    yield piece;
  }
}

function sizeFaults(table: JsonObject, size: number, hash: string): readonly string[] {
  const wrong: string[] = [];
  if (table["bytes"] !== undefined && table["bytes"] !== size)
    wrong.push(`${String(table["bytes"])} bytes are stated, and the table has ${size}.`);
  const stated = table["hash"];
  if (typeof stated !== "string" || !stated.startsWith("sha256:"))
    wrong.push("No SHA-256 is stated.");
  else if (stated !== hash) wrong.push("The table does not have the SHA-256 stated.");
  return wrong;
}

function headerFaults(table: JsonObject, head: readonly Uint8Array[]): readonly string[] {
  const schema = table["schema"];
  const fields = objectsIn(isObject(schema) ? schema["fields"] : []).map(({ name }) =>
    String(name),
  );
  const columns = firstRecord(head);
  if (columns === null) return ["The first line of the table is not CSV in UTF-8."];
  const same = columns.length === fields.length && columns.every((name, i) => name === fields[i]);
  return same ? [] : [`The columns are ${columns.join(", ")}; described are ${fields.join(", ")}.`];
}

/** The cells of the first record (RFC 4180), or `null` when the bytes are not of that form. */
function firstRecord(head: readonly Uint8Array[]): readonly string[] | null {
  const bytes = new Uint8Array(head.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of head) {
    bytes.set(part, at);
    at += part.length;
  }
  const end = endOfRecord(bytes);
  const text = bytesText(bytes.subarray(0, end));
  if (text === null) return null;
  const cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  for (;;) {
    const match = cell.exec(text);
    if (match === null) return null;
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "") return cells;
  }
}

/** Where the first line end outside quotes stands. */
function endOfRecord(bytes: Uint8Array): number {
  const [quote, cr, lf] = [0x22, 0x0d, 0x0a];
  let quoted = false;
  for (const [i, byte] of bytes.entries()) {
    if (byte === quote) quoted = !quoted;
    else if (!quoted && (byte === cr || byte === lf)) return i;
  }
  return bytes.length;
}
