import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type Format, type Layout, type Manifest, personColumns } from "../../events/index.ts";
import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { Progress } from "../../workbench/index.ts";
import {
  attemptCsv,
  convertParquet,
  csvSource,
  type KeptColumn,
  keptColumns,
  parquetHeader,
  parquetSource,
  readersDisagree,
  type TableSource,
} from "./convert.ts";
import type { CsvRules } from "./csv-scan.ts";
import { type Engine, identifier, literal } from "./engine.ts";
import { type Inspection, inspectCsv, writeCleanCopy } from "./inspect-csv.ts";
import { findLayout, missingColumns, readHead } from "./table-header.ts";
import type { PlainTable } from "./unpack.ts";

/** The source's rows as kept in original.parquet, and what was found on the way. */
export interface OriginalTable {
  readonly name: string;
  readonly layout: Layout;
  readonly columns: readonly KeptColumn[];
  readonly rows: number;
  readonly inspection: Inspection;
  readonly dropped: Manifest["dropped"];
  readonly firstRows: readonly ReadonlyMap<string, string>[];
}

const FIRST_ROWS = 20;

/** Reads a plain table into `original.parquet` of a folder: every column as text, persons left out. */
export async function readOriginal(
  engine: Engine,
  table: PlainTable,
  format: Format,
  folder: string,
  file: string,
  progress: Progress,
): Promise<Result<OriginalTable>> {
  const to = join(folder, "original.parquet");
  const read = table.kind === "csv" ? readCsvTable : readParquetTable;
  const found = await read(engine, table, format, to, file, progress);
  if (!found.ok) return found;
  return accept({
    ...found.value,
    name: table.name,
    firstRows: await firstRows(engine, to, found.value.columns),
  });
}

type Found = Omit<OriginalTable, "name" | "firstRows">;

async function readCsvTable(
  engine: Engine,
  table: PlainTable,
  format: Format,
  to: string,
  file: string,
  progress: Progress,
): Promise<Result<Found>> {
  const head = await readHead(table.path, format, file);
  if (!head.ok) return head;
  const { header, layout, delimiter, offset, line, lineEnd } = head.value;
  const rules = { delimiter, columns: header.length, offset, line, lineEnd };
  const { columns, persons } = withoutPersons(header, layout);
  // The engine copies the file while our own pass checks it; what it made is kept if the file is sound.
  const asItIs = { path: table.path, delimiter, withHeader: true, longest: 0 } as const;
  const attempt = attemptCsv(engine, csvSource(asItIs, columns), columns, to);
  const { inspection, copied } = await inspectWhile(engine, attempt, table.path, rules, progress);
  const { shape } = inspection;
  if (shape.records === 0) return refuse(noRecord(inspection, file));
  const clean = isClean(shape);
  const path = clean ? table.path : join(to, "..", ".work", "clean.csv");
  const reading = { path, delimiter, withHeader: clean, longest: shape.longest } as const;
  const source = csvSource(reading, columns);
  if (!clean) await writeCleanCopy(table.path, rules, path);
  if (!clean || copied !== shape.records) {
    const again = await attemptCsv(engine, source, columns, to);
    if (again !== shape.records) return refuse(readersDisagree(again, shape.records, file));
  }
  const dropped = await countCells(engine, source, columns, persons);
  return accept({
    layout,
    columns,
    rows: shape.records,
    inspection: withoutOriginals(inspection, columns),
    dropped,
  });
}

function isClean(shape: Inspection["shape"]): boolean {
  return shape.badRecords === 0 && !shape.mixedLineEnds && shape.blankLines === 0;
}

/** Checks a file while the engine copies it; stops the engine when the copy will be of no use. */
async function inspectWhile(
  engine: Engine,
  attempt: Promise<number | string>,
  path: string,
  rules: CsvRules,
  progress: Progress,
): Promise<{ readonly inspection: Inspection; readonly copied: number | string }> {
  const settled = attempt.then(
    (copied) => ({ copied }),
    (error: unknown) => ({ error }),
  );
  const checking = progress.start("Checking records", (await stat(path)).size);
  try {
    const inspection = await inspectCsv(path, rules, (done) => checking.update(done));
    checking.finish();
    if (!isClean(inspection.shape)) engine.stop();
    const keeping = progress.start("Keeping the original rows", null);
    const outcome = await settled;
    keeping.finish();
    if ("error" in outcome && isClean(inspection.shape)) throw outcome.error;
    return { inspection, copied: "error" in outcome ? "stopped" : outcome.copied };
  } finally {
    await settled;
  }
}

