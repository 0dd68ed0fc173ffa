import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDay } from "../../src/kernel/index.ts";
import {
  type EventColumns,
  makeCrossfilter,
  NO_FILTER,
  type PictureFilter,
  STRIDE,
  tallyAt,
} from "../../src/picture/index.ts";
import { syntheticColumns } from "../support/synthetic-columns.ts";

const COLUMNS = syntheticColumns(600, 7);

describe("the cross-filter", () => {
  test("counts every view as a plain loop over the events does, for any run of filters", () => {
    fc.assert(
      fc.property(fc.array(filters(), { minLength: 1, maxLength: 6 }), (steps) => {
        const crossfilter = makeCrossfilter(COLUMNS);
        for (const step of steps) {
          crossfilter.setFilter(step);
          for (const view of ["total", "timeline", "provinces", "actors", "types"] as const) {
            const plain = countPlainly(COLUMNS, step, view);
            const tally = crossfilter.tallies.get(view) as Float64Array;
            for (let cell = 0; cell * STRIDE < tally.length; cell++) {
              const expected = plain.get(cell) ?? [0, 0, 0, 0, 0];
              expect(Object.values(tallyAt(tally, cell))).toEqual(expected);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test("moves of the window leave the same numbers as counting afresh", () => {
    const window = fc.tuple(fc.integer({ min: 6_900, max: 20_500 }), fc.nat(3_000));
    fc.assert(
      fc.property(fc.array(window, { minLength: 1, maxLength: 12 }), (moves) => {
        const brushed = makeCrossfilter(COLUMNS);
        for (const [from, length] of moves) brushed.setWindow(from, from + length);
        const [from, length] = moves.at(-1) as [number, number];
        const fresh = makeCrossfilter(COLUMNS);
        fresh.setFilter({ ...NO_FILTER, from: formatDay(from), to: formatDay(from + length) });
        expect(brushed.toViews()).toEqual(fresh.toViews());
      }),
      { numRuns: 200 },
    );
  });

  test("without a filter, each view of one value an event adds up to the total", () => {
    const views = makeCrossfilter(COLUMNS).toViews();
    expect(views.total.events).toBe(600);
    for (const rows of [
      views.timeline.tallies,
      views.provinces,
      views.districts,
      views.types,
      views.targets,
      views.attributions,
      views.datasets,
      views.countries,
      views.borders,
    ]) {
      for (const part of [
        "events",
        "deathsLow",
        "deathsBest",
        "deathsHigh",
        "withoutFigure",
      ] as const) {
        expect(rows.reduce((sum, row) => sum + row[part], 0)).toBe(views.total[part]);
      }
    }
  });

  test("hexagons hold every event that has a point, once", () => {
    const crossfilter = makeCrossfilter(COLUMNS);
    crossfilter.setHexagons(40);
    const points = COLUMNS.longitude.filter((x) => x !== 65_535).length;
    const cells = crossfilter.toViews().cells;
    expect(cells.reduce((sum, cell) => sum + cell.events, 0)).toBe(points);
    expect(cells.length).toBeGreaterThan(20);
  });

  test("each event lies within the radius of its hexagon's centre", () => {
    const crossfilter = makeCrossfilter(COLUMNS);
    crossfilter.setHexagons(40);
    const hexagons = crossfilter.hexagons();
    const { west, east, south, north } = COLUMNS.extent;
    const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
    let seen = 0;
    for (let i = 0; i < COLUMNS.count; i++) {
      const cell = hexagons?.of[i] as number;
      if (cell < 0) continue;
      const longitude = west + ((COLUMNS.longitude[i] as number) / 65_534) * (east - west);
      const latitude = south + ((COLUMNS.latitude[i] as number) / 65_534) * (north - south);
      const dx = (longitude - (hexagons?.centres[cell * 2] as number)) * 111.195 * squeeze;
      const dy = (latitude - (hexagons?.centres[cell * 2 + 1] as number)) * 111.195;
      expect(Math.hypot(dx, dy)).toBeLessThanOrEqual(40.001);
      seen++;
    }
    expect(seen).toBeGreaterThan(500);
  });

  test("swapping the names of two actors swaps their rows and changes nothing else", () => {
    const [one, other] = ["group-1", "group-2"];
    const swap = (name: string) => (name === one ? other : name === other ? one : name);
    const swapped: EventColumns = {
      ...COLUMNS,
      dictionaries: { ...COLUMNS.dictionaries, actor: COLUMNS.dictionaries.actor.map(swap) },
    };
    fc.assert(
      fc.property(filters(), (filter) => {
        const a = makeCrossfilter(COLUMNS);
        const b = makeCrossfilter(swapped);
        a.setFilter(filter);
        b.setFilter({ ...filter, actors: filter.actors.map(swap) });
        const rename = (rows: readonly { code: string }[]) =>
          rows
            .map((row) => ({ ...row, code: swap(row.code) }))
            .sort((x, y) => (x.code < y.code ? -1 : 1));
        const sorted = (rows: readonly { code: string }[]) =>
          [...rows].sort((x, y) => (x.code < y.code ? -1 : 1));
        expect(rename(b.toViews().actors)).toEqual(sorted(a.toViews().actors));
        expect({ ...b.toViews(), actors: [] }).toEqual({ ...a.toViews(), actors: [] });
      }),
      { numRuns: 50 },
    );
  });

  test("an empty set of events has empty views", () => {
    const views = makeCrossfilter(syntheticColumns(0)).toViews();
    expect(views.total.events).toBe(0);
    expect(views.timeline.months).toEqual([]);
  });
});

function filters(): fc.Arbitrary<PictureFilter> {
  const some = (values: readonly string[]) =>
    fc.oneof(fc.constant([]), fc.subarray([...values], { maxLength: 4 }));
  const { dictionaries } = COLUMNS;
  const date = fc.option(fc.integer({ min: 6_900, max: 20_500 }).map(formatDay), { nil: null });
  return fc.record({
    datasets: some(dictionaries.dataset),
    from: date,
    to: date,
    countries: some(dictionaries.country),
    provinces: some(dictionaries.province),
    districts: some(dictionaries.district),
    types: some(["attack", "armed-conflict", "attack/bombing", "unknown"]),
    actors: some(dictionaries.actor.slice(0, 12)),
    targets: some(dictionaries.target),
    attributions: some(dictionaries.attribution),
    borders: some(dictionaries.country),
    borderKm: fc.option(fc.nat(300), { nil: null }),
    boundaries: fc.constantFrom("then" as const, "now" as const),
  });
}

/** The same count in the plainest way: every filter tried on every event, the view's own left out. */
function countPlainly(
  columns: EventColumns,
  filter: PictureFilter,
  view: "total" | "timeline" | "provinces" | "actors" | "types",
): Map<number, number[]> {
  const { dictionaries: words } = columns;
  const then = filter.boundaries === "then";
  const province = then ? columns.provinceThen : columns.provinceNow;
  const district = then ? columns.districtThen : columns.districtNow;
  const months: string[] = [];
  for (const day of columns.day) {
    const month = formatDay(day).slice(0, 7);
    if (!months.includes(month)) months.push(month);
  }
  const cells = new Map<number, number[]>();
  const all = monthsBetween(months[0] as string, months.at(-1) as string);
  for (let i = 0; i < columns.count; i++) {
    const date = formatDay(columns.day[i] as number);
    const has = (list: readonly string[], word: string | undefined) =>
      list.length === 0 || list.includes(word as string);
    const type = words.type[columns.type[i] as number] as string;
    const actors = [columns.actorA[i], columns.actorB[i]].map((c) => words.actor[c as number]);
    const checks: Record<string, boolean> = {
      timeline: (filter.from ?? "0") <= date && date <= (filter.to ?? "9"),
      datasets: has(filter.datasets, words.dataset[columns.dataset[i] as number]),
      countries: has(filter.countries, words.country[columns.country[i] as number]),
      provinces: has(filter.provinces, words.province[province[i] as number]),
      districts: has(filter.districts, words.district[district[i] as number]),
      types: filter.types.length === 0 || filter.types.some((t) => `${type}/`.startsWith(`${t}/`)),
      actors: filter.actors.length === 0 || actors.some((a) => filter.actors.includes(a as string)),
      targets: has(filter.targets, words.target[columns.target[i] as number]),
      attributions: has(filter.attributions, words.attribution[columns.attribution[i] as number]),
      borders:
        has(filter.borders, words.country[columns.border[i] as number]) &&
        (filter.borderKm === null || (columns.borderKm[i] as number) <= filter.borderKm),
    };
    if (!Object.entries(checks).every(([name, passes]) => passes || name === view)) continue;
    const found = {
      total: [0],
      timeline: [all.indexOf(date.slice(0, 7))],
      provinces: [province[i] as number],
      types: [columns.type[i] as number],
      actors: [...new Set([columns.actorA[i] as number, columns.actorB[i] as number])],
    }[view];
    const known = found.length > 1 ? found.filter((code) => code !== 0) : found;
    for (const cell of known) {
      const sum = cells.get(cell) ?? [0, 0, 0, 0, 0];
      cells.set(cell, [
        (sum[0] as number) + 1,
        (sum[1] as number) + (columns.deathsLow[i] as number),
        (sum[2] as number) + (columns.deathsBest[i] as number),
        (sum[3] as number) + (columns.deathsHigh[i] as number),
        (sum[4] as number) + (columns.figure[i] === 0 ? 1 : 0),
      ]);
    }
  }
  return cells;
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let [year, month] = first.split("-").map(Number) as [number, number]; ; month++) {
    if (month > 12) [year, month] = [year + 1, 1];
    const name = `${year}-${String(month).padStart(2, "0")}`;
    months.push(name);
    if (name === last) return months;
  }
}

describe("a strict cross-filter", () => {
  test("has rows that add up to the total of any filter", () => {
    fc.assert(
      fc.property(filters(), (filter) => {
        const crossfilter = makeCrossfilter(COLUMNS, undefined, { strict: true });
        crossfilter.setFilter(filter);
        const views = crossfilter.toViews();
        for (const rows of [views.timeline.tallies, views.provinces, views.types, views.datasets]) {
          expect(rows.reduce((sum, row) => sum + row.events, 0)).toBe(views.total.events);
          expect(rows.reduce((sum, row) => sum + row.deathsHigh, 0)).toBe(views.total.deathsHigh);
        }
      }),
      { numRuns: 100 },
    );
  });
});
