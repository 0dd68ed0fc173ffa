import { DOUBLE, type DuckDBValue, UBIGINT, VARCHAR } from "@duckdb/node-api";
import { assert } from "../../kernel/index.ts";
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
 * Makes a table of a look-up: the hash of each distinct combination of inputs (`h`) beside the answers.
 * Two hundred thousand questions are asked for four hundred thousand rows. Rows then join by one number
 * instead of eight texts, which is exact because no two combinations that occur may share a hash.
 * Questions come sorted by their inputs in order, so that an answer may reuse parts of the one before.
 */
export async function makeLookUp(
  engine: Engine,
  { table, inputs, from, outputs, answer }: LookUp,
  progress: (done: number) => void = () => undefined,
): Promise<void> {
  const keys = identifier(`${table} keys`);
  const answers = identifier(table);
  const list = inputs.map((sql, i) => `${sql} AS i${i}`).join(", ");
  const names = inputs.map((_, i) => `i${i}`).join(", ");
  await engine.run(`CREATE TEMP TABLE ${keys} AS
    SELECT hash(${names}) AS h, * FROM (SELECT DISTINCT ${list} FROM ${from})`);
  const twice = await engine.count(`SELECT count(*) - count(DISTINCT h) FROM ${keys}`);
  assert(twice === 0, "no two questions share a 64-bit hash");
  const columns = outputs.map(({ name, type }) => `${identifier(name)} ${type}`).join(", ");
  await engine.run(`CREATE TEMP TABLE ${answers} (h UBIGINT, ${columns})`);
  const types = [UBIGINT, ...outputs.map(({ type }) => (type === "DOUBLE" ? DOUBLE : VARCHAR))];
  const appender = await engine.appender(table, types);
  let done = 0;
  await engine.eachBlock(`SELECT * FROM ${keys} ORDER BY ${names}`, (rows) => {
    for (const [h, ...values] of rows) appender.add([h ?? null, ...answer(values)]);
    done += rows.length;
    progress(done);
  });
  appender.close();
  await engine.run(`DROP TABLE ${keys}`);
  for (const { name, type } of outputs) if (type === "VARCHAR") await encode(engine, table, name);
}

/** Keeps a text of few values as numbers of a dictionary, so that rows carry a byte or two of it. */
async function encode(engine: Engine, table: string, column: string): Promise<void> {
  const name = identifier(column);
  const values = `SELECT DISTINCT ${name} FROM ${identifier(table)} WHERE ${name} IS NOT NULL`;
  if ((await engine.count(`SELECT count(*) FROM (${values})`)) === 0) return;
  const type = identifier(`${table} ${column}`);
  await engine.run(`CREATE TEMP TYPE ${type} AS ENUM (${values} ORDER BY 1)`);
  await engine.run(`ALTER TABLE ${identifier(table)} ALTER ${name} TYPE ${type}`);
}

/** A look-up as rows join it: the table, the alias it gets, and the SQL of the hash of a row's inputs. */
export interface LookUpJoin {
  readonly table: string;
  readonly alias: string;
  readonly hash: string;
}

/** How rows whose inputs are these expressions join a look-up. */
export function lookUpJoin(table: string, alias: string, inputs: readonly string[]): LookUpJoin {
  return { table, alias, hash: `hash(${inputs.join(", ")})` };
}

/** SQL of a join by the hash itself. */
export function joinSql({ table, alias, hash }: LookUpJoin): string {
  return `LEFT JOIN ${identifier(table)} ${alias} ON ${alias}.h = ${hash}`;
}
