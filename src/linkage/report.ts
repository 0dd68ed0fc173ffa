import type { RecordColumns } from "./columns.ts";
import type { ComparedPairs } from "./comparison.ts";
import type { LinkageReport, PairReport } from "./result.ts";
import type { SourcePair } from "./source-pair.ts";

/** Pairs by the days between them. */
function lagsOf(
  { startDay }: RecordColumns,
  { window, side, step }: SourcePair,
): Map<number, number> {
  const profile = new Map<number, number>();
  const count = ({ count, first, second }: ComparedPairs, each: number) => {
    for (let at = 0; at < count; at++) {
      const [i, j] = [first[at] as number, second[at] as number];
      const days = (startDay[j] as number) - (startDay[i] as number);
      profile.set(days, (profile.get(days) ?? 0) + each);
    }
  };
  count(window, 1);
  count(side, step);
  return profile;
}

/**
 * Counts what was compared of two sources, day by day. Loops stand in functions of their own: V8 13.6, when it
 * compiles a function in the middle of a loop, has been seen to let several objects that the function makes
 * share one cell for a fraction, so that one pair of sources showed the figures of another.
 */
export function pairReport(
  columns: RecordColumns,
  pair: SourcePair,
  windowDays: number,
): PairReport {
  const profile = lagsOf(columns, pair);
  const { window } = pair;
  const excess = (byChance: number) =>
    Math.min(pair.ones, pair.others, Math.max(0, window.count - byChance));
  return {
    one: columns.sources[pair.one] ?? "",
    other: columns.sources[pair.other] ?? "",
    compared: window.count,
    byChance: pair.byChance,
    matches: pair.matches,
    estimates: [
      { method: "pairs beyond the window as chance", matches: excess(pair.byChance) },
      {
        method: "pairs at the edge of the window as chance",
        matches: excess(chanceByEdge(profile, windowDays)),
      },
    ],
    lagProfile: [...profile]
      .map(([days, pairs]) => ({ days, pairs }))
      .sort((a, b) => a.days - b.days),
  };
}

/** Pairs that chance puts into the window, if there are no matches more than half its width apart. */
function chanceByEdge(profile: ReadonlyMap<number, number>, windowDays: number): number {
  let pairs = 0;
  let days = 0;
  for (let lag = Math.floor(windowDays / 2) + 1; lag <= windowDays; lag++) {
    pairs += (profile.get(lag) ?? 0) + (profile.get(-lag) ?? 0);
    days += 2;
  }
  return days === 0 ? 0 : (pairs * (2 * windowDays + 1)) / days;
}

/** Fewer matches than this cannot teach the model much. */
const MATCHES_FEW = 50;
/** Estimates of the matches that differ by more than this are not to be relied on. */
const APART_MOST = 2;

/** What the reader of a result has to know before relying on it. */
function warningsOf({ one, other, matches, estimates }: PairReport): string[] {
  const warnings: string[] = [];
  const count = (value: number) => Math.round(value).toLocaleString("en-GB");
  if (matches < MATCHES_FEW)
    warnings.push(
      `${one} and ${other} share about ${count(matches)} events: too few to learn from, so that probabilities ` +
        "rest on what is usual elsewhere. Label some pairs.",
    );
  const all = estimates.map((estimate) => estimate.matches);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (matches * APART_MOST < low || matches > APART_MOST * high)
    warnings.push(
      `How many events ${one} and ${other} share is uncertain: ${count(matches)} as learned, ` +
        `${count(low)} to ${count(high)} by counting days apart. Events may come in bursts, or matches be dated ` +
        "far apart. Look at the lag profile and label some pairs.",
    );
  return warnings;
}

/** The report of a run. */
export function reportOf(
  columns: RecordColumns,
  events: number,
  samples: Int32Array,
  pairs: readonly PairReport[],
): LinkageReport {
  const counts = columns.sources.map((source, code) => ({
    source,
    records: columns.sourceOf.reduce((sum, of) => sum + (of === code ? 1 : 0), 0),
  }));
  const sorted = Array.from(samples).sort((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? events;
  return {
    records: columns.count,
    sources: counts,
    events,
    eventsRange: { low: quantile(0.05), high: quantile(0.95) },
    pairs,
    warnings: pairs.flatMap(warningsOf),
  };
}
