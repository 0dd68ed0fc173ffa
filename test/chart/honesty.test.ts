import fc from "fast-check";
import type { FeatureCollection } from "geojson";
import { parseHTML } from "linkedom";
import { topology as makeTopology } from "topojson-server";
import { describe, expect, it } from "vitest";
import {
  drawComparison,
  drawDisagreement,
  drawPlaceMap,
  drawRanking,
  drawSideBySide,
  drawTimeline,
  type Figure,
  frameFigure,
  layerOf,
  type RankingData,
} from "../../src/chart/index.ts";
import { OUTLINES, ranked, SUBJECT, setting, tally } from "./sample.ts";

const UNIT = { one: "province", many: "provinces" };
const BARE: RankingData = {
  rows: [],
  names: {},
  unit: UNIT,
  chosen: [],
  limit: 10,
  overlapping: false,
};
const ranking = (data: Partial<RankingData>) =>
  drawRanking(setting(), SUBJECT, { ...BARE, ...data });
const months = (count: number) =>
  Array.from({ length: count }, (_, at) => `2019-${String(at + 1).padStart(2, "0")}`);
const timeline = (tallies: readonly ReturnType<typeof tally>[]) =>
  drawTimeline(setting(), SUBJECT, {
    months: months(tallies.length),
    tallies,
    coverage: null,
    step: "month",
    chosen: null,
  });

/** Bars as drawn: those that stand on the line of zero have their foot at its height. */
function bars({ drawing }: Figure, group: string) {
  const { document } = parseHTML(`<html><body><svg>${drawing}</svg></body></html>`);
  const parts = [...document.querySelectorAll("g")];
  const found = parts.find((part) => part.getAttribute("aria-label") === group);
  return [...(found?.querySelectorAll("rect") ?? [])];
}

describe("a figure", () => {
  it("treats every name alike: swapping two names swaps them and changes nothing else", () => {
    const rows = [ranked("A", 50, 5), ranked("B", 20, 2)];
    const names = { A: { latin: "Here", urdu: null }, B: { latin: "There", urdu: null } };
    const swapped = { A: names.B, B: names.A };
    const first = frameFigure(ranking({ rows, names }), "light");
    const second = frameFigure(ranking({ rows, names: swapped }), "light");
    const swap = (text: string) =>
      text.replace(/There|Here/g, (name) => (name === "Here" ? "There" : "Here"));
    expect(swap(first).replace(/ x="[\d.]+"| width="[\d.]+"/g, "")).toBe(
      second.replace(/ x="[\d.]+"| width="[\d.]+"/g, ""),
    );
  });

  it("keeps names that look like markup as text", () => {
    const name = `<script>alert("x")</script>&'`;
    const svg = frameFigure(
      ranking({ rows: [ranked("A", 5)], names: { A: { latin: name, urdu: null } } }),
      "light",
    );
    expect(svg).not.toContain("<script");
    expect(svg).toContain("&lt;script&gt;");
  });

  it("is well formed whatever the names and numbers are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.string(), best: fc.nat(1e7), spread: fc.nat(1e6) }), {
          maxLength: 12,
        }),
        (given) => {
          const rows = given.map(({ best, spread }, at) => ranked(`c${at}`, best, spread));
          const names = Object.fromEntries(
            given.map(({ name }, at) => [`c${at}`, { latin: name, urdu: null }]),
          );
          const svg = frameFigure(ranking({ rows, names }), "dark");
          expect(svg).not.toMatch(/NaN|undefined|Infinity/);
          expect(unbalanced(svg)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ["timeline", () => timeline([])],
    ["ranking", () => ranking({})],
    ["disagreement", () => drawDisagreement(setting(), SUBJECT, { year: "2024", groups: [] })],
    ["side by side", () => drawSideBySide(setting(), SUBJECT, { events: [], limit: 5 })],
    ["comparison", () => drawComparison(setting(), SUBJECT, { panels: [] })],
    [
      "map",
      () =>
        drawPlaceMap(setting(), SUBJECT, {
          outlines: OUTLINES,
          focus: [],
          names: {},
          points: [],
          rates: [],
          districts: [],
          withoutPlace: 0,
          outlineSource: "invented",
          depiction: null,
        }),
    ],
  ])("without data says so instead of drawing nothing: %s", (_, draw) => {
    const { title, drawing, height } = draw();
    expect(title).toMatch(/^No |^Nothing |^Each side/);
    expect(drawing).not.toMatch(/NaN|undefined|Infinity/);
    expect(height).toBeGreaterThan(0);
  });
});

