import { literal } from "./engine.ts";

/**
 * The SQL that turns the observations of one release into events, one row an event.
 *
 * Rule (docs/concepts/counting.md): observations with the same `event_key` are one event. Its first day
 * is the earliest; its place is that of the most precise observation; type and parties are those of
 * the first observation that knows them; low is the smallest and high the largest figure, best the
 * median over distinct origins. An event that is part of an umbrella event of the same release is not
 * counted beside it.
 */
export function eventSql(path: string, dataset: string, grouped: boolean): string {
  const rows = `read_parquet(${literal(path)})`;
  return grouped ? groupedSql(rows, dataset) : plainSql(rows, dataset);
}

/** Asks whether a release needs grouping: false when every observation is an event of its own. */
export function groupingSql(path: string): string {
  return `SELECT count(*) <> count(DISTINCT event_key) OR count(event_key) <> count(*)
    OR count(part_of) > 0 AS grouped FROM read_parquet(${literal(path)})`;
}

/** Columns of a place, taken together from one observation so that they fit each other. */
const PLACE = [
  "latitude",
  "longitude",
  "country",
  "province_then",
  "province_now",
  "district_then",
  "district_now",
  "border",
  "border_km",
] as const;

const KILLED = {
  low: "coalesce(deaths_total_low, deaths_total_best, deaths_total_high)",
  best: "coalesce(deaths_total_best, deaths_total_low, deaths_total_high)",
  high: "coalesce(deaths_total_high, deaths_total_best, deaths_total_low)",
} as const;

function plainSql(rows: string, dataset: string): string {
  return `SELECT ${literal(dataset)} AS dataset, date_start AS day, ${PLACE.join(", ")},
    type, coalesce(actor_a, side_a) AS actor_a, coalesce(actor_b, side_b) AS actor_b, target, attribution,
    ${KILLED.low} AS low, ${KILLED.best} AS best, ${KILLED.high} AS high, 1 AS origins, "row" AS key
    FROM ${rows} WHERE date_start IS NOT NULL`;
}

/** Only events with several observations are grouped; all others are read as they are. */

function groupedSql(rows: string, dataset: string): string {
  const place = PLACE.map((name) => `'${name}': ${name}`).join(", ");
  return `WITH numbered AS (
      SELECT *, coalesce(event_key, id) AS event, coalesce(origin, id) AS source FROM ${rows}
      WHERE date_start IS NOT NULL
    ), umbrellas AS (
      SELECT event, any_value(part_of) AS part_of FROM numbered GROUP BY event
    ), parts AS (
      SELECT p.event FROM umbrellas p JOIN umbrellas u ON p.part_of = u.event
      WHERE p.event <> u.event AND coalesce(u.part_of, '') <> p.event
    ), whole AS (
      SELECT * FROM numbered WHERE event NOT IN (SELECT event FROM parts)
    ), several AS (
      SELECT event FROM whole GROUP BY event HAVING count(*) > 1
    ), counted AS (
      SELECT * FROM whole WHERE event IN (SELECT event FROM several)
    ), single AS (
      SELECT * FROM whole WHERE event NOT IN (SELECT event FROM several)
    ), origins AS (
      SELECT event, source, min(${KILLED.low}) AS low, median(DISTINCT ${KILLED.best}) AS best,
        max(${KILLED.high}) AS high
      FROM counted GROUP BY event, source
    ), tolls AS (
      SELECT event, min(low) AS low, round(median(best)) AS best, max(high) AS high,
        count(best) AS origins FROM origins GROUP BY event
    ), events AS (
      SELECT event, min(date_start) AS day,
        arg_min({${place}}, (coalesce(radius_km, 1e9), (district_now IS NULL)::INT,
          (province_now IS NULL)::INT, "row")) AS place,
        arg_min(type, "row") FILTER (type IS NOT NULL AND type <> 'unknown') AS known_type,
        arg_min(type, "row") AS any_type,
        arg_min({'a': coalesce(actor_a, side_a), 'b': coalesce(actor_b, side_b)},
          ((coalesce(actor_a, side_a, actor_b, side_b) IS NULL)::INT, "row")) AS sides,
        arg_min(target, "row") FILTER (target IS NOT NULL AND target <> 'unknown') AS known_target,
        arg_min(target, "row") AS any_target,
        arg_min(attribution, (coalesce(list_position(
          ['claimed', 'suspected', 'denied', 'coded', 'unknown'], attribution), 9), "row")) AS attribution,
        min("row") AS key
      FROM counted GROUP BY event
    )
    SELECT ${literal(dataset)} AS dataset, day,
      ${PLACE.map((name) => `place.${name} AS ${name}`).join(", ")},
      coalesce(known_type, any_type) AS type, sides.a AS actor_a, sides.b AS actor_b,
      coalesce(known_target, any_target) AS target, attribution, low, best, high, origins, key
    FROM events JOIN tolls USING (event)
    UNION ALL BY NAME ${plainSql("single", dataset)}`;
}
