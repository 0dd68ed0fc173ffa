import * as Plot from "@observablehq/plot";
import { type ChartSetting, type ChartSubject, type Figure, subtitleOf } from "./figure.ts";
import { numeral } from "./numerals.ts";
import { PALETTES, type Palette } from "./palette.ts";
import { element, plotSvg, svgText } from "./svg.ts";
import { shortenText, textWidth, wrapText } from "./text-width.ts";

/** What one side or medium says about an event across a border. */
export interface SidedFigure {
  readonly givenBy: string;
  readonly killed: number | null;
  /** Lowest and highest, where the giver says a range. */
  readonly low: number | null;
  readonly high: number | null;
  /** Whom the figure counts, and how the act is attributed, in the source's words. */
  readonly note: string;
  /** Whether the giver is the party said to act, the one struck, a party of a clash, or none of these. */
  readonly stand: Stand;
}

/** How the giver of a figure stands to the event. */
export type Stand = "acting" | "affected" | "party" | "other";

/** An event across a border with the figures as each side gave them. */
export interface SidedEvent {
  readonly label: string;
  readonly figures: readonly SidedFigure[];
}

/** What a side-by-side figure is made of. */
export interface SideBySideData {
  readonly events: readonly SidedEvent[];
  readonly limit: number;
}

const HEAD = 24;
const ROW = 42;
const GAP = 8;
const AXIS = 22;
const STANDS = ["acting", "affected", "party", "other"] as const;
const SYMBOLS = {
  acting: "square",
  affected: "triangle",
  party: "diamond",
  other: "circle",
} as const;
const WORDS = {
  acting: "by the side said to act",
  affected: "by the side struck",
  party: "by a party of a clash",
  other: "by media and others",
} as const;

/**
 * Events across borders: the figures as each side gave them, one under the other. They are never summed
 * or averaged, and the side that gives a figure is told by the shape of its mark.
 */
export function drawSideBySide(
  setting: ChartSetting,
  subject: ChartSubject,
  data: SideBySideData,
): Figure {
  const palette = PALETTES[setting.mode];
  const events = data.events.slice(0, data.limit);
  const rows = layRows(events);
  const legend = rows.length === 0 ? { parts: [], height: 0 } : legendOf(palette, setting.width);
  const height = (rows.at(-1)?.bottom ?? 24) + AXIS;
  const right = Math.ceil(
    20 + Math.max(0, ...events.flatMap(({ figures }) => figures).map(figureWidth)),
  );
  const label = Math.round(Math.min(300, setting.width * 0.44));
  const drawing =
    rows.length === 0
      ? svgText("No event across a border under this choice.", {
          x: 0,
          y: 20,
          size: 12,
          fill: palette.quiet,
        })
      : [
          ...legend.parts,
          `<g transform="translate(0,${legend.height})">`,
          plotSvg(setting.document, palette.quiet, {
            width: setting.width,
            height,
            marginLeft: label,
            marginRight: right,
            marginTop: 0,
            marginBottom: AXIS,
            x: { domain: [0, topOf(events)], nice: true, label: null },
            y: { axis: null, domain: [0, height - AXIS], range: [0, height - AXIS] },
            marks: marks(rows, palette),
          }),
          ...texts(rows, palette, { width: setting.width, label, right }),
          "</g>",
        ].join("");
  const hidden = data.events.length - events.length;
  return {
    title:
      "Each side's figures stand apart; no source gives a share of attacks from across a border",
    subtitle: subtitleOf(`People killed, as each side or medium gave it`, subject),
    source: subject.source,
    notes: [
      "Figures of different sides are never added or averaged.",
      ...(hidden > 0 ? [`Not shown: ${numeral(hidden)} more events.`] : []),
      ...subject.notes,
    ],
    alt: `Marks by event. ${events.map(describeEvent).join("; ")}.`,
    drawing,
    width: setting.width,
    height: height + legend.height,
  };
}

interface Row {
  readonly event: SidedEvent;
  readonly top: number;
  readonly bottom: number;
  readonly figures: readonly { readonly figure: SidedFigure; readonly y: number }[];
}

function layRows(events: readonly SidedEvent[]): Row[] {
  const rows: Row[] = [];
  let y = 0;
  for (const event of events) {
    const start = y + HEAD;
    const figures = event.figures.map((figure, at) => ({ figure, y: start + at * ROW + ROW / 2 }));
    const bottom = start + figures.length * ROW + GAP;
    rows.push({ event, top: y, bottom, figures });
    y = bottom;
  }
  return rows;
}