describe("a timeline", () => {
  it("stands its bars on zero, high in proportion to the count", () => {
    const drawn = bars(timeline([tally(10), tally(20), tally(40)]), "rect");
    const [a, b, c] = drawn.map((bar) => Number(bar.getAttribute("height")));
    expect(drawn).toHaveLength(3);
    expect(b).toBeCloseTo(2 * (a ?? 0), 0);
    expect(c).toBeCloseTo(4 * (a ?? 0), 0);
    const feet = drawn.map(
      (bar) => Number(bar.getAttribute("y")) + Number(bar.getAttribute("height")),
    );
    expect(new Set(feet.map(Math.round)).size).toBe(1);
  });

  it("names the highest month with its range, and the last", () => {
    expect(timeline([tally(10), tally(40, 5), tally(20)]).title).toBe(
      "Highest in 2019-02: 40 (35 to 50) killed; 20 in 2019-03, the last month",
    );
  });

  it("says when the data cover the last year only in part", () => {
    const figure = drawTimeline(setting(), SUBJECT, {
      months: ["2019-01", "2020-01"],
      tallies: [tally(10), tally(4)],
      coverage: { from: "2019-01-01", to: "2020-06-30" },
      step: "year",
      chosen: null,
    });
    expect(figure.title).toContain("covered in part");
    expect(figure.notes.join(" ")).toContain("Hatched");
    expect(figure.drawing).toContain("mizan-partial-light");
  });

  it("draws a month without events as zero, not as nothing", () => {
    const figure = drawTimeline(setting(), SUBJECT, {
      months: ["2019-01", "2019-04"],
      tallies: [tally(10), tally(4)],
      coverage: null,
      step: "month",
      chosen: null,
    });
    expect(bars(figure, "rect")).toHaveLength(4);
    expect(figure.alt).toContain("2019-02: 0");
  });

  it("draws no line of range for counts of events", () => {
    const figure = drawTimeline(
      setting(),
      { ...SUBJECT, measure: "events" },
      {
        months: ["2019-01"],
        tallies: [tally(10, 4)],
        coverage: null,
        step: "month",
        chosen: null,
      },
    );
    expect(figure.subtitle).not.toContain("low");
    expect(figure.title).toContain("2 events");
  });
});

describe("a ranking", () => {
  it("gives the share of all rows, those not shown included", () => {
    const rows = [ranked("A", 50), ranked("B", 30), ranked("C", 20)];
    expect(ranking({ rows, limit: 1 }).title).toBe("A: 50 % of all killed, 50");
    expect(ranking({ rows, limit: 1 }).notes[0]).toBe(
      "Not shown: 2 more provinces with 50 killed.",
    );
  });

  it("says first that most are not known, where they are", () => {
    const rows = [ranked("A", 20), ranked("", 80)];
    expect(ranking({ rows }).title).toBe(
      "No province is named for 80 % of all killed; first of the others: A, 20",
    );
  });

  it("gives no share and no sum where an event counts twice", () => {
    const rows = [ranked("A", 50), ranked("B", 50)];
    const { title, notes } = ranking({ rows, limit: 1, overlapping: true });
    expect(title).toBe("A is a party to most: 50 killed on all sides");
    expect(notes.join(" ")).not.toContain("50 killed");
  });
});

describe("a figure of disagreement", () => {
  const one = (source: string, best: number, whole = true) => ({
    ...{ source, low: best, best, high: best, note: "", whole },
  });
  const group = (label: string, comparable: boolean, ...figures: ReturnType<typeof one>[]) => ({
    ...{ label, note: "", comparable, figures },
  });
  const draw = (...groups: ReturnType<typeof group>[]) =>
    drawDisagreement(setting(), SUBJECT, { year: "2024", groups });

  it("spans figures of one scope, and never figures of two", () => {
    expect(bars(draw(group("a", true, one("x", 10), one("y", 30))), "rect")).toHaveLength(1);
    const two = draw(group("a", true, one("x", 10)), group("b", true, one("y", 30)));
    expect(bars(two, "rect")).toHaveLength(0);
    expect(two.title).toBe(
      "2 figures for 2024 run from 10 to 30 killed; they do not all count the same",
    );
  });

  it("leaves parts of a year, and scopes of their own, out of the range", () => {
    const figure = draw(
      group("a", true, one("x", 10), one("y", 12), one("z", 90, false)),
      group("other", false, one("q", 5), one("r", 500)),
    );
    expect(figure.title).toBe("2 figures for 2024 run from 10 to 12 killed");
    expect(bars(figure, "rect")).toHaveLength(1);
  });
});

