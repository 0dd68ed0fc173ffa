import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributionReading, readAttribution } from "../../src/events/attribution.ts";
import { figureGiver } from "../../src/events/figure-giver.ts";
import { killedScope, scopedToll } from "../../src/events/killed-scope.ts";
import { readPeriod } from "../../src/events/period.ts";
import { readCount } from "../../src/events/printed-count.ts";
import { readDate, spanOfParts, widenSpan } from "../../src/events/source-date.ts";

const table = (name: string) =>
  parse(readFileSync(`examples/pakistan/${name}.csv`), { columns: true }) as Record<
    string,
    string
  >[];
const press = table("press-observations");
const border = table("cross-border-figures");

describe("words of the public tables", () => {
  it("about attribution are all read", () => {
    const words = [
      ...press.map((row) => row["attribution_status"] ?? ""),
      ...border.map((row) => row["status"] ?? ""),
    ];
    expect(words).toHaveLength(270);
    const unread = words.filter((word) => attributionReading(word).loss.includes("in no table"));
    expect(unread).toEqual([]);
  });

  it("about whom a figure counts are all read", () => {
    const words = [...press, ...border].map((row) => row["killed_scope"] ?? "");
    const unread = words.filter((word) => killedScope(word).loss.includes("not told by class"));
    expect(unread).toEqual([]);
  });

  it("about who gives a figure across a border are all known", () => {
    for (const row of border) {
      const giver = figureGiver(row["figure_given_by"] ?? "");
      expect(giver.side !== null || giver.standing === "third").toBe(true);
    }
    expect(figureGiver("Taliban government").side).toBe("government-of-afghanistan");
  });
});

describe("who is said to have done it", () => {
  const report = (words: string, actor: string | null = "BLA") =>
    readAttribution({ words, actor, publisher: "Dawn" });

  it.each([
    ["claimed", { status: "claimed", by: "BLA" }],
    ["reported", { status: "suspected", by: "Dawn" }],
    ["coded by PIPS", { status: "coded", by: "PIPS" }],
    ["unclaimed", { status: "unknown", by: null }],
    ["TTP denial reported", { status: "denied", by: "TTP" }],
    ["claimed then retracted", { status: "suspected", by: "Dawn" }],
  ])("%s", (words, expected) => expect(report(words)).toEqual(expected));

  it("is unknown, and said to be lost, for words of no table", () => {
    expect(report("rumoured").status).toBe("unknown");
    expect(attributionReading("rumoured").loss).toContain("rumoured");
  });
});

describe("whom a figure counts", () => {
  const eighteen = { low: 18, best: 18, high: 18 };
  it("splits a total by the classes that a page names, attackers apart", () => {
    const toll = scopedToll(eighteen, "13 civilians and 5 security; 16 attackers apart");
    expect(toll.total).toEqual(eighteen);
    expect(toll.civilians.best).toBe(13);
    expect(toll.security.best).toBe(5);
    expect(toll.militants.best).toBe(16);
    expect(toll.unknown.best).toBeNull();
  });

  it("leaves the highest total open where only one class is counted", () => {
    const toll = scopedToll({ low: 4, best: 4, high: 4 }, "soldiers");
    expect(toll.total).toEqual({ low: 4, best: 4, high: null });
    expect(toll.security).toEqual({ low: 4, best: 4, high: 4 });
  });

  it("keeps what no words tell as a class not known", () => {
    expect(scopedToll(eighteen, "total").unknown).toEqual(eighteen);
    expect(scopedToll(eighteen, "total incl. 14 security").unknown.best).toBe(4);
    expect(scopedToll(eighteen, "some words").unknown).toEqual(eighteen);
  });
});

describe("dates as sources write them", () => {
  it.each([
    ["2014-11", "2014-11-01", "2014-11-30", "month"],
    ["2021", "2021-01-01", "2021-12-31", "year"],
    ["2024-02", "2024-02-01", "2024-02-29", "month"],
    ["14 March 2018", "2018-03-14", "2018-03-14", "day"],
    ["03-Dec-2015", "2015-12-03", "2015-12-03", "day"],
    ["December 2015", "2015-12-01", "2015-12-31", "month"],
    ["March 4, 2025", "2025-03-04", "2025-03-04", "day"],
  ])("%s", (text, start, end, precision) => {
    expect(readDate(text)).toEqual({ start, end, precision });
  });

  it.each([
    "03/04/2018",
    "30 February 2018",
    "2018-13",
    "14 Marz 2018",
    "yesterday",
    "14 Ma 2018",
    "",
  ])("refuses %s rather than guess", (text) => expect(readDate(text)).toBeNull());

  it("reads numbers once their order is given", () => {
    expect(readDate("03/04/2018", "day-month-year")?.start).toBe("2018-04-03");
    expect(readDate("03/04/2018", "month-day-year")?.start).toBe("2018-03-04");
    expect(readDate("13/14/2018", "day-month-year")).toBeNull();
  });

  it("reads every day that it can write", () => {
    fc.assert(
      fc.property(
        fc.date({
          noInvalidDate: true,
          min: new Date("1900-01-01T00:00:00Z"),
          max: new Date("2100-01-01T00:00:00Z"),
        }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
          expect(readDate(iso)?.start).toBe(iso);
          expect(spanOfParts(year, month, day)?.end).toBe(iso);
          expect(readDate(`${day}.${month}.${year}`, "day-month-year")?.start).toBe(iso);
        },
      ),
    );
  });

  it("takes 0 as not known and widens a span by days", () => {
    expect(spanOfParts(2010, 5, 0)).toEqual({
      start: "2010-05-01",
      end: "2010-05-31",
      precision: "month",
    });
    expect(spanOfParts(2010, 0, 7)?.precision).toBe("year");
    const day = readDate("2020-03-01");
    expect(day && widenSpan(day, 3, "week")).toEqual({
      start: "2020-02-27",
      end: "2020-03-04",
      precision: "week",
    });
  });
});

describe("periods and counts as statistics print them", () => {
  it.each([
    ["2023-H1", "2023-01-01", "2023-06-30"],
    ["2023-H2", "2023-07-01", "2023-12-31"],
    ["2024-Q3", "2024-07-01", "2024-09-30"],
    ["2025-01/11", "2025-01-01", "2025-11-30"],
    ["2000-2022", "2000-01-01", "2022-12-31"],
    ["202402", "2024-02-01", "2024-02-29"],
  ])("%s", (text, start, end) => expect(readPeriod(text)).toEqual({ start, end }));

  it.each(["2023-H3", "2022-2000", "Q1", ""])("refuses the period %s", (text) =>
    expect(readPeriod(text)).toBeNull(),
  );

  it.each([
    ["1,081", { low: 1081, best: 1081, high: 1081, unread: null }],
    ["344.0", { low: 344, best: 344, high: 344, unread: null }],
    ["128-151", { low: 128, best: null, high: 151, unread: null }],
    ["166-295 a year", { low: null, best: null, high: null, unread: "166-295 a year" }],
    ["71 percent", { low: null, best: null, high: null, unread: "71 percent" }],
    ["1,81", { low: null, best: null, high: null, unread: "1,81" }],
  ])("%s", (text, expected) => expect(readCount(text)).toEqual(expected));
});
