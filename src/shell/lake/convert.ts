import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import { type Engine, identifier, literal } from "./engine.ts";

/** A source's column and the name under which original.parquet keeps it; `null` when it is dropped. */
export interface KeptColumn {
  readonly source: string;
  readonly kept: string | null;
}

/**
 * Names under which columns are kept: the source's where they are usable, numbered where they are empty
 * or occur twice (compared without case, as the engine does), none for columns about persons.
 */
export function keptColumns(
  header: readonly string[],
  dropped: ReadonlySet<string>,
): readonly KeptColumn[] {
  const taken = new Set<string>(["file_row_number"]);
  return header.map((source, i) => {
    if (dropped.has(source.toLowerCase())) return { source, kept: null };
    const wanted = source === "" ? `column_${i + 1}` : source;
    let kept = wanted;
    for (let n = 2; taken.has(kept.toLowerCase()); n++) kept = `${wanted}_${n}`;
    taken.add(kept.toLowerCase());
    return { source, kept };
  });
}

/** How to read the rows of a plain CSV file. */
export interface CsvReading {
  readonly path: string;
  readonly delimiter: string;
  readonly withHeader: boolean;
  /** Bytes of the longest record. */
  readonly longest: number;
}

/** A table as the engine reads it: SQL, and how it calls the source's columns. */
export interface TableSource {
  readonly sql: string;
  readonly nameOf: (source: string, i: number) => string;
}

/** A plain CSV file as a table of texts. Columns are numbered: the source's names are not trusted. */
export function csvSource(reading: CsvReading, columns: readonly KeptColumn[]): TableSource {
  const names = columns.map((_, i) => `${literal(`c${i}`)}: 'VARCHAR'`).join(", ");
  const sql = `read_csv(${literal(reading.path)}, auto_detect = false,
    header = ${reading.withHeader}, delim = ${literal(reading.delimiter)}, quote = '"', escape = '"',
    max_line_size = ${Math.max(1_000_000, reading.longest + 1024)},
    buffer_size = ${Math.max(8_000_000, 2 * reading.longest + 2048)}, columns = {${names}})`;
  return { sql, nameOf: (_source, i) => `c${i}` };
}

/** A Parquet file as a table. */
export function parquetSource(path: string): TableSource {
  return { sql: `read_parquet(${literal(path)})`, nameOf: (source) => source };
}

/**
 * Keeps every row of a CSV file as text in a Parquet file, in the order of the file; gives how many, or
 * what the engine said of a file that it cannot read.
 */
export function attemptCsv(
  engine: Engine,
  source: TableSource,
  columns: readonly KeptColumn[],
  to: string,
): Promise<number | string> {
  return copy(engine, source, columns, to);
}

/** The refusal of a file in which the engine finds another number of rows than our own pass. */
export function readersDisagree(found: number | string, records: number, file: string): Issue {
  return {
    code: "lake/readers-disagree",
    message: "Two readers found a different number of rows in the file, so neither is believed.",
    file,
    found: typeof found === "string" ? found : `${found} and ${records} rows`,
    remedy: "Save the file again as plain CSV.",
  };
}

/** Keeps every row of a Parquet file as text in another. */
export async function convertParquet(
  engine: Engine,
  source: TableSource,
  columns: readonly KeptColumn[],
  to: string,
  file: string,
): Promise<Result<number>> {
  const copied = await copy(engine, source, columns, to);
  return typeof copied === "string" ? refuse(notRead(file, copied)) : accept(copied);
}

/** The columns of a Parquet file. */
export async function parquetHeader(
  engine: Engine,
  path: string,
  file: string,
): Promise<Result<readonly string[]>> {
  try {
    const rows = await engine.rows(`DESCRIBE SELECT * FROM read_parquet(${literal(path)})`);
    return accept(rows.map((row) => String(row["column_name"])));
  } catch (error) {
    return refuse(notRead(file, (error as Error).message));
  }
}

async function copy(
  engine: Engine,
  source: TableSource,
  columns: readonly KeptColumn[],
  to: string,
): Promise<number | string> {
  const list = columns.flatMap((column, i) =>
    column.kept === null
      ? []
      : [`${identifier(source.nameOf(column.source, i))}::VARCHAR AS ${identifier(column.kept)}`],
  );
  try {
    await engine.run(`COPY (SELECT ${list.join(", ")} FROM ${source.sql})
      TO ${literal(to)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440)`);
  } catch (error) {
    if (
      !(error instanceof Error) ||
      !/^(Invalid|IO|Conversion|Serialization)/i.test(error.message)
    ) {
      throw error;
    }
    return error.message.split("\n")[0] ?? "";
  }
  return engine.count(`SELECT count(*) FROM read_parquet(${literal(to)})`);
}

function notRead(file: string, found: string) {
  return {
    code: "lake/parquet-not-read",
    message: "The Parquet file is damaged or incomplete.",
    file,
    found: found.split("\n")[0] ?? "",
    remedy: "Download it again.",
  };
}
