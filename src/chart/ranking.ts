import * as Plot from "@observablehq/plot";
import type { Ranked } from "../picture/index.ts";
import {
  type ChartNames,
  type ChartSetting,
  type ChartSubject,
  type Figure,
  type Measure,
  nameOf,
  subtitleOf,
  UNITS,
} from "./figure.ts";
import { hatch } from "./hatch.ts";
import { numeral, percent, ranged } from "./numerals.ts";
import { PALETTES, type Palette } from "./palette.ts";
import { plotSvg, svgText } from "./svg.ts";
import { shortenText, textWidth, wrapText } from "./text-width.ts";

/** What a ranking is made of. */
export interface RankingData {
  readonly rows: readonly Ranked[];
  readonly names: ChartNames;
  /** What the rows are, for the texts: "district" and "districts". */
  readonly unit: { readonly one: string; readonly many: string };
  /** Codes that the reader chose; the other bars are drawn lighter. */
  readonly chosen: readonly string[];
  /** Most rows drawn; what they leave out is said in a note. */
  readonly limit: number;
  /** Whether an event may count in several rows, so that no share of a whole exists. */
  readonly overlapping: boolean;
}

const ROW = 24;
const ROW_WITH_TWO_LINES = 36;
const LINE = 13;
const SIZE = 12;

/**
 * Where, who or what: bars from zero, most first, each with a line from the lowest to the highest
 * figure. What no source names stands last and hatched, so that it is seen and does not look like a
 * place or an organisation.
 */
export function drawRanking(
  setting: ChartSetting,
  subject: ChartSubject,
  data: RankingData,
): Figure {
  const palette = PALETTES[setting.mode];
  const { measure } = subject;
  const { shown, hidden } = partsOf(data, measure);
  const layout = layoutOf(shown, data, measure, setting.width);
  const hatchId = `mizan-unknown-${setting.mode}`;
  const drawing =
    shown.length === 0
      ? svgText("No recorded event under this choice.", {
          x: 0,
          y: 24,
          size: 12,
          fill: palette.quiet,
        })
      : [
          `<defs>${hatch(hatchId, { line: palette.mark, ground: palette.paper }, { size: 4 })}</defs>`,
          plotSvg(setting.document, palette.quiet, {
            width: setting.width,
            height: layout.height,
            marginLeft: layout.left,
            marginRight: layout.right,
            marginTop: 0,
            marginBottom: 4,
            x: { axis: null, domain: [0, layout.top] },
            y: { axis: null, type: "band", domain: shown.map((row) => row.code), padding: 0 },
            marks: marks(shown, data, { palette, measure, hatchId, row: layout.row }),
          }),
          ...labels(shown, data, { palette, measure, layout, width: setting.width }),
        ].join("");
  return {
    title: titleOf(shown, hidden, data, measure),
    subtitle: subtitleOf(UNITS[measure], subject),
    source: subject.source,
    notes: [...notesOf(hidden, data, measure), ...subject.notes],
    alt: `Bars. ${shown.map((row) => `${nameOf(row.code, data.names).latin}: ${figureOf(row, measure)}`).join("; ")}.`,
    drawing,
    width: setting.width,
    height: shown.length === 0 ? 40 : layout.height,
  };
}

interface Layout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly row: number;
  readonly height: number;
}

function partsOf(data: RankingData, measure: Measure) {
  const value = amountOf(measure);
  const known = data.rows.filter((row) => row.code !== "" && value(row) > 0);
  const unknown = data.rows.filter((row) => row.code === "" && value(row) > 0);
  known.sort((a, b) => value(b) - value(a) || (a.code < b.code ? -1 : 1));
  return {
    shown: [...known.slice(0, data.limit), ...unknown],
    hidden: known.slice(data.limit),
  };
}

function layoutOf(
  shown: readonly Ranked[],
  data: RankingData,
  measure: Measure,
  width: number,
): Layout {
  const names = shown.map((each) => nameOf(each.code, data.names));
  const widest = Math.max(0, ...names.map((name) => textWidth(name.latin, SIZE)));
  const left = Math.ceil(Math.min(widest + 10, width * 0.36));
  const high = names.some((name) => name.urdu !== null || textWidth(name.latin, SIZE) > left - 8);
  const figures = Math.max(0, ...shown.map((each) => textWidth(figureOf(each, measure), 11)));
  const longest = shown.map((each) =>
    measure === "deaths" ? Math.max(each.deathsBest, each.deathsHigh) : each.events,
  );
  const row = high ? ROW_WITH_TWO_LINES : ROW;
  return {
    left,
    right: Math.ceil(figures + 10),
    top: Math.max(1, ...longest),
    row,
    height: shown.length * row + 4,
  };
}

