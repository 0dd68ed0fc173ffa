import type { Condition, Expression } from "../../events/index.ts";
import { unreachable } from "../../kernel/index.ts";
import { identifier, literal } from "./engine.ts";

/** How names in expressions stand for columns of the tables being read. */
export interface Names {
  /** Column of original.parquet by the source's column in lower case. */
  readonly columns: ReadonlyMap<string, string>;
  /** Texts that mean nothing in this source, besides the empty text. */
  readonly nothing: readonly string[];
}

/** Characters that editors and exports leave around a value. */
const EDGES = "E' \\t\\r\\n'";

/** The SQL of an expression: text or NULL. */
export function compileText(expression: Expression, names: Names): string {
  const of = (one: Expression) => compileText(one, names);
  switch (expression.kind) {
    case "column": {
      const found = expression.names.map((name) => names.columns.get(name.toLowerCase()));
      const name = found.find((one) => one !== undefined);
      return name === undefined ? "NULL::VARCHAR" : `c.${identifier(name)}`;
    }
    case "text":
      return literal(expression.text);
    case "first":
      return `coalesce(${expression.of.map(of).join(", ")}, NULL)`;
    case "join":
      return `nullif(concat_ws(${[literal(expression.with), ...expression.of.map(of)].join(", ")}), '')`;
    case "sum": {
      const parts = expression.of.map((one) => whole(of(one)));
      const nothing = parts.map((part) => `${part} IS NULL`).join(" AND ");
      const total = parts.map((part) => `coalesce(${part}, 0)::BIGINT`).join(" + ");
      return `CASE WHEN ${nothing} THEN NULL ELSE (${total})::VARCHAR END`;
    }
    case "least":
    case "greatest":
      // The engine's least and greatest pass over NULL.
      return `${expression.kind}(${expression.of.map((one) => whole(of(one))).join(", ")})::VARCHAR`;
    case "code":
      return `regexp_replace(${of(expression.of)}, '^([0-9]+)\\.0+$', '\\1')`;
    case "map": {
      const cases = Object.entries(expression.to).map(
        ([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`,
      );
      const otherwise = expression.otherwise ? of(expression.otherwise) : "NULL";
      if (cases.length === 0) return otherwise;
      return `CASE ${of(expression.of)} ${cases.join(" ")} ELSE ${otherwise} END`;
    }
    case "case": {
      const cases = expression.cases.map(
        ({ when, give }) => `WHEN ${compileCondition(when, names)} THEN ${of(give)}`,
      );
      const otherwise = expression.otherwise ? of(expression.otherwise) : "NULL";
      return `CASE ${cases.join(" ")} ELSE ${otherwise} END`;
    }
    case "derived":
      return identifier(derivedColumn(expression.derivation, expression.output));
    default:
      return unreachable(expression);
  }
}

/** The SQL of a condition: true or false, never NULL. */
export function compileCondition(condition: Condition, names: Names): string {
  const of = (one: Expression) => compileText(one, names);
  switch (condition.kind) {
    case "present":
      return `(${of(condition.of)} IS NOT NULL)`;
    case "is":
      return `coalesce(${of(condition.of)} IN (${condition.values.map(literal).join(", ")}), false)`;
    case "fits":
      return `coalesce(regexp_full_match(${of(condition.of)}, ${literal(condition.pattern)}), false)`;
    case "greater":
      return `coalesce(${number(of(condition.left))} > ${number(of(condition.right))}, false)`;
    case "not":
      return `(NOT ${compileCondition(condition.of, names)})`;
    case "all":
      return `(${condition.of.map((one) => compileCondition(one, names)).join(" AND ") || "true"})`;
    case "any":
      return `(${condition.of.map((one) => compileCondition(one, names)).join(" OR ") || "false"})`;
    default:
      return unreachable(condition);
  }
}

/** Name of the column that holds an output of a derivation. */
export function derivedColumn(derivation: string, output: string): string {
  return `derived ${derivation} ${output}`;
}

/** SQL: the finite number of a text, or NULL. */
export function number(text: string): string {
  return `(CASE WHEN isfinite(TRY_CAST(${text} AS DOUBLE)) THEN TRY_CAST(${text} AS DOUBLE) END)`;
}

/** SQL: the whole number from 0 to 4,294,967,295 of a text (`5` or `5.0`), or NULL. */
export function whole(text: string): string {
  const value = `TRY_CAST(${text} AS DOUBLE)`;
  return `(CASE WHEN ${value} BETWEEN 0 AND 4294967295 AND ${value} = floor(${value}) THEN ${value}::UINTEGER END)`;
}

/** SQL: the day of a text that starts as an ISO date and goes on as midnight at most, or NULL. */
export function day(text: string): string {
  const midnight = "^\\d{4}-\\d{2}-\\d{2}([ T]00:00(:00(\\.0+)?)?(Z|\\+00(:?00)?)?)?$";
  return `(CASE WHEN regexp_matches(${text}, '${midnight}') THEN TRY_CAST(left(${text}, 10) AS DATE) END)`;
}

/** SQL: the text of a kept column without the edges; nothing where it is empty or means nothing. */
export function cell(name: string, nothing: readonly string[]): string {
  const trimmed = `trim(${identifier(name)}, ${EDGES})`;
  const words = ["", ...nothing].map(literal).join(", ");
  return `CASE WHEN ${trimmed} NOT IN (${words}) THEN ${trimmed} END`;
}
