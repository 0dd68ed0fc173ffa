import type { Format, Layout } from "../../events/index.ts";
import { type Engine, identifier, literal } from "./engine.ts";
import { expressionOf, ourColumns } from "./reading-views.ts";
import type { RowJoins } from "./resolve-rows.ts";

/** Columns that the place of a row gives, by our name. */
const FROM_PLACE: Readonly<Record<string, string>> = {
  province_then: "provinceThen",
  province_now: "provinceNow",
  district_then: "districtThen",
  district_now: "districtNow",
  place_basis: "basis",
  place_confidence: "confidence",
  border: "border",
  border_km: "borderKm",
};

/** Writes the good rows with our columns, sorted by first day. */
export async function writeRows(
  engine: Engine,
  format: Format,
  layout: Layout,
  joins: RowJoins,
  lineSql: string,
  to: string,
): Promise<void> {
  const columns = ourColumns(format).map(
    ({ name, type }) =>
      `(${columnSql(name, layout, joins, lineSql)})::${type} AS ${identifier(name)}`,
  );
  const order = expressionOf(layout, "date_start") === undefined ? "row" : "date_start, row";
  await engine.run(`COPY (SELECT ${columns.join(",\n")}
    FROM g ${joins.sql} LEFT JOIN lines ON lines.row_number = g.row_number
    ORDER BY ${order}) TO ${literal(to)} (FORMAT parquet, COMPRESSION zstd)`);
}

function columnSql(name: string, layout: Layout, joins: RowJoins, lineSql: string): string {
  if (name === "row") return "g.row_number";
  if (name === "line") return lineSql;
  const given = expressionOf(layout, name) === undefined ? null : `g.${identifier(name)}`;
  const either = (found: string) => (given === null ? found : `coalesce(${given}, ${found})`);
  if (joins.place) {
    const source = given === null ? "NULL" : given;
    if (name === "country") return `coalesce(p.country, ${source}, g."place country")`;
    if (name === "latitude" || name === "longitude") return either(`p.${name}`);
    if (name === "radius_km") return either(`p."radiusKm"`);
    if (name === "point_basis") return given ?? pointBasis(layout);
    if (name === "place_text" && given === null && layout.place?.placeText)
      return `g."place placeText"`;
    if (name === "place_basis") return `coalesce(p.basis, 'none')`;
    const found = FROM_PLACE[name];
    if (found !== undefined) return either(`p.${identifier(found)}`);
  }
  if (joins.types && name === "type") return either("y.path");
  for (const side of ["a", "b"]) {
    if (!joins.actors || expressionOf(layout, `side_${side}`) === undefined) continue;
    if (name === `actor_${side}`) return either(`${side}."key"`);
    if (name === `side_${side}_class`) return either(`${side}."class"`);
  }
  return given ?? "NULL";
}

function pointBasis(layout: Layout): string {
  const source =
    expressionOf(layout, "latitude") === undefined ? "false" : "g.latitude IS NOT NULL";
  return `CASE WHEN ${source} THEN 'source' WHEN p.latitude IS NOT NULL THEN 'gazetteer' ELSE 'none' END`;
}