async function readParquetTable(
  engine: Engine,
  table: PlainTable,
  format: Format,
  to: string,
  file: string,
  progress: Progress,
): Promise<Result<Found>> {
  const header = await parquetHeader(engine, table.path, file);
  if (!header.ok) return header;
  const layout = findLayout(format, header.value);
  if (layout === null) {
    return refuse({
      code: "lake/columns-missing",
      message: `The columns are not those of ${format.name}.`,
      file,
      expected: `the columns ${missingColumns(format, header.value).slice(0, 12).join(", ")}`,
      found: header.value.slice(0, 8).join(", "),
      remedy: "Check that the file is of this format.",
    });
  }
  const { columns, persons } = withoutPersons(header.value, layout);
  const keeping = progress.start("Keeping the original rows", null);
  const source = parquetSource(table.path);
  const rows = await convertParquet(engine, source, columns, to, file);
  keeping.finish();
  if (!rows.ok) return rows;
  const dropped = await countCells(engine, source, columns, persons);
  return accept({ layout, columns, rows: rows.value, inspection: NO_LINES, dropped });
}

/** A Parquet file has no lines: rows are counted from 1 instead. */
const NO_LINES: Inspection = {
  shape: {
    records: 0,
    badRecords: 0,
    mixedLineEnds: false,

    blankLines: 0,
    longest: 0,
  },
  rejected: [],
  rejectedByCode: new Map(),
  lines: null,
  firstLine: 1,
};

type Persons = ReadonlyMap<string, string>;

function withoutPersons(
  header: readonly string[],
  layout: Layout,
): { readonly columns: readonly KeptColumn[]; readonly persons: Persons } {
  const persons = new Map(
    [...personColumns(header), ...(layout.persons ?? [])].map(({ column, reason }) => [
      column.toLowerCase(),
      reason,
    ]),
  );
  return { columns: keptColumns(header, new Set(persons.keys())), persons };
}

async function countCells(
  engine: Engine,
  source: TableSource,
  columns: readonly KeptColumn[],
  persons: Persons,
): Promise<Manifest["dropped"]> {
  const gone = columns.flatMap(({ source: name, kept }, i) => (kept === null ? [{ name, i }] : []));
  if (gone.length === 0) return [];
  const counts = gone.map(({ name, i }) => {
    const cell = identifier(source.nameOf(name, i));
    return `count(nullif(trim(${cell}::VARCHAR), '')) AS n${i}`;
  });
  const [row] = await engine.rows(`SELECT ${counts.join(", ")} FROM ${source.sql}`);
  return gone.map(({ name, i }) => ({
    column: name,
    reason: persons.get(name.toLowerCase()) ?? "",
    cells: Number(row?.[`n${i}`] ?? 0),
  }));
}

/** A row that could not be split into columns may name persons: its text is not kept. */
function withoutOriginals(inspection: Inspection, columns: readonly KeptColumn[]): Inspection {
  if (columns.every(({ kept }) => kept !== null)) return inspection;
  const rejected = inspection.rejected.map((row) => ({
    ...row,
    found: [row.found, "text not kept: the file has columns about persons"]
      .filter((one) => one !== null)
      .join("; "),
    original: null,
  }));
  return { ...inspection, rejected };
}

async function firstRows(
  engine: Engine,
  original: string,
  columns: readonly KeptColumn[],
): Promise<readonly ReadonlyMap<string, string>[]> {
  const rows = await engine.rows(
    `SELECT * FROM read_parquet(${literal(original)}) LIMIT ${FIRST_ROWS}`,
  );
  return rows.map((row) => {
    const values = new Map<string, string>();
    for (const { source, kept } of columns) {
      const value = kept === null ? null : row[kept];
      if (typeof value === "string") values.set(source, value);
    }
    return values;
  });
}

function noRecord(inspection: Inspection, file: string) {
  const [first] = inspection.rejected;
  if (first === undefined) {
    return {
      code: "lake/no-rows",
      message: "The table has a header and no rows.",
      file,
      remedy: "Check the export; nothing was kept.",
    };
  }
  const { line, code, expected, found } = first;
  return {
    code: "lake/no-row-accepted",
    message: `All ${inspection.shape.badRecords.toLocaleString("en-GB")} rows were rejected, so nothing was kept.`,
    file,
    line,
    found: found === null ? code : `${code}, ${found}`,
    ...(expected === null ? {} : { expected }),
    remedy: "Check that the format fits the file.",
  };
}
