import { formatDay, parseDay } from "../../src/kernel/index.ts";
import type { Coverage } from "../state/coverage.ts";

/** Edges of months as positions: edge 0 is the start of the first month, edge `n` the end of the last. */
export interface MonthAxis extends Coverage {
  readonly left: number;
  readonly width: number;
}

/** Where an edge of a month lies, in pixels. */
export function edgeX(axis: MonthAxis, edge: number): number {
  return axis.left + (axis.width * edge) / Math.max(1, axis.months.length);
}

/** The month at a position, from 0, kept inside the axis. */
export function monthAt(axis: MonthAxis, x: number): number {
  const at = Math.floor(((x - axis.left) / axis.width) * axis.months.length);
  return Math.min(Math.max(at, 0), axis.months.length - 1);
}

/** The edges of a window of time; open sides are the ends of the axis. */
export function edgesOf(
  months: readonly string[],
  range: { readonly from: string | null; readonly to: string | null },
): readonly [number, number] {
  const first = range.from === null ? 0 : firstAtLeast(months, range.from.slice(0, 7));
  const last = range.to === null ? months.length : firstAtLeast(months, `${range.to.slice(0, 7)}~`);
  const start = Math.min(first, Math.max(0, months.length - 1));
  return [start, Math.max(last, start + 1)];
}

/** The window of time between two edges; the ends of the axis leave a side open. */
export function rangeOf(
  months: readonly string[],
  [first, end]: readonly [number, number],
): { readonly from: string | null; readonly to: string | null } {
  return {
    from: first <= 0 ? null : `${months[first]}-01`,
    to: end >= months.length ? null : lastDayOf(months[end - 1] as string),
  };
}

/** Years to write under the axis, each with the edge at which it begins. */
export function yearTicks(axis: MonthAxis): readonly { year: string; edge: number }[] {
  const starts = axis.months.flatMap((month, edge) =>
    month.endsWith("-01") || edge === 0 ? [{ year: month.slice(0, 4), edge }] : [],
  );
  const room = Math.max(1, Math.floor(axis.width / 52));
  const step = [1, 2, 5, 10, 20].find((years) => starts.length / years <= room) ?? 50;
  return starts.filter(
    ({ year, edge }) =>
      Number(year) % step === 0 && (edge > 0 || axis.months[0]?.endsWith("-01") === true),
  );
}

function firstAtLeast(months: readonly string[], month: string): number {
  const at = months.findIndex((each) => each >= month);
  return at === -1 ? months.length : at;
}

function lastDayOf(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const next =
    number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, "0")}-01`;
  return formatDay((parseDay(next) ?? 1) - 1);
}
