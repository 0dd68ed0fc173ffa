import { type Expression, type Format, type Layout, sourceColumns } from "../../events/index.ts";
import type { Names } from "./compile.ts";
import { type Engine, identifier, literal } from "./engine.ts";
import { expressionOf, isComposed, ourColumns, summands, textOf } from "./reading-views.ts";

/** A reason to reject rows, compiled: SQL over the view `v`. */
interface Reason {
  readonly code: string;
  readonly field: string;
  readonly expected: string;
  readonly wrong: string;
  readonly found: string;
}

const CLASSES = [
  "deaths_total",
  "deaths_civilians",
  "deaths_security",
  "deaths_militants",
  "deaths_unknown",
  "injured",
];

/**
 * Finds the rows that cannot be used and says why: makes the table `bad` (row_number, code, field,
 * expected, found). A row with several faults carries the first of the list.
 */
export async function judgeRows(
  engine: Engine,
  format: Format,
  layout: Layout,
  names: Names,
): Promise<void> {
  await engine.run(`CREATE TEMP TABLE repeated AS SELECT id AS repeated_id, min(row_number) AS first_row
    FROM v WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1`);
  const reasons = listReasons(format, layout, names);
  const number = reasons.map(({ wrong }, i) => `WHEN ${wrong} THEN ${i}`).join("\n");
  const found = reasons.map(({ found: sql }, i) => `WHEN ${i} THEN ${sql}`).join("\n");
  await engine.run(`CREATE TEMP TABLE judged AS
    SELECT row_number, reason, CASE reason ${found} END AS found
    FROM (SELECT *, CASE ${number} END AS reason
      FROM v LEFT JOIN repeated ON v.id = repeated_id)
    WHERE reason IS NOT NULL`);
  const table = reasons
    .map(
      (one, i) => `(${i}, ${literal(one.code)}, ${literal(one.field)}, ${literal(one.expected)})`,
    )
    .join(", ");
  await engine.run(`CREATE TEMP TABLE bad AS
    SELECT row_number, code, field, expected, found FROM judged
    JOIN (VALUES ${table}) AS reasons(reason, code, field, expected) USING (reason)`);
  await engine.run("DROP TABLE judged");
}

function listReasons(format: Format, layout: Layout, names: Names): readonly Reason[] {
  const has = (name: string) => expressionOf(layout, name) !== undefined;
  const field = (name: string) => fieldOf(expressionOf(layout, name), names) ?? name;
  const reasons: Reason[] = [
    {
      code: "events/id-missing",
      field: field("id"),
      expected: "an id",
      wrong: "id IS NULL",
      found: "'nothing'",
    },
    {
      code: "events/id-repeated",
      field: field("id"),
      expected: "an id that no earlier row has",
      wrong: "coalesce(row_number > first_row, false)",
      found: "id",
    },
  ];
  for (const { name, type } of ourColumns(format)) {
    const expression = expressionOf(layout, name);
    if (expression === undefined) continue;
    if (type === "UINTEGER") reasons.push(...countReasons(name, expression, names));
    if (type === "DATE")
      reasons.push(notRead(name, field(name), "events/date-not-real", "a calendar date"));
    if (type === "DOUBLE")
      reasons.push(notRead(name, field(name), "events/number-not-read", "a number"));
  }
  if (has("date_start")) reasons.push(...dateReasons(field, has("date_end")));
  if (has("latitude") && has("longitude")) reasons.push(...pointReasons(field));
  for (const one of CLASSES) reasons.push(...orderReasons(one, has, field));
  for (const [i, check] of (layout.checks ?? []).entries()) {
    const { code, field: checked, expected } = check;
    reasons.push({
      code,
      field: checked,
      expected,
      wrong: `"check ${i}"`,
      found: `"check found ${i}"`,
    });
  }
  return reasons;
}

function notRead(name: string, field: string, code: string, expected: string): Reason {
  const text = textOf(name);
  const wrong = `(${identifier(name)} IS NULL AND ${text} IS NOT NULL)`;
  return { code, field, expected, wrong, found: text };
}

function countReasons(name: string, expression: Expression, names: Names): readonly Reason[] {
  const parts = summands(expression);
  return parts.map((part, i) => {
    const text = isComposed(expression) ? textOf(`${name} ${i}`) : textOf(name);
    const value = `TRY_CAST(${text} AS DOUBLE)`;
    return {
      code: "events/count-not-whole",
      field: fieldOf(part, names) ?? name,
      expected: "a whole number from 0",
      wrong: `(${text} IS NOT NULL AND NOT coalesce(${value} BETWEEN 0 AND 4294967295 AND ${value} = floor(${value}), false))`,
      found: text,
    };
  });
}

function dateReasons(field: (name: string) => string, hasEnd: boolean): readonly Reason[] {
  const missing: Reason = {
    code: "events/date-missing",
    field: field("date_start"),
    expected: "a calendar date",
    wrong: "date_start IS NULL",
    found: "'nothing'",
  };
  if (!hasEnd) return [missing];
  return [
    missing,
    {
      code: "events/dates-not-ordered",
      field: field("date_end"),
      expected: "an end on or after the start",
      wrong: "coalesce(date_end < date_start, false)",
      found: "concat(date_start::VARCHAR, ' to ', date_end::VARCHAR)",
    },
  ];
}

function pointReasons(field: (name: string) => string): readonly Reason[] {
  const range = (name: string, bound: number, code: string): Reason => ({
    code,
    field: field(name),
    expected: `-${bound} to ${bound}`,
    wrong: `coalesce(abs(${name}) > ${bound}, false)`,
    found: textOf(name),
  });
  return [
    range("latitude", 90, "events/latitude-out-of-range"),
    range("longitude", 180, "events/longitude-out-of-range"),
    {
      code: "events/point-incomplete",
      field: field("latitude"),
      expected: "both coordinates or none",
      wrong: "((latitude IS NULL) <> (longitude IS NULL))",
      found: "concat_ws(', ', latitude::VARCHAR, longitude::VARCHAR)",
    },
  ];
}

function orderReasons(
  one: string,
  has: (name: string) => boolean,
  field: (name: string) => string,
): readonly Reason[] {
  const [low, best, high] = [`${one}_low`, `${one}_best`, `${one}_high`];
  const pairs = [
    [low, best],
    [best, high],
    [low, high],
  ] as const;
  return pairs
    .filter(([less, more]) => has(less as string) && has(more as string))
    .map(([less, more]) => ({
      code: "events/toll-not-ordered",
      field: field(less as string),
      expected: `at most ${field(more as string)}`,
      wrong: `coalesce(${less} > ${more}, false)`,
      found: `concat(${less}::VARCHAR, ' > ', ${more}::VARCHAR)`,
    }));
}

/** The source's column that an expression reads first, of those that the file has. */
function fieldOf(expression: Expression | undefined, names: Names): string | undefined {
  if (expression === undefined) return undefined;
  return sourceColumns(expression).find((name) => names.columns.has(name.toLowerCase()));
}
