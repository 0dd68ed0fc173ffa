import type { FilesOutcome } from "./outcome.ts";
import type { NamedEvent } from "./read.ts";
import type { FilesPlacebo } from "./schema.ts";

const SHIFTS = [45, -45, 60, 75, -75, 90] as const;
const RUNS = 3;
/** Three times the widest usual window: closer shifts would still meet the true partners. */
const APART_LEAST = 21;

/**
 * How many matches chance gives: the datasets are moved apart in time, so that no true match can be found,
 * and linked again. Days that leave the period at its end come in again at its beginning, so that no
 * dataset gets thinner. `null` where the period is too short to move anything out of reach.
 *
 * Method: a permutation of time within the same places, as in placebo tests of spatial coincidence; the share is an
 * upper bound of false matches for methods without a baseline, because true matches occupy partners.
 */
export function filesPlacebo(
  events: readonly NamedEvent[],
  aligned: FilesOutcome,
  link: (shifted: readonly NamedEvent[]) => FilesOutcome,
): FilesPlacebo | null {
  const starts = events.reduce(
    ([low, high], { start }): [number, number] => [Math.min(low, start), Math.max(high, start)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as [number, number],
  );
  const span = starts[1] - starts[0] + 1;
  const datasets = [...new Set(events.map(({ dataset }) => dataset))].sort();
  const shifts = SHIFTS.filter((days) => keepsApart(days, span, datasets.length)).slice(0, RUNS);
  if (shifts.length === 0) return null;
  const shifted = shifts.map((days) => ({
    days,
    ...countPairs(link(shiftEvents(events, datasets, days, starts[0], span))),
  }));
  const truth = countPairs(aligned);
  const mean = (key: "half" | "nine") =>
    shifted.reduce((sum, run) => sum + run[key], 0) / shifted.length;
  const share = (key: "half" | "nine") => (truth[key] === 0 ? null : mean(key) / truth[key]);
  return { aligned: truth, shifted, chanceShare: { half: share("half"), nine: share("nine") } };
}

/** Whether every two of the datasets come to lie far enough from each other around the period. */
function keepsApart(days: number, span: number, datasets: number): boolean {
  for (let steps = 1; steps < datasets; steps++) {
    const moved = (((days * steps) % span) + span) % span;
    if (Math.min(moved, span - moved) < APART_LEAST) return false;
  }
  return true;
}

function shiftEvents(
  events: readonly NamedEvent[],
  datasets: readonly string[],
  days: number,
  first: number,
  span: number,
): readonly NamedEvent[] {
  const steps = new Map(datasets.map((dataset, at) => [dataset, at]));
  return events.map((event) => {
    const moved = event.start - first + days * (steps.get(event.dataset) ?? 0);
    const start = first + (((moved % span) + span) % span);
    return { ...event, start, end: start + event.end - event.start };
  });
}

function countPairs({ pairs, clusters }: FilesOutcome): { half: number; nine: number } {
  const clusterOf = new Map<number, number>();
  clusters.forEach((cluster, at) => {
    for (const index of cluster) clusterOf.set(index, at);
  });
  const joined = pairs.filter(({ a, b }) => clusterOf.get(a) === clusterOf.get(b));
  const from = (least: number) => joined.filter(({ p }) => p >= least).length;
  return { half: from(0.5), nine: from(0.9) };
}
