import {
  type Expression,
  FIGURE_COLUMNS,
  type Format,
  type Layout,
  OBSERVATION_COLUMNS,
} from "../../events/index.ts";
import {
  cell,
  compileCondition,
  compileText,
  day,
  derivedColumn,
  type Names,
  number,
  whole,
} from "./compile.ts";
import { type Engine, identifier, literal } from "./engine.ts";
import { joinSql, lookUpJoin, makeLookUp } from "./look-up.ts";

/** A column of ours: its name and its type in Parquet. */
export interface OurColumn {
  readonly name: string;
  readonly type: string;
}

/** The columns that a format fills. */
export function ourColumns(format: Format): readonly OurColumn[] {
  return format.holds === "events" ? OBSERVATION_COLUMNS : FIGURE_COLUMNS;
}

/** The expression that a layout gives for one of our columns. */
export function expressionOf(layout: Layout, name: string): Expression | undefined {
  return (layout.columns as Readonly<Record<string, Expression | undefined>>)[name];
}

/** Name of the column that holds the text before it is cast. */
export const textOf = (name: string): string => identifier(`text ${name}`);

/** The texts that a sum (or a least, a greatest) is made of: each must be a whole number. */
export function summands(expression: Expression): readonly Expression[] {
  return isComposed(expression) ? expression.of.flatMap(summands) : [expression];
}

/** Whether an expression is computed from several numbers. */
export function isComposed(
  expression: Expression,
): expression is Extract<Expression, { readonly kind: "sum" | "least" | "greatest" }> {
  return ["sum", "least", "greatest"].includes(expression.kind);
}

/**
 * Makes the views over original.parquet that everything else reads: `s` (source), `c` (its cells,
 * trimmed), `t` (our columns as text, with what is needed for places, types and checks) and `v` (the
 * same with values of our types).
 */
export async function makeReadingViews(
  engine: Engine,
  original: string,
  format: Format,
  layout: Layout,
  names: Names,
): Promise<void> {
  await engine.run(
    `CREATE TEMP VIEW s AS SELECT * FROM read_parquet(${literal(original)}, file_row_number = true)`,
  );
  const cells = [...names.columns.values()].map(
    (name) => `${cell(name, names.nothing)} AS ${identifier(name)}`,
  );
  await engine.run(`CREATE TEMP VIEW c AS SELECT file_row_number, ${cells.join(", ")} FROM s`);
  const joins: string[] = [];
  for (const [i, derivation] of (layout.derivations ?? []).entries()) {
    const keys = Object.keys(derivation.from);
    const inputs = Object.values(derivation.from).map((one) => compileText(one, names));
    await makeLookUp(engine, {
      table: `derivation ${derivation.name}`,
      inputs,
      from: "c",
      outputs: derivation.outputs.map((output) => ({
        name: derivedColumn(derivation.name, output),
        type: "VARCHAR",
      })),
      answer: (values) => {
        const input = Object.fromEntries(
          keys.map((key, n) => [key, (values[n] ?? null) as string | null]),
        );
        const given = derivation.derive(input);
        return derivation.outputs.map((output) => {
          const value = given[output] ?? null;
          return value === null || value === "" ? null : String(value);
        });
      },
    });
    joins.push(joinSql(lookUpJoin(`derivation ${derivation.name}`, `d${i}`, inputs)));
  }
  const texts = textColumns(format, layout, names);
  await engine.run(`CREATE TEMP VIEW t AS
    SELECT c.file_row_number::UINTEGER AS row_number, ${texts.join(", ")} FROM c ${joins.join(" ")}`);
  const values = ourColumns(format)
    .filter(({ name }) => expressionOf(layout, name) !== undefined)
    .map(({ name, type }) => `${cast(textOf(name), type)} AS ${identifier(name)}`);
  await engine.run(`CREATE TEMP VIEW v AS SELECT t.*, ${values.join(", ")} FROM t`);
}

function textColumns(format: Format, layout: Layout, names: Names): readonly string[] {
  const list: string[] = [];
  for (const { name } of ourColumns(format)) {
    const expression = expressionOf(layout, name);
    if (expression === undefined) continue;
    list.push(`${compileText(expression, names)} AS ${textOf(name)}`);
    if (isComposed(expression)) {
      for (const [i, part] of summands(expression).entries()) {
        list.push(`${compileText(part, names)} AS ${textOf(`${name} ${i}`)}`);
      }
    }
  }
  for (const [key, expression] of Object.entries(layout.place ?? {})) {
    list.push(`${compileText(expression as Expression, names)} AS ${identifier(`place ${key}`)}`);
  }
  const word = layout.types?.word ?? expressionOf(layout, "source_type");
  if (layout.types && word) list.push(`${compileText(word, names)} AS "type word"`);
  for (const [i, { when }] of (layout.adjustments ?? []).entries()) {
    list.push(`${compileCondition(when, names)} AS "adjusted ${i}"`);
  }
  for (const [i, check] of (layout.checks ?? []).entries()) {
    list.push(`${compileCondition(check.wrong, names)} AS "check ${i}"`);
    const found = check.found ?? { kind: "column", names: [check.field] };
    list.push(`${compileText(found, names)} AS "check found ${i}"`);
  }
  return list;
}

function cast(text: string, type: string): string {
  if (type === "UINTEGER") return whole(text);
  if (type === "DOUBLE") return number(text);
  if (type === "DATE") return day(text);
  return text;
}
