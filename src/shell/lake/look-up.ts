import { DOUBLE, type DuckDBValue, UINTEGER, VARCHAR } from "@duckdb/node-api";
import { type Engine, identifier } from "./engine.ts";

/** A pure function of our domains, applied once to each distinct combination of its inputs. */
export interface LookUp {
  /** Name of the table that holds its answers. */
  readonly table: string;
  /** SQL of its inputs over the rows of `from`. */
  readonly inputs: readonly string[];
  readonly from: string;
  readonly outputs: readonly { readonly name: string; readonly type: "VARCHAR" | "DOUBLE" }[];
  readonly answer: (inputs: readonly DuckDBValue[]) => readonly (string | number | null)[];
}

/**
 * Makes a table of a look-up: the distinct inputs of the rows (`i0`, `i1`, ...) beside their answers.
 * Sixty thousand places are resolved for four hundred thousand rows.
 */
export async function makeLookUp(
  engine: Engine,
  { table, inputs, from, outputs, answer }: LookUp,
  progress: (done: number) => void = () => undefined,
): Promise<void> {
  const keys = identifier(`${table} keys`);
  const answers = identifier(`${table} answers`);
  const list = inputs.map((sql, i) => `${sql} AS i${i}`).join(", ");
  await engine.run(`CREATE TEMP TABLE ${keys} AS
    SELECT (row_number() OVER () - 1)::UINTEGER AS k, * FROM (SELECT DISTINCT ${list} FROM ${from})`);
  const columns = outputs.map(({ name, type }) => `${identifier(name)} ${type}`).join(", ");
  await engine.run(`CREATE TEMP TABLE ${answers} (k UINTEGER, ${columns})`);
  const types = [UINTEGER, ...outputs.map(({ type }) => (type === "DOUBLE" ? DOUBLE : VARCHAR))];
  const appender = await engine.appender(`${table} answers`, types);
  let done = 0;
  await engine.eachBlock(`SELECT * FROM ${keys}`, (rows) => {
    for (const [k, ...values] of rows) appender.add([k as number, ...answer(values)]);
    done += rows.length;
    progress(done);
  });
  appender.close();
  await engine.run(`CREATE TEMP TABLE ${identifier(table)} AS
    SELECT * EXCLUDE (k) FROM ${keys} JOIN ${answers} USING (k)`);
  await engine.run(`DROP TABLE ${keys}`);
  await engine.run(`DROP TABLE ${answers}`);
}

/** SQL that joins a look-up to rows whose inputs are these expressions. */
export function joinLookUp(table: string, alias: string, inputs: readonly string[]): string {
  const on = inputs.map((sql, i) => `${alias}.i${i} IS NOT DISTINCT FROM ${sql}`).join(" AND ");
  return `LEFT JOIN ${identifier(table)} ${alias} ON ${on}`;
}
