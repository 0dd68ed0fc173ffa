import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gatherSeries, layDisagreement, type PrintedFigure } from "../../src/picture/index.ts";

const ATTACKS = "militant/terrorist attacks only";
const OPERATIONS = "attacks plus counter-terror operations";

function printed(
  change: Partial<PrintedFigure> & { killed?: never; dead: number | null },
): PrintedFigure {
  const { dead, ...rest } = change;
  return {
    release: "published@1",
    line: 2,
    countedBy: "PIPS",
    origin: "PIPS",
    scope: ATTACKS,
    region: "Pakistan",
    from: "2024-01-01",
    to: "2024-12-31",
    attacks: null,
    killedCivilians: null,
    killedSecurity: null,
    killedMilitants: null,
    injured: null,
    publisher: "an outlet",
    citation: "a report",
    url: "",
    sourceDate: "2025-01",
    note: "",
    kind: "published",
    ...rest,
    killed: { low: dead, best: dead, high: dead },
  };
}

describe("printed figures", () => {
  test("one count reprinted by four outlets is one version with four prints", () => {
    const prints = ["a", "b", "c", "d"].map((publisher) =>
      printed({ publisher, attacks: 521, dead: 852 }),
    );
    const [series, ...more] = gatherSeries(prints, "2024");
    expect(more).toEqual([]);
    expect(series?.versions.length).toBe(1);
    expect(series?.versions[0]?.prints.length).toBe(4);
  });

  test("a value that an outlet calls restated is a revision, and both stay", () => {
    const [series] = gatherSeries(
      [
        printed({ attacks: 376, dead: 533, sourceDate: "2023-01" }),
        printed({ attacks: 380, dead: 539, sourceDate: "2024-01", note: "as restated Jan 2024" }),
      ],
      "2024",
    );
    expect(series?.versions.map((one) => [one.attacks, one.standing])).toEqual([
      [376, "first"],
      [380, "revision"],
    ]);
  });

  test("the same digits in another order are suspected misprints, both kept", () => {
    const figures = [printed({ attacks: 482, dead: 558 }), printed({ attacks: 482, dead: 585 })];
    const [series] = gatherSeries(figures, "2024");
    expect(series?.versions.map((one) => one.standing)).toEqual([
      "suspected-misprint",
      "suspected-misprint",
    ]);
  });

  test("a print that leaves a number out and agrees in the other is no version of its own", () => {
    const figures = [printed({ attacks: 521, dead: null }), printed({ attacks: 521, dead: 852 })];
    const [series] = gatherSeries(figures, "2024");
    expect(series?.versions.map((one) => one.killed.best)).toEqual([852]);
  });

  test("January to October is not a year and stays out of the range", () => {
    const figures = [
      printed({ dead: 852 }),
      printed({ countedBy: "Ministry of Interior", to: "2024-10-31", dead: 5 }),
    ];
    const series = gatherSeries(figures, "2024");
    expect(series.map((one) => one.wholeYear)).toEqual([true, false]);
    expect(layDisagreement(series, "Pakistan")).toMatchObject({ low: 852, high: 852 });
  });

  test("over scopes that differ there is no joint figure, and the pair says why", () => {
    const series = gatherSeries(
      [printed({ dead: 852 }), printed({ countedBy: "CRSS", scope: OPERATIONS, dead: 2_546 })],
      "2024",
    );
    const laid = layDisagreement(series, "Pakistan");
    expect(laid.statement).toBe(
      "852 to 2,546 killed, over sources that count different things: there is no joint figure.",
    );
    expect(laid.pairs).toMatchObject([{ comparable: false }]);
    expect(laid.pairs[0]?.why).toContain("operations of the state");
  });

  test("swapping the names of two publishers swaps them and changes nothing else", () => {
    const swap = (name: string) => (name === "PIPS" ? "PICSS" : name === "PICSS" ? "PIPS" : name);
    const figure = fc.record({
      countedBy: fc.constantFrom("PIPS", "PICSS", "CRSS"),
      scope: fc.constantFrom(ATTACKS, OPERATIONS),
      to: fc.constantFrom("2024-12-31", "2024-10-31"),
      dead: fc.option(fc.nat(3_000), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 8 }), (rows) => {
        const one = layDisagreement(gatherSeries(rows.map(printed), "2024"), "Pakistan");
        const named = rows.map((row) => printed({ ...row, countedBy: swap(row.countedBy) }));
        const other = layDisagreement(gatherSeries(named, "2024"), "Pakistan");
        expect([other.low, other.high, other.statement]).toEqual([
          one.low,
          one.high,
          one.statement,
        ]);
        expect(other.pairs.filter((pair) => pair.comparable).length).toBe(
          one.pairs.filter((pair) => pair.comparable).length,
        );
      }),
    );
  });
});
