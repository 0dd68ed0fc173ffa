import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import {
  type ChartSetting,
  drawComparison,
  drawDisagreement,
  drawPlaceMap,
  drawRanking,
  drawSideBySide,
  drawTimeline,
  type Figure,
  frameFigure,
  type PlaceMapData,
  type RankingData,
  type TimelineData,
} from "../../src/chart/index.ts";
import { expectGolden } from "./golden.ts";
import {
  MONTHS,
  NAMES,
  OUTLINES,
  RANKED,
  ranked,
  SUBJECT,
  setting,
  TALLIES,
  tally,
} from "./sample.ts";

const timeline: TimelineData = {
  months: MONTHS,
  tallies: TALLIES,
  coverage: { from: "2019-01-01", to: "2022-04-30" },
  step: "year",
  chosen: { from: "2020-01-01", to: "2021-12-31" },
};
const ranking: RankingData = {
  rows: RANKED,
  names: NAMES,
  unit: { one: "province", many: "provinces" },
  chosen: ["N2"],
  limit: 3,
  overlapping: false,
};
const map: PlaceMapData = {
  outlines: OUTLINES,
  focus: ["N1", "N2", "N3"],
  names: NAMES,
  points: [
    { ...ranked("N1", 120, 15), longitude: 61.5, latitude: 31.5 },
    { ...ranked("N3", 30), longitude: 64.5, latitude: 31.5 },
  ],
  rates: [],
  districts: [],
  withoutPlace: 4,
  outlineSource: "invented outlines",
  depiction: null,
};
const rates: PlaceMapData = {
  ...map,
  points: [],
  rates: [
    { code: "N1", rate: { low: 11, best: 12, high: 14 }, absent: null },
    { code: "N2", rate: { low: 0.5, best: 0.6, high: 0.6 }, absent: null },
    { code: "N3", rate: null, absent: "no-population" },
  ],
};
const figure = (source: string, best: number | null, note = "", whole = true) => ({
  ...{ source, low: best, best, high: best, note, whole },
});
const disagreement = {
  year: "2022",
  groups: [
    {
      label: "Attacks only",
      note: "Attacks by organisations.",
      comparable: true,
      figures: [
        figure("Institute A", 852, "521 attacks"),
        figure("Ministry", 924, "to October", false),
        figure("Institute B", null),
      ],
    },
    {
      label: "Organised violence",
      note: "Named parties, at least one death.",
      comparable: true,
      figures: [{ ...figure("Dataset C", 1885), low: 1800, high: 2178 }],
    },
  ],
};
const sides = {
  limit: 4,
  events: [
    {
      label: "2022-10-11, the pass: fighting",
      figures: [
        { givenBy: "State N", stand: "party", killed: 23, low: 23, high: 23, note: "own soldiers" },
        { givenBy: "State S", stand: "party", killed: 58, low: 58, high: 58, note: "theirs" },
        { givenBy: "Paper", stand: "other", killed: null, low: null, high: null, note: "" },
      ],
    },
    {
      label: "2022-05-07, nine sites: strikes",
      figures: [
        { givenBy: "State N", stand: "acting", killed: 0, low: 0, high: 0, note: "camps only" },
        { givenBy: "State S", stand: "affected", killed: 26, low: 26, high: 31, note: "civilians" },
      ],
    },
  ],
} as const;
const comparison = {
  panels: [
    { label: "North", timeline: { ...timeline, chosen: null }, total: tally(320, 40) },
    {
      label: "South",
      timeline: { ...timeline, chosen: null, tallies: TALLIES.map(() => tally(2)) },
      total: tally(78),
    },
  ],
};

const drawings: readonly (readonly [string, (how: ChartSetting) => Figure])[] = [
  ["timeline", (how) => drawTimeline(how, SUBJECT, timeline)],
  ["timeline-months", (how) => drawTimeline(how, SUBJECT, { ...timeline, step: "month" })],
  ["ranking", (how) => drawRanking(how, SUBJECT, ranking)],
  ["map", (how) => drawPlaceMap(how, SUBJECT, map)],
  ["map-rates", (how) => drawPlaceMap(how, SUBJECT, rates)],
  ["disagreement", (how) => drawDisagreement(how, SUBJECT, disagreement)],
  ["side-by-side", (how) => drawSideBySide(how, SUBJECT, sides)],
  ["comparison", (how) => drawComparison(how, SUBJECT, comparison)],
];

describe.each(drawings)("the drawing of a %s", (name, draw) => {
  it.each(["light", "dark"] as const)("is the golden file on %s paper", (mode) => {
    expectGolden(`${name}-${mode}.svg`, frameFigure(draw(setting(mode)), mode));
  });

  it("is the same text each time", () => {
    expect(frameFigure(draw(setting()), "light")).toBe(frameFigure(draw(setting()), "light"));
  });

  it("says unit, source and a note, and what it shows to those who cannot see it", () => {
    const { title, subtitle, source, notes, alt } = draw(setting());
    for (const text of [title, subtitle, source, alt]) expect(text).not.toBe("");
    expect(subtitle).toMatch(/killed/i);
    expect(source).toContain("Invented dataset 1.0");
    expect(notes).toContain("Invented for a test.");
  });

  it.each([320, 900])("stays inside its frame at %i pixels", (width) => {
    const figure = draw(setting("light", width));
    expect(figure.width).toBe(width);
    expect(widestText(figure)).toBeLessThanOrEqual(width + 1);
  });

  it("holds no script, no style sheet and no reference to anything outside", () => {
    const svg = frameFigure(draw(setting()), "light");
    expect(svg).not.toMatch(/<script|<style|href|<image|NaN|undefined|Infinity/);
  });
});

/** Right end of the texts that start at a place of their own, by a rough width of letters. */
function widestText({ drawing }: Figure): number {
  const { document } = parseHTML(`<html><body><svg>${drawing}</svg></body></html>`);
  const ends = [...document.querySelectorAll("text")].map((text) => {
    if (text.getAttribute("text-anchor") === "end") return Number(text.getAttribute("x"));
    if (text.closest("[text-anchor=middle]") !== null) return 0;
    const letters = (text.textContent ?? "").length * Number(text.getAttribute("font-size")) * 0.45;
    return Number(text.getAttribute("x")) + letters;
  });
  return Math.max(0, ...ends);
}
