import { describe, expect, test } from "vitest";
import { closestNames, describePeriod, intensityOf, spanOfDate } from "../../src/picture/index.ts";

describe("dates as a reader types them", () => {
  test.each(["2024-13", "2024-02-30", "24", "last year", "2024-1", ""])("refuses %j", (text) => {
    expect(spanOfDate(text)).toBeNull();
  });

  test("fills a month up to its last day, leap years too", () => {
    expect(spanOfDate("2024-02")?.to).toBe("2024-02-29");
    expect(spanOfDate("2023-02")?.to).toBe("2023-02-28");
  });
});

describe("a period in words", () => {
  test.each([
    [null, null, "all years"],
    ["2019-01-01", null, "from 2019"],
    ["2019-05-01", "2019-05-31", "May 2019"],
    ["2019-05-03", "2019-05-03", "3 May 2019"],
    ["2019-01-01", "2020-06-30", "1 January 2019 to 30 June 2020"],
  ])("%s to %s is %s", (from, to, words) => {
    expect(describePeriod(from, to)).toBe(words);
  });
});

test("names are offered once, the likest first", () => {
  const names = ["Punjab", "TTP", "ttp", "Balochistan", "Sindh"];
  expect(closestNames("TTPP", names, 3)).toEqual([{ name: "TTP", likeness: 0.75 }]);
  expect(closestNames("Zzzzzzzzz", names, 3)).toEqual([]);
});

test("the thresholds of UCDP are 25 and 1,000", () => {
  expect([0, 24, 25, 999, 1_000].map(intensityOf)).toEqual([
    "below",
    "below",
    "minor",
    "minor",
    "war",
  ]);
});
