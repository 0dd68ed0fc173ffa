import * as Plot from "@observablehq/plot";
import { type ChartSetting, type ChartSubject, type Figure, subtitleOf, UNITS } from "./figure.ts";
import { hatch } from "./hatch.ts";
import { numeral, ranged } from "./numerals.ts";
import { PALETTES, type Palette } from "./palette.ts";
import { type Period, periodsOf, type TimelineData } from "./periods.ts";
import { plotSvg, svgText } from "./svg.ts";

const EDGES = { marginLeft: 48, marginRight: 18, marginTop: 16 };
/** Months have a second line with the year. */
const MARGIN_BOTTOM = { year: 26, month: 36 } as const;

/**
 * When it happened: bars by month or year from zero, each with a line from the lowest to the highest
 * figure, and the period that the reader chose marked.
 *
 * A bar that the data cover only in part is hatched. *Misleads* when a rise in reporting is read as a
 * rise in violence; the notes of the source say so where it is known.
 */
export function drawTimeline(
  setting: ChartSetting,
  subject: ChartSubject,
  data: TimelineData,
  size: { readonly height: number; readonly ceiling?: number } = { height: 230 },
): Figure {
  const palette = PALETTES[setting.mode];
  const { step, periods } = periodsOf(data);
  const value = (each: Period) => (subject.measure === "deaths" ? each.deathsBest : each.events);
  const partial = periods.some((each) => each.partial);
  const hatchId = `mizan-partial-${setting.mode}`;
  const drawing =
    periods.length === 0
      ? svgText("No recorded event under this choice.", {
          x: 0,
          y: 24,
          size: 12,
          fill: palette.quiet,
        })
      : plotSvg(setting.document, palette.quiet, {
          ...EDGES,
          marginBottom: MARGIN_BOTTOM[step],
          width: setting.width,
          height: size.height,
          x: { type: "utc", label: null },
          y: {
            label: null,
            domain: [0, size.ceiling ?? top(periods, subject.measure)],
            nice: true,
          },
          marks: marks({ periods, palette, value, hatchId, step }, subject, data, setting.width),
        });
  return {
    title: titleOf(
      periods.filter((each) => isChosen(each, data)),
      subject,
      step,
      periods.some((each) => !isChosen(each, data)),
    ),
    subtitle: subtitleOf(`${UNITS[subject.measure]}, by ${step}`, subject),
    source: subject.source,
    notes: [
      ...(subject.measure === "deaths"
        ? ["The line runs from the sum of the lowest to the sum of the highest figures."]
        : []),
      ...(partial ? [`Hatched: a ${step} that the data cover only in part.`] : []),
      ...subject.notes,
    ],
    alt: altOf(periods, value, step),
    drawing: partial
      ? `<defs>${hatch(hatchId, { line: palette.mark, ground: palette.paper }, { size: 4 })}</defs>${drawing}`
      : drawing,
    width: setting.width,
    height: periods.length === 0 ? 40 : size.height,
  };
}

interface Bars {
  readonly periods: readonly Period[];
  readonly palette: Palette;
  readonly value: (each: Period) => number;
  readonly hatchId: string;
  readonly step: "month" | "year";
}

