import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counterName } from "../../src/events/from-statistics.ts";
import { readPeriod } from "../../src/events/period.ts";
import { comparable, scopeClass, statisticsSource } from "../../src/events/statistics-source.ts";
import { STATISTICS_SOURCES } from "../../src/events/statistics-source-table.ts";

const rows = parse(readFileSync("examples/pakistan/published-statistics.csv"), {
  columns: true,
}) as Record<string, string>[];

describe("publishers of figures", () => {
  it("of the public table are all described", () => {
    const names = new Set(rows.map((row) => counterName(row["source_org"] ?? "")));
    expect(names.size).toBeGreaterThan(10);
    expect([...names].filter((name) => statisticsSource(name) === null)).toEqual([]);
  });

  it("say what they count and what they leave out", () => {
    for (const source of STATISTICS_SOURCES) {
      expect(source.counts, source.key).toMatch(/\.$/);
      expect(source.leavesOut, source.key).toMatch(/\.$/);
    }
    expect(new Set(STATISTICS_SOURCES.map((source) => source.key)).size).toBe(
      STATISTICS_SOURCES.length,
    );
  });

  it("print periods that can all be read", () => {
    const periods = new Set(rows.map((row) => row["period"] ?? ""));
    expect(periods.size).toBeGreaterThan(30);
    expect([...periods].filter((period) => readPeriod(period) === null)).toEqual([]);
  });
});

describe("whether two figures may be compared", () => {
  const scope = fc.constantFrom(...new Set(rows.map((row) => row["scope"] ?? "")));
  const region = fc.constantFrom("Pakistan", "Balochistan");
  const figure = fc.record({ countedBy: fc.string(), scope, region });

  it("is the same either way round", () => {
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        expect(comparable(a, b)).toEqual(comparable(b, a));
      }),
    );
  });

  it("does not depend on who counts", () => {
    fc.assert(
      fc.property(figure, figure, fc.string(), (a, b, name) => {
        const swapped = comparable(
          { ...a, countedBy: b.countedBy },
          { ...b, countedBy: a.countedBy },
        );
        expect(swapped).toEqual(comparable(a, b));
        expect(comparable({ ...a, countedBy: name }, b)).toEqual(comparable(a, b));
      }),
    );
  });

  it("is refused where scopes differ by definition, and says how", () => {
    const pips = { countedBy: "PIPS", scope: "militant/terrorist attacks only" };
    const crss = { countedBy: "CRSS", scope: "attacks plus counter-terror operations" };
    const ucdp = { countedBy: "UCDP", scope: "organised violence with deaths" };
    expect(comparable(pips, crss)).toEqual({
      comparable: false,
      why: "One counts attacks and operations of the state, the other attacks by organisations only.",
    });
    expect(comparable(pips, ucdp).comparable).toBe(false);
    expect(comparable(pips, { ...pips, countedBy: "PICSS" }).comparable).toBe(true);
    expect(scopeClass("TTP attacks")).toBe("part-of-attacks");
  });

  it("is refused for a year and ten months of it", () => {
    const year = {
      countedBy: "PIPS",
      scope: "militant/terrorist attacks only",
      region: "Pakistan",
      dateStart: "2024-01-01",
      dateEnd: "2024-12-31",
    };
    expect(comparable(year, { ...year, dateEnd: "2024-10-31" }).why).toBe(
      "They are about different periods.",
    );
  });
});
