import type { Tally } from "../picture/index.ts";
import { type ChartSetting, type ChartSubject, type Figure, subtitleOf } from "./figure.ts";
import { numeral, ranged } from "./numerals.ts";
import { PALETTES } from "./palette.ts";
import { periodsOf, type TimelineData } from "./periods.ts";
import { svgText } from "./svg.ts";
import { drawTimeline } from "./timeline.ts";

/** One side of a comparison: a place or a period. */
export interface ComparedPanel {
  readonly label: string;
  readonly timeline: TimelineData;
  readonly total: Tally;
}

/** What a comparison is made of. */
export interface ComparisonData {
  readonly panels: readonly ComparedPanel[];
}

const GAP = 20;
const HEAD = 36;
const HEIGHT = 170;

/**
 * Two places or periods beside each other, on the same scale and by the same step, so that a small
 * panel looks small.
 */
export function drawComparison(
  setting: ChartSetting,
  subject: ChartSubject,
  data: ComparisonData,
): Figure {
  const palette = PALETTES[setting.mode];
  const deaths = subject.measure === "deaths";
  const columns = setting.width < 480 ? 1 : Math.min(2, Math.max(1, data.panels.length));
  const width = Math.floor((setting.width - (columns - 1) * GAP) / columns);
  const step = data.panels.some((panel) => periodsOf(panel.timeline).step === "year")
    ? ("year" as const)
    : ("month" as const);
  const stepped = data.panels.map((panel) => ({ ...panel.timeline, step }));
  const ceiling = Math.max(
    1,
    ...stepped.flatMap((timeline) =>
      periodsOf(timeline).periods.map((each) =>
        deaths ? Math.max(each.deathsHigh, each.deathsBest) : each.events,
      ),
    ),
  );
  const drawings = data.panels.map((panel, at) => {
    const x = (at % columns) * (width + GAP);
    const y = Math.floor(at / columns) * (HEIGHT + HEAD + GAP);
    const timeline = stepped[at] ?? panel.timeline;
    const figure = drawTimeline({ ...setting, width }, subject, timeline, {
      height: HEIGHT,
      ceiling,
    });
    const total = deaths
      ? `${ranged(panel.total)} killed`
      : `${numeral(panel.total.events)} events`;
    return [
      `<g transform="translate(${x},${y})">`,
      svgText(panel.label, { x: 0, y: 13, size: 13, fill: palette.ink, weight: 600 }),
      svgText(total, { x: 0, y: 29, size: 11, fill: palette.quiet }),
      `<g transform="translate(0,${HEAD})">${figure.drawing}</g></g>`,
    ].join("");
  });
  const rows = Math.ceil(data.panels.length / columns);
  return {
    title: titleOf(data, deaths),
    subtitle: subtitleOf(
      `${deaths ? "People killed (best estimate; line: low to high)" : "Events"}, by ${step}, same scale`,
      subject,
    ),
    source: subject.source,
    notes: [
      "A difference between panels may come from different coverage as well as from violence.",
      ...subject.notes,
    ],
    alt: `Panels. ${data.panels.map((panel) => describePanel(panel, deaths)).join("; ")}.`,
    drawing: drawings.join(""),
    width: setting.width,
    height: Math.max(1, rows) * (HEIGHT + HEAD + GAP) - GAP,
  };
}

/** Says which side is higher only when the ranges do not overlap. */
function titleOf({ panels }: ComparisonData, deaths: boolean): string {
  const [a, b] = panels;
  if (a === undefined || b === undefined) return "Nothing to compare";
  const what = deaths ? "killed" : "events";
  const text = (panel: ComparedPanel) => describePanel(panel, deaths);
  const figure = ({ total }: ComparedPanel) => (deaths ? ranged(total) : numeral(total.events));
  const more = (one: ComparedPanel, other: ComparedPanel) =>
    `${one.label}: more ${what}, ${figure(one)} against ${figure(other)} in ${other.label}`;
  const range = ({ total }: ComparedPanel) =>
    deaths ? [total.deathsLow, total.deathsHigh] : [total.events, total.events];
  const [[aLow = 0, aHigh = 0], [bLow = 0, bHigh = 0]] = [range(a), range(b)];
  if (aLow > bHigh) return more(a, b);
  if (bLow > aHigh) return more(b, a);
  return `No clear difference in ${what}: ${text(a)}; ${text(b)}`;
}

function describePanel({ label, total }: ComparedPanel, deaths: boolean): string {
  return `${label}: ${deaths ? ranged(total) : numeral(total.events)}`;
}
