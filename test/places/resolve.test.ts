import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isWhole,
  type PlaceQuery,
  placeByCode,
  placeNow,
  placeOn,
  resolvePlace,
  VALIDITY_BREAKS,
} from "../../src/places/index.ts";
import { PLACES } from "../../src/places/table.ts";

const SHARED = join(import.meta.dirname, "../../../shared/data");
const day = (text: string) => Date.parse(text) / 86_400_000;
const NOTHING: PlaceQuery = {
  country: "Pakistan",
  adm1: null,
  adm2: null,
  placeText: null,
  latitude: null,
  longitude: null,
  day: day("2015-06-01"),
};
const resolve = (query: Partial<PlaceQuery>) => resolvePlace({ ...NOTHING, ...query });
const units = (query: Partial<PlaceQuery>) => {
  const { provinceThen, provinceNow, districtThen, districtNow } = resolve(query);
  return [provinceThen, provinceNow, districtThen, districtNow];
};

describe("FATA", () => {
  const fata = "Federally Administered Tribal Areas";
  it("is its own province until 30 May 2018 and part of Khyber Pakhtunkhwa from the 31st", () => {
    const kurram = { adm1: fata, adm2: "Kurram agency" };
    expect(units({ ...kurram, day: day("2018-05-30") })).toEqual([
      "PK-TA",
      "PK5",
      "PK-TA-KURRAM",
      "PK518",
    ]);
    expect(units({ ...kurram, day: day("2018-05-31") })).toEqual(["PK5", "PK5", "PK518", "PK518"]);
  });

  it("is the province of then even where a source uses the names of today", () => {
    expect(units({ adm1: "Khyber Pakhtunkhwa", adm2: "Khyber" })).toEqual([
      "PK-TA",
      "PK5",
      "PK-TA-KHYBER",
      "PK513",
    ]);
  });

  it("tells a frontier region from the district of the same name by the province", () => {
    expect(units({ adm1: fata, adm2: "Kohat" })).toEqual([
      "PK-TA",
      "PK5",
      "PK-TA-FR-KOHAT",
      "PK514",
    ]);
    expect(units({ adm1: "NWFP", adm2: "Kohat" })).toEqual(["PK5", "PK5", "PK514", "PK514"]);
  });

  it("keeps the province where no district is named", () => {
    expect(units({ adm1: fata })).toEqual(["PK-TA", "PK5", null, null]);
  });
});

describe("divided districts", () => {
  it("stay whole where the part is not known, and never become one of the parts silently", () => {
    expect(units({ adm1: "Khyber Pakhtunkhwa", adm2: "Chitral district" })).toEqual([
      "PK5",
      "PK5",
      "PK-KP-CHITRAL",
      "PK-KP-CHITRAL",
    ]);
    expect(isWhole("PK-KP-CHITRAL")).toBe(true);
  });

  it("become a part where the text names a town of it", () => {
    const found = resolve({
      adm1: "Sindh",
      adm2: "Karachi district",
      placeText: "consulate, Clifton",
    });
    expect([found.districtNow, found.basis]).toEqual(["PK721", "gazetteer"]);
    expect(found.confidence).toBeLessThan(1);
  });

  it("count for the district they were cut from when they are later than the list of P-codes", () => {
    expect(units({ adm1: "Balochistan", adm2: "Hub", day: day("2024-01-01") })).toEqual([
      "PK2",
      "PK2",
      "PK-BA-HUB",
      "PK217",
    ]);
  });
});

describe("places in texts", () => {
  it("give the point of the town with its radius, and say that the gazetteer did", () => {
    const found = resolve({ placeText: "market, Parachinar" });
    expect(found).toMatchObject({
      districtNow: "PK518",
      basis: "gazetteer",
      latitude: 33.9,
      longitude: 70.1,
      radiusKm: 5,
      border: "AF",
    });
  });

  it("decide no district when they name places in two", () => {
    expect(units({ placeText: "Lahore and Nowshera" })).toEqual([null, null, null, null]);
    expect(units({ adm1: "Balochistan", placeText: "Musakhail and Kalat" })).toEqual([
      "PK2",
      "PK2",
      null,
      null,
    ]);
  });

  it("read names only where they begin with a capital: a tank is no district", () => {
    expect(resolve({ placeText: "attack on an oil tank" }).districtNow).toBeNull();
  });

  it("leave the source's own point untouched", () => {
    const found = resolve({ adm2: "Quetta", latitude: 30.5, longitude: 67.5 });
    expect([found.latitude, found.longitude, found.radiusKm]).toEqual([30.5, 67.5, null]);
  });
});

