import * as Plot from "@observablehq/plot";
import {
  type ChartSetting,
  type ChartSubject,
  type Figure,
  type Measure,
  subtitleOf,
} from "./figure.ts";
import { numeral } from "./numerals.ts";
import { PALETTES, type Palette } from "./palette.ts";
import { plotSvg, svgText } from "./svg.ts";
import { shortenText, textWidth, wrapText } from "./text-width.ts";

/** A figure that one source gives for the year. */
export interface SourceFigure {
  readonly source: string;
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  /** What it counts, which part of the year it covers, how many reports repeat it. */
  readonly note: string;
  /** Whether it covers the whole year; a figure for a part is drawn hollow. */
  readonly whole: boolean;
}

/** Figures that count the same thing and so may be compared. */
export interface ScopeGroup {
  readonly label: string;
  /** What the scope counts and leaves out. */
  readonly note: string;
  /** Whether its figures may be set against each other: then a band spans them, and the title counts them. */
  readonly comparable: boolean;
  readonly figures: readonly SourceFigure[];
}

/** What a picture of disagreement is made of. */
export interface DisagreementData {
  readonly year: string;
  readonly groups: readonly ScopeGroup[];
}

const HEAD = 20;
const NOTE_LINE = 13;
const ROW = 34;
const GAP = 12;
const AXIS = 22;
const SYMBOLS = ["circle", "square", "diamond", "triangle", "wye", "cross", "star"] as const;

/**
 * Where sources disagree: every figure of one year, in groups that count the same thing. Inside a group
 * a band runs from the lowest to the highest figure; nothing joins two groups, because they count
 * different things.
 */
export function drawDisagreement(
  setting: ChartSetting,
  subject: ChartSubject,
  data: DisagreementData,
): Figure {
  const palette = PALETTES[setting.mode];
  const groups = data.groups.filter((group) => group.figures.length > 0);
  const rows = layRows(groups, setting.width);
  const height = (rows.at(-1)?.bottom ?? 24) + AXIS;
  const figures = groups.flatMap((group) => group.figures.map(figureText));
  const right = Math.ceil(Math.max(0, ...figures.map((text) => textWidth(text, 11)))) + 18;
  const drawing =
    rows.length === 0
      ? svgText("No source gives a figure.", { x: 0, y: 20, size: 12, fill: palette.quiet })
      : [
          plotSvg(setting.document, palette.quiet, {
            width: setting.width,
            height,
            marginLeft: labelWidth(setting.width),
            marginRight: right,
            marginTop: 0,
            marginBottom: AXIS,
            x: { domain: [0, topOf(groups)], nice: true, label: null },
            y: { axis: null, domain: [0, height - AXIS], range: [0, height - AXIS] },
            marks: marks(rows, palette),
          }),
          ...texts(rows, palette, setting.width, right),
        ].join("");
  return {
    title: titleOf(groups, data.year, subject.measure),
    subtitle: subtitleOf(
      `${subject.measure === "deaths" ? "People killed" : "Attacks or events"} in ${data.year} by source and scope`,
      subject,
    ),
    source: subject.source,
    notes: [
      "A band spans the figures of one scope. Groups count different things and are not comparable.",
      ...(groups.some((group) => group.figures.some((figure) => !figure.whole))
        ? ["Hollow: a figure for a part of the year."]
        : []),
      ...subject.notes,
    ],
    alt: `Dots by source. ${groups.map(describeGroup).join("; ")}.`,
    drawing,
    width: setting.width,
    height,
  };
}

interface Row {
  readonly group: ScopeGroup;
  readonly at: number;
  readonly top: number;
  readonly noteLines: readonly string[];
  readonly bottom: number;
  readonly figures: readonly {
    readonly figure: SourceFigure;
    readonly y: number;
  }[];
}

function layRows(groups: readonly ScopeGroup[], width: number): Row[] {
  const rows: Row[] = [];
  let y = 0;
  for (const [at, group] of groups.entries()) {
    const noteLines = wrapText(group.note, { width, size: 10.5 }).slice(0, 2);
    const start = y + HEAD + noteLines.length * NOTE_LINE + 4;
    const bottom = start + group.figures.length * ROW + GAP;
    const figures = group.figures.map((figure, index) => ({
      figure,
      y: start + index * ROW + ROW / 2,
    }));
    rows.push({ group, at, top: y, noteLines, bottom, figures });
    y = bottom;
  }
  return rows;
}

