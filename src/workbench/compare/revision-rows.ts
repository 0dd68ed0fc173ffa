import type { Manifest } from "../../events/index.ts";
import type { LakePort } from "../lake-port.ts";
import type { Revisions } from "./revision-schema.ts";

/** Fields that come from the source; what our tables add may change without a revision of the source. */
const FIELDS = [
  "date_start",
  "date_end",
  "date_precision",
  "latitude",
  "longitude",
  "radius_km",
  "place_text",
  "source_type",
  "side_a",
  "side_b",
  "deaths_total_low",
  "deaths_total_best",
  "deaths_total_high",
  "deaths_civilians_best",
  "deaths_security_best",
  "deaths_militants_best",
  "deaths_unknown_best",
  "injured_best",
  "attribution",
  "citation",
] as const;

/**
 * Rows added, removed and changed between two releases of events, matched by id. Gives `null` when no id
 * occurs in both, so that nothing can be matched.
 */
export async function diffRows(
  lake: LakePort,
  before: Manifest,
  after: Manifest,
  country: readonly string[] | null,
  limit: number,
): Promise<Revisions["rows"]> {
  const parameters = {
    before: lake.path(before, "observations.parquet"),
    after: lake.path(after, "observations.parquet"),
    country: country ?? [],
  };
  const changes = FIELDS.map((field) => `b.${field} IS DISTINCT FROM a.${field}`);
  const counts = FIELDS.map(
    (field, i) => `count(*) FILTER (both_have AND ${changes[i]}) AS changed_${field}`,
  );
  const joined = `WITH
    b AS (SELECT * FROM read_parquet($before) ${inCountry()}),
    a AS (SELECT * FROM read_parquet($after) ${inCountry()}),
    j AS (SELECT b, a, b.id IS NOT NULL AND a.id IS NOT NULL AS both_have,
      (${changes.join(" OR ")}) AS differs
      FROM b FULL OUTER JOIN a ON b.id = a.id)`;
  const [row] = await lake.query(
    `${joined} SELECT count(*) FILTER (b.id IS NULL) AS added,
      count(*) FILTER (a.id IS NULL) AS removed,
      count(*) FILTER (both_have AND differs) AS changed,
      count(*) FILTER (both_have AND NOT differs) AS unchanged,
      ${counts.join(", ")} FROM j`,
    parameters,
  );
  const number = (name: string) => Number(row?.[name] ?? 0);
  if (number("changed") + number("unchanged") === 0) return null;
  const fields = FIELDS.map((field) => ({ field, rows: number(`changed_${field}`) }));
  return {
    added: number("added"),
    removed: number("removed"),
    changed: number("changed"),
    unchanged: number("unchanged"),
    fields: fields.filter(({ rows }) => rows > 0).sort((one, two) => two.rows - one.rows),
    examples: await examples(lake, joined, parameters, limit),
  };
}

async function examples(
  lake: LakePort,
  joined: string,
  parameters: Readonly<Record<string, unknown>>,
  limit: number,
): Promise<NonNullable<Revisions["rows"]>["examples"]> {
  const parts = FIELDS.map(
    (field) => `SELECT a.id AS id, '${field}' AS field, b.${field}::VARCHAR AS before,
      a.${field}::VARCHAR AS after FROM j WHERE both_have AND b.${field} IS DISTINCT FROM a.${field}`,
  );
  const rows = await lake.query(
    `${joined} SELECT * FROM (${parts.join(" UNION ALL ")}) ORDER BY id, field LIMIT $limit`,
    { ...parameters, limit },
  );
  return rows.map((row) => ({
    id: String(row["id"]),
    field: String(row["field"]),
    before: textOrNull(row["before"]),
    after: textOrNull(row["after"]),
  }));
}

function inCountry(): string {
  return "WHERE len($country) = 0 OR list_contains($country, lower(country))";
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value).slice(0, 200);
}
