import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type PopulationFigure,
  type PopulationRow,
  placeByCode,
  populationOf,
  readPopulation,
  SHIPPED_POPULATION,
} from "../../src/places/index.ts";

const CENSUS = join(
  import.meta.dirname,
  "../../../shared/data/pak-census-2023/PakPC2023PakDist.csv.gz",
);
const figure = (place: string, year: number, people: number): PopulationFigure => ({
  place,
  year,
  people,
  source: "test",
});
const rows = (...cells: Record<string, string>[]): PopulationRow[] =>
  cells.map((one, i) => ({ line: i + 2, cells: one }));
const about = { file: "a.csv", source: "test", year: null };
const read = (...cells: Record<string, string>[]) => {
  const found = readPopulation(rows(...cells), about);
  if (!found.ok) throw new Error(found.issues[0]?.code);
  return found.value;
};

describe("the population of a place", () => {
  it("is that of the nearest census within five years, the later of two", () => {
    const figures = [figure("PK2", 2017, 1), figure("PK2", 2023, 2)];
    expect(populationOf(figures, "PK2", 2019)?.people).toBe(1);
    expect(populationOf(figures, "PK2", 2020)?.people).toBe(2);
    expect(populationOf(figures, "PK2", 2012)?.people).toBe(1);
    expect(populationOf(figures, "PK2", 2011)).toBeNull();
    expect(populationOf(figures, "PK2", 2029)).toBeNull();
  });

  it("comes with the program for the provinces of the census of 2023, and for nothing else", () => {
    expect(SHIPPED_POPULATION.map(({ place }) => place)).toEqual([
      "PK2",
      "PK4",
      "PK5",
      "PK6",
      "PK7",
    ]);
    expect(populationOf(SHIPPED_POPULATION, "PK1", 2023)).toBeNull();
    expect(populationOf(SHIPPED_POPULATION, "PK-TA", 2023)).toBeNull();
  });

  it("is the sum of the parts for a city named as a whole, if all are known", () => {
    const parts = placeByCode("PK-SD-KARACHI")?.successors ?? [];
    const all = parts.map((code) => figure(code, 2023, 10));
    expect(populationOf(all, "PK-SD-KARACHI", 2023)?.people).toBe(10 * parts.length);
    expect(populationOf(all.slice(1), "PK-SD-KARACHI", 2023)).toBeNull();
  });

  it("is always a figure of that place within five years, and the nearest there is", () => {
    const years = fc.uniqueArray(fc.integer({ min: 1950, max: 2050 }), { maxLength: 8 });
    fc.assert(
      fc.property(years, fc.integer({ min: 1950, max: 2050 }), (censuses, year) => {
        const found = populationOf(
          censuses.map((one) => figure("PK7", one, 1)),
          "PK7",
          year,
        );
        const nearest = Math.min(...censuses.map((one) => Math.abs(one - year)));
        if (nearest > 5) expect(found).toBeNull();
        else expect(Math.abs((found?.year ?? 0) - year)).toBe(nearest);
      }),
    );
  });
});

describe("reading a table of population", () => {
  it("takes P-codes, names, thousands separators and years", () => {
    const { figures } = read(
      { place: "PK703", year: "2023", population: "1,742,320" },
      { place: "Khyber Pakhtunkhwa", year: "2017", population: "35501964" },
    );
    expect(figures).toEqual([figure("PK703", 2023, 1_742_320), figure("PK5", 2017, 35_501_964)]);
  });

  it("takes one column for each census", () => {
    const { figures } = read({ Region: "Sindh", District: "Dadu", Pop2023: "20", Pop2017: "10" });
    expect(figures.map(({ year, people }) => [year, people])).toEqual([
      [2023, 20],
      [2017, 10],
    ]);
  });

  it("rejects rows with their line: unknown places, numbers that are none, years that are none, second figures", () => {
    const { figures, rejected } = read(
      { place: "Atlantis", year: "2023", population: "5" },
      { place: "PK703", year: "2023", population: "many" },
      { place: "PK703", year: "MMXXIII", population: "5" },
      { place: "PK703", year: "2023", population: "5" },
      { place: "Dadu", year: "2023", population: "6" },
    );
    expect(figures).toEqual([figure("PK703", 2023, 5)]);
    expect(rejected.map(({ line, code }) => [line, code])).toEqual([
      [2, "places/population-place-unknown"],
      [3, "places/population-not-a-number"],
      [4, "places/population-year-missing"],
      [6, "places/population-twice"],
    ]);
  });

  it("refuses a table without places or people", () => {
    for (const cells of [{ place: "PK703" }, { population: "5" }, {}]) {
      const found = readPopulation(rows(cells), about);
      expect(found.ok ? "" : found.issues[0]?.code).toBe("places/population-columns-missing");
    }
  });
});

describe.skipIf(!existsSync(CENSUS))(
  "the census of 2023 by district (needs ../shared/data)",
  () => {
    const table = existsSync(CENSUS)
      ? (parse(gunzipSync(readFileSync(CENSUS)), { columns: true }) as Record<string, string>[])
      : [];

    it("is read whole: 136 rows, none rejected, 241,499,431 people", () => {
      const { figures, rejected } = read(...table);
      expect(rejected).toEqual([]);
      const people = figures
        .filter(({ year }) => year === 2023)
        .reduce((sum, one) => sum + one.people, 0);
      expect(people).toBe(241_499_431);
    });

    it("adds up to the totals of provinces that come with the program", () => {
      const { figures } = read(...table);
      for (const { place, people } of SHIPPED_POPULATION) {
        const parts = figures.filter(
          (one) => one.year === 2023 && placeByCode(one.place)?.parent === place,
        );
        expect(
          parts.reduce((sum, one) => sum + one.people, 0),
          place,
        ).toBe(people);
      }
    });
  },
);