function marks(rows: readonly Row[], palette: Palette) {
  const grid = { stroke: palette.grid, strokeOpacity: 1, ticks: 5 };
  return [
    Plot.gridX(grid),
    Plot.ruleX([0], { stroke: palette.quiet }),
    ...rows.flatMap((row) => {
      const points = row.figures.flatMap(({ figure, y }) => {
        const value = figure.best ?? figure.high ?? figure.low;
        return value === null ? [] : [{ ...figure, value, y }];
      });
      const ranges = points.filter((p) => p.low !== null && p.high !== null && p.high > p.low);
      const comparable = points.filter((point) => point.whole).map((point) => point.value);
      const colour = palette.kinds[row.at % palette.kinds.length] ?? palette.mark;
      const symbol = SYMBOLS[row.at % SYMBOLS.length] ?? "circle";
      const [first, last] = [row.figures[0], row.figures.at(-1)];
      const band =
        row.group.comparable && comparable.length > 1 && first !== undefined && last !== undefined
          ? [
              Plot.rect([0], {
                x1: Math.min(...comparable),
                x2: Math.max(...comparable),
                y1: first.y - 14,
                y2: last.y + 14,
                fill: colour,
                fillOpacity: 0.14,
                stroke: colour,
                strokeOpacity: 0.5,
                strokeDasharray: "2,2",
              }),
            ]
          : [];
      return [
        ...band,
        Plot.ruleY(ranges, {
          y: "y",
          x1: "low",
          x2: "high",
          stroke: palette.ink,
          strokeWidth: 1.4,
        }),
        Plot.dot(points, {
          x: "value",
          y: "y",
          r: 5.5,
          symbol,
          fill: (point: SourceFigure) => (point.whole ? colour : palette.paper),
          stroke: (point: SourceFigure) => (point.whole ? palette.paper : colour),
          strokeWidth: (point: SourceFigure) => (point.whole ? 1 : 1.8),
        }),
      ];
    }),
    Plot.axisX({ tickSize: 0, color: palette.quiet, ticks: 5, tickFormat: numeral, label: null }),
  ];
}

function texts(rows: readonly Row[], palette: Palette, width: number, right: number): string[] {
  const label = labelWidth(width) - 10;
  return rows.flatMap(({ group, top, noteLines, figures }) => [
    `<rect x="0" y="${top}" width="${width}" height="${HEAD + noteLines.length * NOTE_LINE}" fill="${palette.paper}"/>`,
    ...(top > 0
      ? [`<line x1="0" x2="${width}" y1="${top + 1}" y2="${top + 1}" stroke="${palette.grid}"/>`]
      : []),
    svgText(group.label, {
      x: 0,
      y: top + 16,
      size: 12.5,
      fill: palette.ink,
      weight: 600,
      halo: palette.paper,
    }),
    ...noteLines.map((line, at) =>
      svgText(line, {
        x: 0,
        y: top + HEAD + 9 + at * NOTE_LINE,
        size: 10.5,
        fill: palette.quiet,
        halo: palette.paper,
      }),
    ),
    ...figures.flatMap(({ figure, y }) => {
      const note = wrapText(figure.note, { width: label, size: 9.5 });
      return [
        svgText(shortenText(figure.source, { width: label, size: 12 }), {
          x: 0,
          y: note.length === 0 ? y + 4 : y - 2,
          size: 12,
          fill: palette.ink,
        }),
        ...(note[0] === undefined
          ? []
          : [
              svgText(shortenText(note.join(" "), { width: label, size: 9.5 }), {
                x: 0,
                y: y + 10,
                size: 9.5,
                fill: palette.quiet,
              }),
            ]),
        svgText(figureText(figure), {
          x: width - right + 10,
          y: y + 4,
          size: 11,
          fill: palette.ink,
        }),
      ];
    }),
  ]);
}

function labelWidth(width: number): number {
  return Math.round(Math.min(270, width * 0.36));
}

function figureText({ low, best, high }: SourceFigure): string {
  const value = best ?? high ?? low;
  if (value === null) return "no figure";
  return low !== null && high !== null && high > low
    ? `${numeral(value)} (${numeral(low)}–${numeral(high)})`
    : numeral(value);
}

function describeGroup({ label, figures }: ScopeGroup): string {
  return `${label}: ${figures.map((each) => `${each.source} ${figureText(each)}`).join(", ")}`;
}

function topOf(groups: readonly ScopeGroup[]): number {
  const values = groups.flatMap((group) =>
    group.figures.flatMap(({ low, best, high }) => [low ?? 0, best ?? 0, high ?? 0]),
  );
  return Math.max(1, ...values);
}

function titleOf(groups: readonly ScopeGroup[], year: string, measure: Measure): string {
  const comparable = groups.filter((group) => group.comparable);
  const values = comparable.flatMap((group) =>
    group.figures
      .filter((figure) => figure.whole)
      .flatMap(({ best }) => (best === null ? [] : [best])),
  );
  const what = measure === "deaths" ? "killed" : "attacks";
  if (values.length === 0) return `No source gives a figure of ${what} for the whole of ${year}`;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length === 1) return `One source gives a figure for ${year}: ${numeral(low)} ${what}`;
  const range = `${numeral(low)} to ${numeral(high)} ${what}`;
  const differ = comparable.length > 1 ? "; they do not all count the same" : "";
  return `${numeral(values.length)} figures for ${year} run from ${range}${differ}`;
}
