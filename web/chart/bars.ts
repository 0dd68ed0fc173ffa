import { type RawTally, STRIDE } from "../../src/picture/index.ts";
import { edgeX, type MonthAxis } from "./month-axis.ts";

/** Outlines of the bars of a timeline as SVG path data. */
export interface BarPaths {
  /** From zero to the best figure, or to the count of events. */
  readonly bars: string;
  /** From the best to the highest figure. */
  readonly above: string;
  /** A line at the lowest figure. */
  readonly low: string;
}

/** Offsets of the numbers of one cell in a raw tally. */
export const AT = { events: 0, low: 1, best: 2, high: 3, withoutFigure: 4 } as const;

/** The largest value of a timeline: the highest figure, or the most events. */
export function topOf(tally: RawTally, axis: MonthAxis, deaths: boolean): number {
  let top = 1;
  const first = axis.offset * STRIDE + (deaths ? AT.high : AT.events);
  const end = (axis.offset + axis.months.length) * STRIDE;
  for (let i = first; i < end; i += STRIDE) top = Math.max(top, tally[i] as number);
  return top;
}

/** Bars by month from zero, with the range of the killed above and inside them. */
export function barPaths(
  tally: RawTally,
  axis: MonthAxis,
  scale: { readonly deaths: boolean; readonly top: number; readonly height: number },
): BarPaths {
  const { deaths, top, height } = scale;
  const step = axis.width / Math.max(1, axis.months.length);
  const gap = step >= 5 ? 1 : step >= 3 ? 0.5 : 0;
  const y = (value: number) => Math.round((height - (value / top) * height) * 10) / 10;
  let bars = "";
  let above = "";
  let low = "";
  for (let month = 0; month < axis.months.length; month++) {
    const cell = (axis.offset + month) * STRIDE;
    const value = tally[cell + (deaths ? AT.best : AT.events)] as number;
    const left = Math.round(edgeX(axis, month) * 10) / 10;
    const right = Math.round((edgeX(axis, month + 1) - gap) * 10) / 10;
    if (value > 0) bars += `M${left},${height}V${y(value)}H${right}V${height}Z`;
    if (!deaths) continue;
    const high = tally[cell + AT.high] as number;
    const lowest = tally[cell + AT.low] as number;
    if (high > value) above += `M${left},${y(value)}V${y(high)}H${right}V${y(value)}Z`;
    if (lowest < value) low += `M${left},${y(lowest)}H${right}`;
  }
  return { bars, above, low };
}
