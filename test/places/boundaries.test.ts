import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { Feature, FeatureCollection, Polygon } from "geojson";
import { topology } from "topojson-server";
import { describe, expect, it } from "vitest";
import {
  boundaryMap,
  indexPolygons,
  type PlaceQuery,
  type PolygonIndex,
  readBoundaries,
  resolvePlace,
} from "../../src/places/index.ts";

const SHARED = join(import.meta.dirname, "../../../shared/data");

/** A square of one degree whose south-west corner is given. */
function square(properties: object, x: number, y: number): Feature<Polygon> {
  const ring = [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ];
  return {
    type: "Feature",
    properties: { ...properties },
    geometry: { type: "Polygon", coordinates: [ring] },
  };
}
const collection = (...features: Feature[]): FeatureCollection => ({
  type: "FeatureCollection",
  features,
});
const read = (value: unknown) => readBoundaries(JSON.stringify(value), "a.geojson");
const units = (value: unknown) => {
  const found = read(value);
  if (!found.ok) throw new Error(found.issues[0]?.message);
  return found.value;
};

/** A file of one named feature whose geometry may be anything. */
function withGeometry(geometry: object): string {
  const feature = { type: "Feature", properties: { name: "a" }, geometry };
  return JSON.stringify({ type: "FeatureCollection", features: [feature] });
}

describe("reading boundaries", () => {
  it("recognises P-codes, plain names and names of provinces", () => {
    const ocha = units(
      collection(
        square(
          { ADM1_EN: "Sindh", ADM1_PCODE: "PK7", ADM2_EN: "Dadu", ADM2_PCODE: "PK703" },
          67,
          26,
        ),
      ),
    );
    expect(ocha[0]).toMatchObject({ code: "PK703", province: "PK7", known: true });
    const plain = units(
      collection(square({ district: "Naseerabad", province: "Baluchistan" }, 68, 28)),
    );
    expect(plain[0]).toMatchObject({ code: "PK222", province: "PK2", known: true });
  });

  it("reads the finest layer of TopoJSON", () => {
    const fine = collection(
      square({ ADM2_PCODE: "PK703", ADM2_EN: "Dadu" }, 67, 26),
      square({ ADM2_PCODE: "PK708", ADM2_EN: "Jamshoro" }, 68, 26),
    );
    const coarse = collection(square({ ADM1_PCODE: "PK7", ADM1_EN: "Sindh" }, 67, 26));
    const found = units(topology({ coarse, fine }));
    expect(found.map(({ code }) => code)).toEqual(["PK703", "PK708"]);
  });

  it("keeps an unknown unit under its own code and says that it is not known", () => {
    const [unit] = units(collection(square({ pcode: "XX99", name: "Elsewhere" }, 10, 10)));
    expect(unit).toMatchObject({ code: "XX99", name: "Elsewhere", known: false });
  });

  it("trusts the name where a code has changed its meaning", () => {
    const [unit] = units(collection(square({ iso2: "IR-28", name: "Qazvin" }, 49, 36)));
    expect(unit?.code).toBe("IR-26");
  });

  it.each([
    ["a text that is not JSON", "{", "places/not-boundaries"],
    ["JSON of another kind", "[1,2]", "places/not-boundaries"],
    ["null", "null", "places/not-boundaries"],
    [
      "a broken topology",
      '{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[7]]}},"arcs":[]}',
      "places/not-boundaries",
    ],
    ["features that are not there", '{"type":"FeatureCollection"}', "places/not-boundaries"],
    ["an empty collection", '{"type":"FeatureCollection","features":[]}', "places/no-polygons"],
    ["points only", withGeometry({ type: "Point", coordinates: [1, 2] }), "places/no-polygons"],
    [
      "polygons without names",
      JSON.stringify(collection(square({ shape_len: 4 }, 1, 1))),
      "places/no-unit-names",
    ],
    [
      "metres instead of degrees",
      JSON.stringify(collection(square({ name: "a" }, 500_000, 3_000_000))),
      "places/not-degrees",
    ],
    [
      "a ring of two points",
      withGeometry({
        type: "Polygon",
        coordinates: [
          [
            [1, 1],
            [2, 2],
          ],
        ],
      }),
      "places/broken-ring",
    ],
    ["a polygon without rings", withGeometry({ type: "Polygon" }), "places/broken-ring"],
    [
      "coordinates that are texts",
      withGeometry({ type: "Polygon", coordinates: [["a", "b", "c", "d"]] }),
      "places/not-degrees",
    ],
    [
      "one code on two polygons",
      JSON.stringify(
        collection(
          square({ pcode: "PK703", name: "Dadu" }, 1, 1),
          square({ pcode: "PK703", name: "Dadu" }, 3, 3),
        ),
      ),
      "places/unit-twice",
    ],
  ])("refuses %s", (_, text, code) => {
    const found = readBoundaries(text, "a.geojson");
    expect(found.ok ? "accepted" : found.issues[0]?.code).toBe(code);
  });

  it("gives the map one layer of units below the size asked for", () => {
    const squares = Array.from({ length: 50 }, (_, i) =>
      square({ pcode: `X${i}`, name: `unit ${i}` }, i % 10, Math.floor(i / 10)),
    );
    const map = boundaryMap(units(collection(...squares)), 20_000);
    expect(JSON.stringify(map).length).toBeLessThan(20_000);
    expect(Object.keys(map.objects)).toEqual(["units"]);
  });
});