function marks(rows: readonly Row[], palette: Palette) {
  const points = rows.flatMap((row) =>
    row.figures.flatMap(({ figure, y }) => (figure.killed === null ? [] : [{ ...figure, y }])),
  );
  return [
    Plot.gridX({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
    Plot.ruleX([0], { stroke: palette.quiet }),
    Plot.ruleY(
      points.filter(({ low, high }) => low !== null && high !== null && high > low),
      { y: "y", x1: "low", x2: "high", stroke: palette.ink, strokeWidth: 1.4 },
    ),
    ...STANDS.map((stand) =>
      Plot.dot(
        points.filter((point) => point.stand === stand),
        {
          x: "killed",
          y: "y",
          r: 5.5,
          symbol: SYMBOLS[stand],
          fill: colourOf(stand, palette),
          stroke: palette.paper,
        },
      ),
    ),
    Plot.axisX({ tickSize: 0, color: palette.quiet, ticks: 5, tickFormat: numeral, label: null }),
  ];
}

function texts(
  rows: readonly Row[],
  palette: Palette,
  at: { width: number; label: number; right: number },
) {
  return rows.flatMap(({ event, top, figures }) => [
    `<rect x="0" y="${top}" width="${at.width}" height="${HEAD}" fill="${palette.paper}"/>`,
    ...(top > 0
      ? [`<line x1="0" x2="${at.width}" y1="${top}" y2="${top}" stroke="${palette.grid}"/>`]
      : []),
    svgText(shortenText(event.label, { width: at.width, size: 12 }), {
      x: 0,
      y: top + 17,
      size: 12,
      fill: palette.ink,
      weight: 600,
      halo: palette.paper,
    }),
    ...figures.flatMap(({ figure, y }) => {
      const to = { width: at.label - 10, size: 10 };
      const [first, ...rest] = wrapText(figure.note, to);
      const lines = [first, rest.join(" ")].filter((line) => line !== undefined && line !== "");
      const top = y + 4 - lines.length * 6;
      return [
        svgText(shortenText(figure.givenBy, { ...to, size: 11.5 }), {
          x: 0,
          y: top,
          size: 11.5,
          fill: palette.ink,
        }),
        ...lines.map((line, index) =>
          svgText(shortenText(line ?? "", to), {
            x: 0,
            y: top + 12.5 * (index + 1),
            size: 10,
            fill: palette.quiet,
          }),
        ),
        svgText(killedText(figure), {
          x: figure.killed === null ? at.label + 6 : at.width - at.right + 10,
          y: y + 4,
          size: 11,
          fill: figure.killed === null ? palette.quiet : palette.ink,
          halo: palette.paper,
        }),
      ];
    }),
  ]);
}

/** Marks with their meaning, in as many rows as the width asks for. */
function legendOf(palette: Palette, width: number): { parts: string[]; height: number } {
  let [x, row] = [6, 0];
  const parts = STANDS.flatMap((stand) => {
    const words = 20 + textWidth(WORDS[stand], 10.5);
    if (x > 6 && x + words > width) [x, row] = [6, row + 1];
    const y = 9 + row * LEGEND_ROW;
    const text = svgText(WORDS[stand], { x: x + 10, y: y + 4, size: 10.5, fill: palette.ink });
    const mark = element("path", { d: MARKS[stand](x, y), fill: colourOf(stand, palette) });
    x += words + 8;
    return [mark, text];
  });
  return { parts, height: (row + 1) * LEGEND_ROW + 4 };
}

const LEGEND_ROW = 18;
const MARKS: Readonly<Record<Stand, (x: number, y: number) => string>> = {
  acting: (x, y) => `M${x - 4.5},${y - 4.5}h9v9h-9Z`,
  affected: (x, y) => `M${x},${y - 5.5}L${x + 5.5},${y + 4.5}H${x - 5.5}Z`,
  party: (x, y) => `M${x},${y - 6.5}L${x + 5},${y}L${x},${y + 6.5}L${x - 5},${y}Z`,
  other: (x, y) => `M${x - 5},${y}a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z`,
};

function colourOf(stand: Stand, palette: Palette): string {
  const at = { acting: 1, affected: 0, party: 4, other: 2 }[stand];
  return palette.kinds[at] ?? palette.mark;
}

function killedText(figure: SidedFigure): string {
  const { killed, low, high } = figure;
  if (killed === null) return "no figure given";
  const range = low !== null && high !== null && high > low;
  return range ? `${numeral(killed)} (${numeral(low)} to ${numeral(high)})` : numeral(killed);
}

function describeEvent({ label, figures }: SidedEvent): string {
  return `${label}: ${figures.map((each) => `${each.givenBy} ${killedText(each)}`).join(", ")}`;
}

function figureWidth(figure: SidedFigure): number {
  return figure.killed === null ? 0 : textWidth(killedText(figure), 11);
}

function topOf(events: readonly SidedEvent[]): number {
  return Math.max(
    1,
    ...events.flatMap((event) =>
      event.figures.map((figure) => Math.max(figure.killed ?? 0, figure.high ?? 0)),
    ),
  );
}
