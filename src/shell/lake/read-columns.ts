import type { Manifest } from "../../events/index.ts";
import { releaseKey } from "../../events/index.ts";
import { assert } from "../../kernel/index.ts";
import {
  type Dictionary,
  EVENT_ARRAYS,
  type EventArray,
  type EventColumns,
  type Extent,
  NO_VALUE,
} from "../../picture/index.ts";
import { type Engine, literal } from "./engine.ts";
import { eventSql, groupingSql } from "./event-sql.ts";

/** A release and where its observations lie. */
export interface ReleaseFile {
  readonly manifest: Manifest;
  readonly path: string;
}

/**
 * Reads the events of all releases into columns. Grouping, coding and sorting happen in the engine; rows
 * arrive as vectors and never become objects.
 */
export async function readColumns(
  engine: Engine,
  releases: readonly ReleaseFile[],
  snapshot: string,
): Promise<EventColumns> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE event (${TABLE})`);
  for (const { manifest, path } of releases) {
    const grouped = (await engine.count(groupingSql(path))) === 1;
    await engine.run(`INSERT INTO event BY NAME ${eventSql(path, releaseKey(manifest), grouped)}`);
  }
  const leftOut = await engine.count(`SELECT count(*) FROM event WHERE NOT ${HOLDABLE}`);
  const count = (await engine.count("SELECT count(*) FROM event")) - leftOut;
  const dictionaries = await makeDictionaries(engine);
  const extent = await findExtent(engine);
  const arrays = await readArrays(engine, extent, count);
  await engine.run("DROP TABLE event");
  return { count, snapshot, leftOut, extent, dictionaries, ...arrays };
}

const TABLE = `dataset VARCHAR, day DATE, latitude DOUBLE, longitude DOUBLE, country VARCHAR,
  province_then VARCHAR, province_now VARCHAR, district_then VARCHAR, district_now VARCHAR,
  border VARCHAR, border_km DOUBLE, type VARCHAR, actor_a VARCHAR, actor_b VARCHAR, target VARCHAR,
  attribution VARCHAR, low UINTEGER, best UINTEGER, high UINTEGER, origins UINTEGER, key UINTEGER`;

/** Days that fit into 16 bits: 1970-01-01 to 2149-06-06. */
const HOLDABLE = "(day BETWEEN DATE '1970-01-01' AND DATE '2149-06-06')";

/** The columns of the table that each dictionary names, and how many codes it may have. */
const SOURCES: Readonly<Record<Dictionary, { columns: readonly string[]; most: number }>> = {
  dataset: { columns: ["dataset"], most: 255 },
  country: { columns: ["country", "border"], most: 255 },
  province: { columns: ["province_then", "province_now"], most: 65_535 },
  district: { columns: ["district_then", "district_now"], most: 65_535 },
  type: { columns: ["type"], most: 255 },
  actor: { columns: ["actor_a", "actor_b"], most: 65_535 },
  target: { columns: ["target"], most: 255 },
  attribution: { columns: ["attribution"], most: 255 },
};

/** Stands for the rarest values of a dictionary that has more than it may have; none are dropped. */
const OTHERS = "(others)";

async function makeDictionaries(engine: Engine): Promise<Record<Dictionary, string[]>> {
  const dictionaries: Partial<Record<Dictionary, string[]>> = {};
  for (const [name, { columns, most }] of Object.entries(SOURCES)) {
    const parts = columns.map((column) => `SELECT ${column} AS v FROM event`).join(" UNION ALL ");
    const rows = await engine.rows(
      `SELECT v FROM (${parts}) WHERE v IS NOT NULL AND v <> '' GROUP BY v
       ORDER BY count(*) DESC, v LIMIT ${most}`,
    );
    let values = rows.map((row) => String(row["v"]));
    if (values.length === most) values = [...values.slice(0, most - 1), OTHERS];
    values.sort((a, b) => (a < b ? -1 : 1));
    dictionaries[name as Dictionary] = ["", ...values];
    const codes = values.map((value, i) => `(${literal(value)}, ${i + 1})`).join(", ");
    await engine.run(`CREATE OR REPLACE TEMP TABLE ${name}_code (v VARCHAR, code UINTEGER)`);
    if (values.length > 0) await engine.run(`INSERT INTO ${name}_code VALUES ${codes}`);
  }
  return dictionaries as Record<Dictionary, string[]>;
}

async function findExtent(engine: Engine): Promise<Extent> {
  const [row] = await engine.rows(
    `SELECT min(longitude) AS west, min(latitude) AS south, max(longitude) AS east,
     max(latitude) AS north FROM event WHERE longitude IS NOT NULL AND latitude IS NOT NULL`,
  );
  if (row === undefined || row["west"] === null) {
    return { west: -180, south: -90, east: 180, north: 90 };
  }
  const { west, south, east, north } = row as Record<keyof Extent, number>;
  // A single point has no width: a hundredth of a degree on each side gives it one.
  return {
    west: Math.floor(west * 100 - 1) / 100,
    south: Math.floor(south * 100 - 1) / 100,
    east: Math.ceil(east * 100 + 1) / 100,
    north: Math.ceil(north * 100 + 1) / 100,
  };
}

type Arrays = Pick<EventColumns, EventArray>;

async function readArrays(engine: Engine, extent: Extent, count: number): Promise<Arrays> {
  const arrays = Object.fromEntries(
    EVENT_ARRAYS.map(({ name, bytes }) => {
      const Kind = bytes === 1 ? Uint8Array : bytes === 2 ? Uint16Array : Uint32Array;
      return [name, new Kind(count)];
    }),
  ) as unknown as Arrays;
  let filled = 0;
  const result = await engine.connection.stream(codedSql(extent));
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    for (const [index, { name }] of EVENT_ARRAYS.entries()) {
      const vector = chunk.getColumnVector(index);
      const array = arrays[name];
      for (let i = 0; i < chunk.rowCount; i++) array[filled + i] = vector.getItem(i) as number;
    }
    filled += chunk.rowCount;
  }
  assert(filled === count, `read ${filled} of ${count} events`);
  return arrays;
}

function codedSql({ west, south, east, north }: Extent): string {
  const quantised = (column: string, from: number, to: number) =>
    `CASE WHEN longitude IS NULL OR latitude IS NULL THEN ${NO_VALUE}
      ELSE round((${column} - ${from}) / ${to - from} * ${NO_VALUE - 1}) END`;
  const joins: string[] = [];
  const code = (column: string, dictionary: Dictionary) => {
    joins.push(`LEFT JOIN ${dictionary}_code AS c_${column} ON c_${column}.v = ${column}`);
    const others = `(SELECT code FROM ${dictionary}_code WHERE v = ${literal(OTHERS)})`;
    return `CASE WHEN coalesce(${column}, '') = '' THEN 0
      ELSE coalesce(c_${column}.code, ${others}) END`;
  };
  const values: Record<EventArray, string> = {
    day: "date_diff('day', DATE '1970-01-01', day)",
    longitude: quantised("longitude", west, east),
    latitude: quantised("latitude", south, north),
    dataset: code("dataset", "dataset"),
    country: code("country", "country"),
    provinceThen: code("province_then", "province"),
    provinceNow: code("province_now", "province"),
    districtThen: code("district_then", "district"),
    districtNow: code("district_now", "district"),
    type: code("type", "type"),
    actorA: code("actor_a", "actor"),
    actorB: code("actor_b", "actor"),
    target: code("target", "target"),
    attribution: code("attribution", "attribution"),
    border: code("border", "country"),
    borderKm: `coalesce(least(round(border_km), ${NO_VALUE - 1}), ${NO_VALUE})`,
    figure: "(best IS NOT NULL)::UTINYINT",
    deathsLow: "coalesce(low, 0)",
    deathsBest: "coalesce(best, 0)",
    deathsHigh: "coalesce(high, 0)",
    origins: "least(origins, 255)",
    key: "key",
  };
  const selected = EVENT_ARRAYS.map(({ name, bytes }) => {
    const type = bytes === 1 ? "UTINYINT" : bytes === 2 ? "USMALLINT" : "UINTEGER";
    return `(${values[name]})::${type} AS "${name}"`;
  });
  return `SELECT ${selected.join(", ")} FROM event ${joins.join(" ")} WHERE ${HOLDABLE}
    ORDER BY "day", "dataset", "country", "provinceNow", "districtNow", "key"`;
}