describe("points in polygons", () => {
  const kohat = indexPolygons(
    units(collection(square({ pcode: "PK514", name: "Kohat" }, 71, 33))),
    "b@1",
  );
  const query: PlaceQuery = {
    country: "Pakistan",
    adm1: "Khyber Pakhtunkhwa",
    adm2: null,
    placeText: null,
    latitude: 33.5,
    longitude: 71.5,
    radiusKm: 5,
    day: 16_000,
    polygons: kohat,
  };

  it("fill a district that no name tells, and say so", () => {
    expect(resolvePlace(query)).toMatchObject({
      districtNow: "PK514",
      provinceNow: "PK5",
      basis: "polygon",
      confidence: 0.95,
    });
  });

  it("decide nothing when the point is less precise than the district is large", () => {
    expect(resolvePlace({ ...query, radiusKm: 150 }).districtNow).toBeNull();
  });

  it("do not move an event into another province than the source names", () => {
    expect(resolvePlace({ ...query, adm1: "Punjab" })).toMatchObject({
      provinceNow: "PK6",
      districtNow: null,
    });
  });

  it("cast doubt on a named district and leave it in place", () => {
    expect(resolvePlace({ ...query, adm2: "Karak" })).toMatchObject({
      districtNow: "PK512",
      basis: "source-name",
      confidence: 0.8,
    });
  });

  it("choose the part of a divided district only for a precise point", () => {
    const upper = indexPolygons(
      units(collection(square({ pcode: "PK508", name: "Chitral Upper" }, 72, 36))),
      "b@1",
    );
    const chitral = { ...query, adm2: "Chitral", latitude: 36.5, longitude: 72.5, polygons: upper };
    expect(resolvePlace(chitral)).toMatchObject({
      districtNow: "PK508",
      districtThen: "PK-KP-CHITRAL",
      basis: "polygon",
    });
    expect(resolvePlace({ ...chitral, radiusKm: 25 }).districtNow).toBe("PK-KP-CHITRAL");
  });

  it("see through holes and find the parts of a unit of many", () => {
    const outer = square({}, 0, 0).geometry.coordinates[0] ?? [];
    const hole = outer.map(([x = 0, y = 0]) => [0.25 + x / 2, 0.25 + y / 2]).reverse();
    const island = square({}, 5, 5).geometry.coordinates;
    const index = indexPolygons(
      units(
        collection({
          type: "Feature",
          properties: { pcode: "PK514", name: "Kohat" },
          geometry: { type: "MultiPolygon", coordinates: [[outer, hole], island] },
        }),
      ),
      "b@1",
    );
    expect(index.locate(0.1, 0.1)?.code).toBe("PK514");
    expect(index.locate(0.5, 0.5)).toBeNull();
    expect(index.locate(5.5, 5.5)?.code).toBe("PK514");
  });
});

const cod = join(SHARED, "cod-ab-pak-2022");
const ged = join(SHARED, "ucdp-ged-pakistan/ged_pakistan_v22_1.csv.gz");
describe.skipIf(!existsSync(cod) || !existsSync(ged))(
  "OCHA districts (needs ../shared/data)",
  () => {
    const full = existsSync(cod) ? readFileSync(join(cod, "pak_adm2_full.geojson"), "utf8") : "";
    const rows = (): Record<string, string>[] =>
      parse(gunzipSync(readFileSync(ged)), { columns: true });
    const index = (): PolygonIndex => {
      const found = readBoundaries(full, "pak_adm2_full.geojson");
      if (!found.ok) throw new Error("the reference file is refused");
      return indexPolygons(found.value, "ocha@2022");
    };

    it("are all in our table, from GeoJSON and from TopoJSON of two levels", () => {
      for (const file of ["pak_adm2_full.geojson", "pak_adm1_adm2_simplified10.topojson"]) {
        const found = readBoundaries(readFileSync(join(cod, file), "utf8"), file);
        expect(
          found.ok && [found.value.length, found.value.filter((unit) => unit.known).length],
        ).toEqual([160, 160]);
      }
    });

    it("contain 6,323 of the 6,416 points of UCDP GED Pakistan", () => {
      const polygons = index();
      const inside = rows().filter((row) =>
        polygons.locate(Number(row["longitude"]), Number(row["latitude"])),
      );
      expect(inside.length).toBe(6323);
    });

    it("give our own table the centres it has, to 3 decimals", () => {
      const polygons = index();
      const table: Record<string, string>[] = parse(
        readFileSync(join(import.meta.dirname, "../../data/places/districts-pk.csv")),
        { columns: true },
      );
      const coded = table.filter((row) => /^PK\d{3}$/.test(row["code"] ?? ""));
      const within = coded.filter(
        (row) =>
          polygons.locate(Number(row["longitude"]), Number(row["latitude"]))?.code === row["code"],
      );
      // A few districts are bent round their centre.
      expect(coded.length).toBe(160);
      expect(within.length).toBeGreaterThan(150);
    });
  },
);

const osm = join(SHARED, "osm-adm1-iso2");
describe.skipIf(!existsSync(osm))(
  "first-level units of OpenStreetMap (needs ../shared/data)",
  () => {
    it.each([
      ["pk", 8],
      ["af", 34],
      ["in", 37],
      ["ir", 31],
    ] as const)("of %s are all recognised", (country, count) => {
      const found = readBoundaries(
        readFileSync(join(osm, `${country}_adm1_osm_medium.geojson`), "utf8"),
        country,
      );
      expect(found.ok && found.value.filter((unit) => unit.known).length).toBe(count);
    });
  },
);