describe("a comparison", () => {
  const draw = (a: ReturnType<typeof tally>, b: ReturnType<typeof tally>) => {
    const part = { months: ["2019-01"], coverage: null, step: "month", chosen: null } as const;
    return drawComparison(setting(), SUBJECT, {
      panels: [
        { label: "North", total: a, timeline: { ...part, tallies: [a] } },
        { label: "South", total: b, timeline: { ...part, tallies: [b] } },
      ],
    });
  };

  it("calls a difference only where the ranges part", () => {
    expect(draw(tally(100, 10), tally(50, 5)).title).toBe(
      "North: more killed, 100 (90 to 120) against 50 (45 to 60) in South",
    );
    expect(draw(tally(100, 40), tally(70, 10)).title).toContain("No clear difference");
  });

  it("draws both sides on one scale", () => {
    const { document } = parseHTML(
      `<html><body><svg>${draw(tally(100), tally(50)).drawing}</svg></body></html>`,
    );
    const heights = [...document.querySelectorAll("g")]
      .filter((part) => part.getAttribute("aria-label") === "rect")
      .map((part) => Number(part.querySelector("rect")?.getAttribute("height")));
    expect(heights).toHaveLength(2);
    expect(heights[0]).toBeCloseTo(2 * (heights[1] ?? 0), 0);
  });
});

describe("a map", () => {
  const data = {
    outlines: OUTLINES,
    focus: ["N1", "N2", "N3"],
    names: {},
    rates: [],
    districts: [],
    withoutPlace: 0,
    outlineSource: "invented",
    depiction: null,
  };
  const point = (code: string, best: number, longitude: number) => ({
    ...{ ...ranked(code, best), longitude, latitude: 31.5 },
  });

  it("gives circles an area in proportion to the count", () => {
    const { drawing } = drawPlaceMap(setting(), SUBJECT, {
      ...data,
      points: [point("N1", 100, 61.5), point("N3", 25, 64.5)],
    });
    const radii = [...drawing.matchAll(/r="([\d.]+)" fill="#0072b2"/g)].map((found) =>
      Number(found[1]),
    );
    expect(radii[0]).toBeCloseTo(2 * (radii[1] ?? 0), 0);
  });

  it("draws a disputed area dashed and hatched unless a view assigns it", () => {
    const neutral = drawPlaceMap(setting(), SUBJECT, { ...data, points: [] });
    expect(neutral.drawing).toContain('stroke-dasharray="4,3"');
    expect(neutral.notes.join(" ")).toContain("takes no side");
    const assigned = OUTLINES.disputed.map((each) => ({ ...each, country: "N" }));
    const outlines = { ...OUTLINES, disputed: assigned };
    const view = drawPlaceMap(setting(), SUBJECT, { ...data, outlines, points: [] });
    expect(view.drawing).not.toContain('stroke-dasharray="4,3"');
  });

  it("draws outlines the same whichever way their rings turn", () => {
    const turned = OUTLINES.firstLevel.map(({ code, shape }) => ({
      type: "Feature" as const,
      properties: { code },
      geometry:
        shape.type === "Polygon"
          ? { ...shape, coordinates: shape.coordinates.map((ring) => ring.toReversed()) }
          : shape,
    }));
    const units: FeatureCollection = { type: "FeatureCollection", features: turned };
    const topology = makeTopology({ units });
    const firstLevel = layerOf(topology, "units");
    const draw = (outlines: typeof OUTLINES) =>
      drawPlaceMap(setting(), SUBJECT, { ...data, outlines, points: [] });
    const { height, drawing } = draw({ ...OUTLINES, firstLevel });
    expect(height).toBe(draw(OUTLINES).height);
    expect(drawing.length).toBeLessThan(draw(OUTLINES).drawing.length * 1.2);
  });

  it("says why a unit has no rate", () => {
    const rates = [{ code: "N1", rate: null, absent: "no-population" as const }];
    const { notes, drawing } = drawPlaceMap(setting(), SUBJECT, { ...data, points: [], rates });
    expect(notes[0]).toBe("Without a rate: No population is known for this place and year.");
    expect(drawing).toContain("1 without a rate");
  });
});

/** Names of elements that are opened and not closed, or closed and not open. */
function unbalanced(svg: string): string[] {
  const open: string[] = [];
  for (const [, close, name = "", , self] of svg.matchAll(
    /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (self === "/") continue;
    if (close === "") open.push(name);
    else if (open.pop() !== name) return [name];
  }
  const tags = svg.match(/</g)?.length ?? 0;
  const read = svg.match(/<\/?[a-zA-Z]+((?:\s+[\w:-]+="[^"<]*")*)\s*\/?>/g)?.length ?? 0;
  return tags === read ? open : ["a sign that is no element"];
}
