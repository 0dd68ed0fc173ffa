import type { Format, Layout } from "../../events/index.ts";
import { type Engine, identifier, literal } from "./engine.ts";
import { joinSql } from "./look-up.ts";
import { expressionOf, ourColumns } from "./reading-views.ts";
import type { RowJoins } from "./resolve-rows.ts";

/** Writes the good rows with our columns, sorted by first day. */
export async function writeRows(
  engine: Engine,
  format: Format,
  layout: Layout,
  joins: RowJoins,
  lineSql: string,
  to: string,
): Promise<void> {
  const columns = ourColumns(format).map(({ name, type }) => ({
    name: identifier(name),
    type,
    sql: columnSql(name, layout, joins, lineSql),
  }));
  // Sorting moves every byte of a row, so that columns that are the same in all rows are added after it.
  const varying = columns.filter(({ sql }) => !isConstant(sql));
  const order = expressionOf(layout, "date_start") === undefined ? "row" : "date_start, row";
  const whole = columns.map(({ name, type, sql }) =>
    isConstant(sql) ? `${sql}::${type} AS ${name}` : `r.${name}`,
  );
  await engine.run(`COPY (SELECT ${whole.join(", ")} FROM (
    SELECT ${varying.map(({ name, type, sql }) => `${typed(sql, type)} AS ${name}`).join(",\n")}
    FROM g ${joins.list.map(joinSql).join("\n")} LEFT JOIN lines ON lines.row_number = g.row_number
    ORDER BY ${order}) r) TO ${literal(to)} (FORMAT parquet, COMPRESSION zstd)`);
}

/** A value of our type; answers of look-ups stay numbers of a dictionary, which Parquet holds as text. */
function typed(sql: string, type: string): string {
  const answer = type === "VARCHAR" && /^[pqyab]\.("[A-Za-z]+"|[a-z]+)$/.test(sql);
  return answer ? sql : `(${sql})::${type}`;
}

function isConstant(sql: string): boolean {
  return sql === "NULL" || (sql.startsWith("'") && sql.endsWith("'"));
}

function columnSql(name: string, layout: Layout, joins: RowJoins, lineSql: string): string {
  if (name === "row") return "g.row_number";
  if (name === "line") return lineSql;
  const given = givenSql(name, layout);
  const either = (found: string) => (given === null ? found : `coalesce(${given}, ${found})`);
  const place = joins.place[name];
  if (place !== undefined) return place;
  if (joins.types && name === "type") return either("y.path");
  for (const side of ["a", "b"]) {
    if (!joins.actors || expressionOf(layout, `side_${side}`) === undefined) continue;
    if (name === `actor_${side}`) return either(`${side}."key"`);
    if (name === `side_${side}_class`) return either(`${side}."class"`);
  }
  return given ?? "NULL";
}

/** What the layout itself gives for a column: a constant, a carried column, or nothing. */
function givenSql(name: string, layout: Layout): string | null {
  const expression = expressionOf(layout, name);
  if (expression === undefined) return null;
  return expression.kind === "text" ? literal(expression.text) : `g.${identifier(name)}`;
}
