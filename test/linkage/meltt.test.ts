import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MelttRecord, type MelttTaxonomy, melttLink } from "../../src/linkage/index.ts";

const TYPES: MelttTaxonomy = {
  name: "type",
  levels: ["fine", "broad"],
  entries: ["A", "B", "C"].flatMap((dataset) => [
    { dataset, category: "bomb", path: ["bomb", "attack"] },
    { dataset, category: "shoot", path: ["shoot", "attack"] },
    { dataset, category: "march", path: ["march", "protest"] },
  ]),
};
const WINDOWS = { radiusKm: 10, windowDays: 2 };

function record(
  name: string,
  [start, end]: readonly [number, number],
  category = "bomb",
  latitude = 34,
): MelttRecord {
  const [dataset = "", event = ""] = name.split(":");
  return { dataset, event, start, end, latitude, longitude: 71, categories: [category] };
}

function clustersOf(records: readonly MelttRecord[], options = {}, taxonomies = [TYPES]) {
  return melttLink(records, taxonomies, { ...WINDOWS, ...options })
    .clusters.filter((cluster) => cluster.length > 1)
    .map((cluster) => cluster.map((at) => `${records[at]?.dataset}:${records[at]?.event}`));
}

describe("linkage by the rules of MELTT", () => {
  it("takes an earlier partner before one of the same day and place, whatever agrees better", () => {
    const records = [
      record("A:1", [10, 10]),
      record("B:1", [8, 8], "shoot", 34.03),
      record("B:2", [10, 10]),
    ];
    expect(clustersOf(records)).toEqual([["A:1", "B:1"]]);
  });

  it("takes the nearest earlier day first, and then days from the same one on", () => {
    const a = record("A:1", [10, 10]);
    expect(clustersOf([a, record("B:1", [8, 8]), record("B:2", [9, 9])])).toEqual([["A:1", "B:2"]]);
    expect(clustersOf([a, record("B:1", [11, 11]), record("B:2", [12, 12])])).toEqual([
      ["A:1", "B:1"],
    ]);
    expect(clustersOf([a, record("B:1", [7, 7]), record("B:2", [13, 13])])).toEqual([]);
  });

  it("gives each record one partner of a list, in order of day", () => {
    const records = [record("A:2", [11, 11]), record("A:1", [10, 10]), record("B:1", [10, 10])];
    expect(clustersOf(records)).toEqual([["A:1", "B:1"]]);
  });

  it("compares a third list with a cluster's first record only", () => {
    const records = [
      record("A:1", [10, 10]),
      record("B:1", [12, 12]),
      record("C:1", [13, 13]), // One day from B:1, three from A:1.
    ];
    expect(clustersOf(records)).toEqual([["A:1", "B:1"]]);
    expect(clustersOf([...records.slice(0, 2), record("C:1", [11, 11])])).toEqual([
      ["A:1", "B:1", "C:1"],
    ]);
  });

  it("depends on the order of the lists, as MELTT does", () => {
    const [a, b, c] = [
      record("A:1", [10, 10]),
      record("B:1", [12, 12]),
      record("C:1", [14, 14]),
    ] as const;
    expect(clustersOf([a, b, c])).toEqual([["A:1", "B:1"]]);
    expect(clustersOf([b, a, c])).toEqual([["B:1", "A:1", "C:1"]]);
  });

  it("matches events with events and episodes with episodes, and flags an event near an episode", () => {
    const records = [
      record("A:1", [10, 12]),
      record("B:1", [11, 11]),
      record("B:2", [11, 13]),
      record("C:1", [14, 14]), // In the days of no episode by its first day, as MELTT reckons.
      record("A:2", [11, 11], "march"),
    ];
    const { matches, flags } = melttLink(records, [TYPES], WINDOWS);
    expect(matches).toEqual([{ left: 0, right: 2, kind: "episode", misfit: 0 }]);
    expect(flags).toEqual([{ event: 1, episode: 0 }]);
  });

  it("asks both first and last days of episodes to be within the window", () => {
    const long = record("A:1", [10, 20]);
    expect(clustersOf([long, record("B:1", [12, 18])])).toEqual([["A:1", "B:1"]]);
    expect(clustersOf([long, record("B:1", [10, 17])])).toEqual([]);
  });

  it("says how far the categories of a match are apart", () => {
    const records = [record("A:1", [10, 10]), record("B:1", [10, 10], "shoot")];
    expect(melttLink(records, [TYPES], WINDOWS).matches[0]?.misfit).toBe(1);
    expect(clustersOf([record("A:1", [10, 10]), record("B:1", [10, 10], "march")])).toEqual([]);
  });

  it("with certainty compares one level only", () => {
    const records = [record("A:1", [10, 10]), record("B:1", [10, 10], "shoot")];
    expect(clustersOf(records, { smartMatch: false, certainty: [1] })).toEqual([]);
    expect(clustersOf(records, { smartMatch: false, certainty: [2] })).toEqual([["A:1", "B:1"]]);
  });

  it("with partial admits exactly so many taxonomies in disagreement, or none", () => {
    const two = (name: string, first: string, second: string): MelttRecord => ({
      ...record(name, [10, 10]),
      categories: [first, second],
    });
    const taxonomies = [TYPES, { ...TYPES, name: "again" }];
    const one = [two("A:1", "bomb", "bomb"), two("B:1", "bomb", "march")];
    const both = [two("A:1", "bomb", "bomb"), two("B:1", "march", "march")];
    expect([0, 1, 2].map((partial) => clustersOf(one, { partial }, taxonomies).length)).toEqual([
      0, 1, 0,
    ]);
    expect([0, 1, 2].map((partial) => clustersOf(both, { partial }, taxonomies).length)).toEqual([
      0, 0, 1,
    ]);
  });

  it("takes a category that the taxonomy lacks for equal to nothing", () => {
    const records = [record("A:1", [10, 10], "flood"), record("B:1", [10, 10], "flood")];
    expect(clustersOf(records)).toEqual([]);
  });

  it("lists every record in exactly one cluster with at most one of each list, all in the windows", () => {
    const row = fc.record({
      dataset: fc.constantFrom("A", "B", "C"),
      start: fc.integer({ min: 0, max: 12 }),
      days: fc.constantFrom(0, 0, 0, 1, 3),
      latitude: fc.double({ min: 34, max: 34.3, noNaN: true }),
      category: fc.constantFrom("bomb", "shoot", "march"),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const records = rows.map(({ dataset, start, days, latitude, category }, at) =>
          record(`${dataset}:${at}`, [start, start + days], category, latitude),
        );
        const { clusters, matches } = melttLink(records, [TYPES], WINDOWS);
        expect(clusters.flat().sort((a, b) => a - b)).toEqual(records.map((_, at) => at));
        for (const cluster of clusters) {
          const datasets = cluster.map((at) => records[at]?.dataset);
          expect(new Set(datasets).size).toBe(cluster.length);
        }
        expect(matches.length).toBe(records.length - clusters.length);
        for (const { left, right } of matches) {
          const [a, b] = [records[left], records[right]];
          expect(Math.abs((a?.start ?? 0) - (b?.start ?? 99))).toBeLessThanOrEqual(2);
          expect(Math.abs((a?.latitude ?? 0) - (b?.latitude ?? 99)) * 111.111).toBeLessThan(10.001);
        }
      }),
    );
  });
});