function marks(
  shown: readonly Ranked[],
  data: RankingData,
  style: { palette: Palette; measure: Measure; hatchId: string; row: number },
) {
  const { palette, measure } = style;
  const inset = (style.row - 13) / 2;
  const range = { y: "code", x1: "deathsLow", x2: "deathsHigh" } as const;
  const uncertain = shown.filter((row) => row.deathsHigh > row.deathsLow);
  const isChosen = (row: Ranked) => data.chosen.length === 0 || data.chosen.includes(row.code);
  return [
    Plot.barX(shown, {
      y: "code",
      x1: 0,
      x2: amountOf(measure),
      insetTop: inset,
      insetBottom: inset,
      fill: (row: Ranked) =>
        row.code === ""
          ? `url(#${style.hatchId})`
          : isChosen(row)
            ? palette.mark
            : palette.markQuiet,
      stroke: (row: Ranked) => (row.code === "" ? palette.mark : "none"),
    }),
    ...(measure === "deaths"
      ? [
          Plot.ruleY(uncertain, { ...range, stroke: palette.paper, strokeWidth: 3.6 }),
          Plot.ruleY(uncertain, { ...range, stroke: palette.ink, strokeWidth: 1.4 }),
          Plot.tickX(uncertain, { ...ends("deathsLow", style.row), stroke: palette.ink }),
          Plot.tickX(uncertain, { ...ends("deathsHigh", style.row), stroke: palette.ink }),
        ]
      : []),
    Plot.ruleX([0], { stroke: palette.ink }),
  ];
}

function ends(x: "deathsLow" | "deathsHigh", row: number) {
  const inset = (row - 6) / 2;
  return { x, y: "code", insetTop: inset, insetBottom: inset, strokeWidth: 1.2 };
}

function labels(
  shown: readonly Ranked[],
  data: RankingData,
  at: { palette: Palette; measure: Measure; layout: Layout; width: number },
): string[] {
  const { palette, layout } = at;
  return shown.flatMap((row, index) => {
    const middle = index * layout.row + layout.row / 2;
    return [
      ...nameLines(row, data, { right: layout.left - 8, middle, palette }),
      svgText(figureOf(row, at.measure), {
        x: at.width - layout.right + 8,
        y: middle + 4,
        size: 11,
        fill: palette.ink,
      }),
    ];
  });
}

function nameLines(
  row: Ranked,
  data: RankingData,
  at: { right: number; middle: number; palette: Palette },
): string[] {
  const { latin, urdu } = nameOf(row.code, data.names);
  const { right, middle, palette } = at;
  const weight = data.chosen.includes(row.code) ? 600 : 400;
  const style = { x: right, size: SIZE, fill: palette.ink, anchor: "end", weight } as const;
  const to = { width: right, size: SIZE };
  if (urdu !== null) {
    return [
      svgText(shortenText(latin, to), { ...style, y: middle - 2 }),
      svgText(urdu, { ...style, y: middle + 14, size: 10, fill: palette.quiet, font: "urdu" }),
    ];
  }
  const [first = "", ...rest] = wrapText(latin, to);
  if (rest.length === 0) return [svgText(shortenText(first, to), { ...style, y: middle + 4 })];
  return [
    svgText(shortenText(first, to), { ...style, y: middle + 4 - LINE / 2 }),
    svgText(shortenText(rest.join(" "), to), { ...style, y: middle + 4 + LINE / 2 }),
  ];
}

function titleOf(
  shown: readonly Ranked[],
  hidden: readonly Ranked[],
  data: RankingData,
  measure: Measure,
): string {
  const first = shown.find((row) => row.code !== "");
  const { one } = data.unit;
  if (first === undefined) return `No ${one} is named under this choice`;
  const { latin } = nameOf(first.code, data.names);
  const what = measure === "deaths" ? "killed" : "events";
  if (data.overlapping) {
    const sides = measure === "deaths" ? " on all sides" : "";
    return `${latin} is a party to most: ${figureOf(first, measure)} ${what}${sides}`;
  }
  const value = amountOf(measure);
  const whole = [...shown, ...hidden].reduce((sum, row) => sum + value(row), 0);
  const unknown = shown.find((row) => row.code === "");
  if (unknown !== undefined && value(unknown) > value(first)) {
    const share = percent(value(unknown), whole);
    const others = `first of the others: ${latin}, ${figureOf(first, measure)}`;
    return `No ${one} is named for ${share} of all ${what}; ${others}`;
  }
  return `${latin}: ${percent(value(first), whole)} of all ${what}, ${figureOf(first, measure)}`;
}

function notesOf(hidden: readonly Ranked[], data: RankingData, measure: Measure): string[] {
  const value = amountOf(measure);
  const rest = hidden.reduce((sum, row) => sum + value(row), 0);
  const what = measure === "deaths" ? "killed" : "events";
  const { one, many } = data.unit;
  const sum = data.overlapping ? "" : ` with ${numeral(rest)} ${what}`;
  return [
    ...(hidden.length > 0
      ? [`Not shown: ${numeral(hidden.length)} more ${hidden.length === 1 ? one : many}${sum}.`]
      : []),
    ...(data.rows.some((row) => row.code === "" && value(row) > 0)
      ? [`Hatched: ${what} for which the source names no ${one}.`]
      : []),
    ...(data.overlapping
      ? [
          "A bar counts events with the party on any side, not what it did; an event with two parties counts for both.",
        ]
      : []),
  ];
}

function amountOf(measure: Measure): (row: Ranked) => number {
  return measure === "deaths" ? (row) => row.deathsBest : (row) => row.events;
}

function figureOf(row: Ranked, measure: Measure): string {
  return measure === "deaths" ? ranged(row) : numeral(row.events);
}
