import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { combineToll } from "../../src/events/index.ts";
import { formatDay } from "../../src/kernel/index.ts";
import type { EventColumns } from "../../src/picture/index.ts";
import { openColumns, openLake } from "../../src/shell/lake/index.ts";
import { lakeOfRows, type PartialObservation } from "../support/lake-of-rows.ts";

async function load(folder: string): Promise<EventColumns> {
  const lake = openLake(folder);
  try {
    return await openColumns(folder, lake).load();
  } finally {
    lake.close();
  }
}

const figure = fc.option(fc.nat(40), { nil: null });

/** Observations of a few events by a few origins, with figures in order where they are given. */
const observations = fc.array(
  fc
    .record({
      event: fc.integer({ min: 1, max: 6 }),
      origin: fc.constantFrom("AFP", "PIPS", "Dawn"),
      day: fc.integer({ min: 0, max: 400 }),
      low: figure,
      best: figure,
      high: figure,
    })
    .map(({ event, origin, day, low, best, high }): PartialObservation => {
      const known = [low, best, high].filter((n) => n !== null).sort((a, b) => a - b);
      const next = (n: number | null) => (n === null ? null : (known.shift() as number));
      return {
        event_key: `E${event}`,
        origin,
        date_start: formatDay(18_000 + day),
        deaths_total_low: next(low),
        deaths_total_best: next(best),
        deaths_total_high: next(high),
      };
    }),
  { minLength: 1, maxLength: 25 },
);

describe("columns built from the lake", () => {
  test("hold one element an event, with the toll that the rule of tolls gives", async () => {
    await fc.assert(
      fc.asyncProperty(observations, async (rows) => {
        const columns = await load(
          await lakeOfRows(rows.map((row, i) => ({ id: `O${i}`, ...row }))),
        );
        const expected = [...Map.groupBy(rows, (row) => row.event_key)].map(([, own]) => {
          const toll = combineToll(
            own.map((row) => ({
              origin: String(row.origin),
              low: (row.deaths_total_low ?? null) as number | null,
              best: (row.deaths_total_best ?? null) as number | null,
              high: (row.deaths_total_high ?? null) as number | null,
            })),
          );
          const day = own.map((row) => String(row.date_start)).sort()[0];
          return [day, toll.low ?? 0, toll.best ?? 0, toll.high ?? 0, toll.best === null ? 0 : 1];
        });
        const found = Array.from({ length: columns.count }, (_, i) => [
          formatDay(columns.day[i] as number),
          columns.deathsLow[i],
          columns.deathsBest[i],
          columns.deathsHigh[i],
          columns.figure[i],
        ]);
        const sorted = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).sort();
        expect(sorted(found)).toEqual(sorted(expected));
      }),
      { numRuns: 25 },
    );
  });

  test("leave out the parts of an umbrella event that is there, and keep those whose umbrella is not", async () => {
    const row = (id: string, part_of: string | null, deaths: number) => ({
      ...{ id, event_key: id, part_of, date_start: "2024-08-26", deaths_total_best: deaths },
    });
    const rows = [
      row("week", null, 70),
      row("bolan", "week", 10),
      row("kalat", "week", 12),
      row("far", "gone", 3),
    ];
    const columns = await load(await lakeOfRows(rows));
    expect([...columns.deathsBest].sort((a, b) => a - b)).toEqual([3, 70]);
  });

  test("keep both of two events that call each other a part", async () => {
    const rows = [
      { id: "a", event_key: "a", part_of: "b", date_start: "2024-01-01" },
      { id: "b", event_key: "b", part_of: "a", date_start: "2024-01-01" },
    ];
    expect((await load(await lakeOfRows(rows))).count).toBe(2);
  });

  test("take place and country from the most precise observation", async () => {
    const rows = [
      {
        id: "1",
        event_key: "E",
        date_start: "2024-01-02",
        country: "AF",
        province_now: "AF-KHO",
        radius_km: 90,
      },
      {
        id: "2",
        event_key: "E",
        date_start: "2024-01-01",
        country: "PK",
        province_now: "PK5",
        radius_km: 5,
      },
    ];
    const columns = await load(await lakeOfRows(rows));
    expect(columns.dictionaries.country[columns.country[0] as number]).toBe("PK");
    expect(columns.dictionaries.province[columns.provinceNow[0] as number]).toBe("PK5");
    expect(formatDay(columns.day[0] as number)).toBe("2024-01-01");
  });

  test("say how many events are too old for them", async () => {
    const rows = ["1947-08-15", "1971-12-03"].map((date_start, i) => ({
      id: String(i),
      event_key: String(i),
      date_start,
    }));
    const columns = await load(await lakeOfRows(rows));
    expect([columns.count, columns.leftOut]).toEqual([1, 1]);
  });

  test("gather the rarest countries under one name when there are more than the codes can hold", async () => {
    const rows = Array.from({ length: 300 }, (_, i) => ({
      ...{ id: String(i), event_key: String(i), date_start: "2024-01-01", country: `State ${i}` },
    }));
    const columns = await load(await lakeOfRows(rows));
    expect(columns.count).toBe(300);
    expect(columns.dictionaries.country).toContain("(others)");
    expect(columns.dictionaries.country.length).toBe(256);
  });

  test("are read from the cache while the releases stay, and built anew when it is damaged", async () => {
    const folder = await lakeOfRows([{ id: "1", event_key: "1", date_start: "2024-01-01" }]);
    const first = await load(folder);
    const [name] = readdirSync(join(folder, "cache")).filter((one) => one.startsWith("columns-"));
    const cached = join(folder, "cache", name as string);
    writeFileSync(cached, "not columns");
    expect(await load(folder)).toEqual(first);
    await lakeOfRows(
      [{ id: "2", event_key: "2", date_start: "2024-01-02" }],
      { release: "2" },
      folder,
    );
    expect((await load(folder)).count).toBe(2);
    expect(
      readdirSync(join(folder, "cache")).filter((one) => one.startsWith("columns-")).length,
    ).toBe(1);
  });

  test("of an empty lake are empty", async () => {
    const folder = await lakeOfRows([], { holds: "figures" });
    expect((await load(folder)).count).toBe(0);
  });
});
