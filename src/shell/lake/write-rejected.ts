import { UINTEGER, VARCHAR } from "@duckdb/node-api";
import { LIMITS } from "../../kernel/index.ts";
import type { RejectedLine } from "../../workbench/index.ts";
import type { KeptColumn } from "./convert.ts";
import { type Engine, identifier, literal } from "./engine.ts";
import type { RejectedRow } from "./inspect-csv.ts";

/** How many rows were rejected, by reason, and the first of them. */
export interface Rejections {
  readonly byCode: Readonly<Record<string, number>>;
  readonly total: number;
  readonly first: readonly RejectedLine[];
}

const SHOWN = 20;

/**
 * Writes the rejected rows, whole: those that are no well-formed records as the text they were, the
 * others as JSON of their columns. At most `LIMITS.rejectedRows` are listed; all are counted.
 */
export async function writeRejected(
  engine: Engine,
  structural: readonly RejectedRow[],
  structuralByCode: ReadonlyMap<string, number>,
  columns: readonly KeptColumn[],
  lineSql: string,
  to: string,
): Promise<Rejections> {
  await engine.run(`CREATE TEMP TABLE rejected (line UINTEGER, code VARCHAR, field VARCHAR,
    expected VARCHAR, found VARCHAR, original VARCHAR)`);
  const text = [VARCHAR, VARCHAR, VARCHAR, VARCHAR, VARCHAR];
  const appender = await engine.appender("rejected", [UINTEGER, ...text]);
  for (const row of structural) {
    const { line, code, field, expected, found, original } = row;
    appender.add([line, code, field, expected, found, original]);
  }
  appender.close();
  const pairs = columns.flatMap(({ kept }) =>
    kept === null ? [] : [`${literal(kept)}, s.${identifier(kept)}`],
  );
  await engine.run(`INSERT INTO rejected
    SELECT ${lineSql}, code, field, expected, left(found, 500), json_object(${pairs.join(", ")})
    FROM (SELECT * FROM bad ORDER BY row_number LIMIT ${LIMITS.rejectedRows}) g
    JOIN s ON s.file_row_number = g.row_number
    LEFT JOIN lines ON lines.row_number = g.row_number`);
  await engine.run(`COPY (SELECT * FROM rejected ORDER BY line LIMIT ${LIMITS.rejectedRows})
    TO ${literal(to)} (FORMAT parquet, COMPRESSION zstd)`);
  const counts = new Map(structuralByCode);
  const rows = await engine.rows("SELECT code, count(*) AS n FROM bad GROUP BY code");
  for (const { code, n } of rows)
    counts.set(String(code), (counts.get(String(code)) ?? 0) + Number(n));
  const first = await engine.rows(
    `SELECT line, code, field, expected, found FROM rejected ORDER BY line LIMIT ${SHOWN}`,
  );
  return {
    byCode: Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b))),
    total: [...counts.values()].reduce((sum, n) => sum + n, 0),
    first: first as unknown as readonly RejectedLine[],
  };
}