function marks(bars: Bars, subject: ChartSubject, data: TimelineData, width: number) {
  const { periods, palette, value, hatchId } = bars;
  const days = periods.map((each) => ({
    ...each,
    from: new Date(`${each.start}T00:00:00Z`),
    to: new Date(`${each.end}T00:00:00Z`),
    middle: new Date((Date.parse(each.start) + Date.parse(each.end)) / 2),
  }));
  const step = (width - EDGES.marginLeft - EDGES.marginRight) / Math.max(1, periods.length);
  const bare = step < 4 ? 0 : 1;
  const range = { x: "middle", y1: "deathsLow", y2: "deathsHigh" } as const;
  const uncertain = days.filter((each) => each.deathsHigh > each.deathsLow);
  return [
    ...chosenMarks(data, days, palette),
    Plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 4 }),
    Plot.rectY(days, {
      x1: "from",
      x2: "to",
      y1: 0,
      y2: (each: Period) => value(each),
      fill: (each: Period) =>
        each.partial ? `url(#${hatchId})` : isChosen(each, data) ? palette.mark : palette.markQuiet,
      stroke: (each: Period) => (each.partial ? palette.mark : "none"),
      insetLeft: bare,
      insetRight: bare,
    }),
    ...(subject.measure === "deaths"
      ? [
          Plot.ruleX(uncertain, { ...range, stroke: palette.paper, strokeWidth: 3.4 }),
          Plot.ruleX(uncertain, { ...range, stroke: palette.ink, strokeWidth: 1.3 }),
        ]
      : []),
    Plot.ruleY([0], { stroke: palette.ink }),
    Plot.axisX({ tickSize: 4, color: palette.quiet, ticks: Math.max(2, Math.floor(width / 80)) }),
    Plot.axisY({ tickSize: 0, color: palette.quiet, ticks: 4, tickFormat: numeral, label: null }),
  ];
}

function chosenMarks(data: TimelineData, days: readonly { from: Date; to: Date }[], p: Palette) {
  const [first, last] = [days[0], days.at(-1)];
  const { chosen } = data;
  if (chosen === null || first === undefined || last === undefined) return [];
  if (chosen.from === null && chosen.to === null) return [];
  const from = chosen.from === null ? first.from : new Date(`${chosen.from}T00:00:00Z`);
  const to =
    chosen.to === null ? last.to : new Date(Date.parse(`${chosen.to}T00:00:00Z`) + 86_400_000);
  const left = new Date(Math.max(from.getTime(), first.from.getTime()));
  const right = new Date(Math.min(to.getTime(), last.to.getTime()));
  return [
    Plot.rect([0], { x1: left, x2: right, fill: p.chosen }),
    Plot.ruleX([left, right], { stroke: p.quiet, strokeDasharray: "3,2" }),
    Plot.text([0], {
      x: left,
      frameAnchor: "top-left",
      text: () => `chosen: ${chosen.from ?? "start"} to ${chosen.to ?? "end"}`,
      dx: 4,
      dy: -13,
      fill: p.quiet,
      fontSize: 10.5,
    }),
  ];
}

function isChosen(each: Period, { chosen }: TimelineData): boolean {
  if (chosen === null) return true;
  return (
    (chosen.from === null || each.end > chosen.from) &&
    (chosen.to === null || each.start <= chosen.to)
  );
}

function top(periods: readonly Period[], measure: ChartSubject["measure"]): number {
  const highs = periods.map((each) =>
    measure === "deaths" ? Math.max(each.deathsHigh, each.deathsBest) : each.events,
  );
  return Math.max(1, ...highs);
}

function titleOf(
  periods: readonly Period[],
  subject: ChartSubject,
  step: "month" | "year",
  isCut: boolean,
) {
  const deaths = subject.measure === "deaths";
  const value = (each: Period) => (deaths ? each.deathsBest : each.events);
  const figure = (each: Period) => (deaths ? ranged(each) : numeral(each.events));
  const peak = periods.reduce<Period | null>(
    (best, each) => (best === null || value(each) > value(best) ? each : best),
    null,
  );
  const last = periods.at(-1);
  if (peak === null || last === undefined || value(peak) === 0) {
    return deaths ? "No killing recorded under this choice" : "No event recorded under this choice";
  }
  const what = deaths ? "killed" : "events";
  const covered = last.partial ? ", covered in part" : "";
  const end = isCut ? `last chosen ${step}` : `last ${step}`;
  if (last === peak) {
    return `The ${end} is the highest: ${figure(peak)} ${what} in ${peak.label}${covered}`;
  }
  return `Highest in ${peak.label}: ${figure(peak)} ${what}; ${figure(last)} in ${last.label}, the ${end}${covered}`;
}

function altOf(periods: readonly Period[], value: (each: Period) => number, step: string): string {
  if (periods.length === 0) return "No data.";
  const rows = periods.map((each) => `${each.label}: ${numeral(value(each))}`);
  return `Bars by ${step}. ${rows.slice(-24).join("; ")}.`;
}