describe("any row", () => {
  const text = fc.option(
    fc.oneof(
      fc.constantFrom(
        ...PLACES.flatMap((place) => [...place.aliases, ...place.names.map((n) => n.en)]),
      ),
      fc.string({ maxLength: 30 }),
    ),
    { nil: null },
  );
  const query = fc.record({
    country: fc.option(fc.constantFrom("Pakistan", "India", "Afghanistan", "Iran", "Mali", "x"), {
      nil: null,
    }),
    adm1: text,
    adm2: text,
    placeText: text,
    latitude: fc.option(fc.double({ min: -90, max: 90, noNaN: true }), { nil: null }),
    longitude: fc.option(fc.double({ min: -180, max: 180, noNaN: true }), { nil: null }),
    day: fc.integer({ min: 6900, max: 21_000 }),
  });

  it("has units that exist, provinces that contain their districts, and a confidence with its basis", () => {
    fc.assert(
      fc.property(query, (row) => {
        const found = resolvePlace(row);
        for (const code of [
          found.provinceThen,
          found.provinceNow,
          found.districtThen,
          found.districtNow,
        ]) {
          if (code !== null) expect(placeByCode(code), code).not.toBeNull();
        }
        if (found.districtNow !== null)
          expect(placeByCode(found.districtNow)?.parent).toBe(found.provinceNow);
        if (found.districtThen !== null)
          expect(placeByCode(found.districtThen)?.parent).toBe(found.provinceThen);
        expect(found.confidence === null).toBe(found.basis === "none");
        expect(found.provinceNow === null).toBe(found.basis === "none");
        if (found.provinceNow !== null) expect(placeNow(found.provinceNow)).toBe(found.provinceNow);
      }),
      { numRuns: 500 },
    );
  });

  it("has the same answer on every day between two changes of the table", () => {
    fc.assert(
      fc.property(query, fc.nat({ max: VALIDITY_BREAKS.length - 2 }), (row, index) => {
        const [from = 0, to = 0] = VALIDITY_BREAKS.slice(index, index + 2);
        expect(resolvePlace({ ...row, day: from })).toEqual(resolvePlace({ ...row, day: to - 1 }));
      }),
      { numRuns: 300 },
    );
  });

  it("leads to today's units in one step, and stays there", () => {
    for (const { code } of PLACES) {
      expect(placeNow(placeNow(code)), code).toBe(placeNow(code));
      expect(placeByCode(placeOn(code, 20_000)), code).not.toBeNull();
    }
  });
});

const ged = join(SHARED, "ucdp-ged-pakistan/ged_pakistan_v22_1.csv.gz");
describe.skipIf(!existsSync(ged))("UCDP GED Pakistan (needs ../shared/data)", () => {
  it("reaches a province in 6,371 of 6,416 rows and a district in 6,249, by names alone", () => {
    const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(ged)), { columns: true });
    expect(rows.length).toBe(6416);
    const found = rows.map((row) =>
      resolve({
        country: row["country"] ?? null,
        adm1: row["adm_1"] || null,
        adm2: row["adm_2"] || null,
        latitude: Number(row["latitude"]),
        longitude: Number(row["longitude"]),
        day: day((row["date_start"] ?? "").slice(0, 10)),
      }),
    );
    const count = (test: (one: (typeof found)[number]) => boolean) => found.filter(test).length;
    expect(count((one) => one.provinceNow !== null)).toBe(6371);
    expect(count((one) => one.districtNow !== null)).toBe(6249);
    // The 45 rows without adm_1 name no unit; 3,378 rows say FATA, 161 of them after its end.
    expect(count((one) => one.provinceNow === null)).toBe(
      rows.filter((row) => !row["adm_1"]).length,
    );
    expect(count((one) => one.provinceThen === "PK-TA")).toBe(3217);
    expect(rows.filter((row) => row["adm_1"]?.startsWith("Federally")).length).toBe(3378);
    expect(count((one) => one.provinceNow === "PK5")).toBe(3378 + 1363);
  });
});

const press = join(SHARED, "facts/events_pages_observations_pk.csv");
describe.skipIf(!existsSync(press))("press rows (needs ../shared/data)", () => {
  it("reach a district or province in 232 of 237, each with its basis and confidence", () => {
    const rows: Record<string, string>[] = parse(readFileSync(press), { columns: true });
    expect(rows.length).toBe(237);
    const found = rows.map((row) =>
      resolve({
        adm1: row["province"] || null,
        adm2: row["district"] || null,
        placeText: row["place"] || null,
        latitude: row["latitude"] ? Number(row["latitude"]) : null,
        longitude: row["longitude"] ? Number(row["longitude"]) : null,
        day: day(`${row["date"]}-01-01`.slice(0, 10)),
      }),
    );
    const placed = found.filter(({ provinceNow }) => provinceNow !== null);
    expect(placed.length).toBe(232);
    expect(
      placed.every(({ confidence, latitude }) => confidence !== null && latitude !== null),
    ).toBe(true);
    const text = rows
      .filter((_, index) => found[index]?.provinceNow === null)
      .map((row) => row["place"]);
    expect(text).toEqual([
      "Lahore and Nowshera",
      "Lahore, Peshawar, Kohat",
      "bus, northern Pakistan",
      "court, north-west",
      "police post, north-west",
    ]);
  });
});
