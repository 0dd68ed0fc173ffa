import type { Interval } from "../kernel/index.ts";

/** One figure for the dead or injured of an event, and where it comes from. */
export interface TollReport extends Interval {
  /** Reports that print the same count share an origin and count once. */
  readonly origin: string;
}

/** The toll of an event over all that is said of it. */
export interface CombinedToll extends Interval {
  /** How many independent origins give a figure. */
  readonly origins: number;
}

/**
 * The toll of one event from all observations of it.
 *
 * Method: reports of one origin are one report, whose low is their smallest, whose high is their largest and whose
 * best is the median of their different best figures, so that a reprint changes nothing. Over the origins,
 * low is the smallest and high the largest figure given; best is the median of the origins' best figures
 * (with an even number, the mean of the middle two, rounded half up). A report without a best figure
 * stands for its low, else its high figure.
 *
 * Refuses: nothing; a report without any figure is no report.
 *
 * @example
 * combineToll([
 *   { origin: "AFP", low: 128, best: 128, high: 128 },
 *   { origin: "AFP", low: 128, best: 128, high: 128 },
 *   { origin: "PIPS", low: 149, best: 149, high: 149 },
 *   { origin: "Dawn", low: 131, best: 131, high: 151 },
 * ])
 * // => { "low": 128, "best": 131, "high": 151, "origins": 3 }
 */
export function combineToll(reports: readonly TollReport[]): CombinedToll {
  const byOrigin = new Map<string, Interval[]>();
  for (const report of reports) {
    const whole = completeInterval(report);
    if (whole === null) continue;
    byOrigin.set(report.origin, [...(byOrigin.get(report.origin) ?? []), whole]);
  }
  const origins = [...byOrigin.values()].map((same) => ({
    low: least(same.map((one) => one.low)),
    best: median([...new Set(same.map((one) => one.best))]),
    high: most(same.map((one) => one.high)),
  }));
  const best = median(origins.map((one) => one.best));
  return {
    low: least(origins.map((one) => one.low)),
    best: best === null ? null : Math.round(best),
    high: most(origins.map((one) => one.high)),
    origins: origins.length,
  };
}

/** A way in which a toll contradicts itself. */
export type TollFault =
  | "low-above-best"
  | "best-above-high"
  | "low-above-high"
  | "part-above-total";

/** Whether the figures of a toll are in order, and no class is larger than the total may be. */
export function tollFaults(total: Interval, parts: readonly Interval[] = []): readonly TollFault[] {
  const faults: TollFault[] = [];
  const above = (a: number | null, b: number | null) => a !== null && b !== null && a > b;
  if (above(total.low, total.best)) faults.push("low-above-best");
  if (above(total.best, total.high)) faults.push("best-above-high");
  if (above(total.low, total.high)) faults.push("low-above-high");
  const ceiling = total.high ?? total.best;
  const floor = parts.reduce((sum, part) => sum + (part.low ?? part.best ?? 0), 0);
  if (ceiling !== null && total.high !== null && floor > ceiling) faults.push("part-above-total");
  return faults;
}

/** A report with every bound filled from those it has; `null` when it has none. */
function completeInterval({ low, best, high }: Interval): Interval | null {
  const any = best ?? low ?? high;
  if (any === null) return null;
  return { low: low ?? any, best: any, high: high ?? any };
}

function least(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function most(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
