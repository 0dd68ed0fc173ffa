import type { RecordColumns } from "./columns.ts";
import type { LinkageReport, PairReport } from "./result.ts";
import type { SourcePair } from "./source-pair.ts";

/** Counts what was compared of two sources, day by day. */
export function pairReport(columns: RecordColumns, pair: SourcePair): PairReport {
  const lag = (i: number | undefined, j: number | undefined) =>
    (columns.startDay[j ?? 0] ?? 0) - (columns.startDay[i ?? 0] ?? 0);
  const profile = new Map<number, number>();
  const { window, side } = pair;
  const thinned = pair.step;
  for (let at = 0; at < window.count; at++) {
    const days = lag(window.first[at], window.second[at]);
    profile.set(days, (profile.get(days) ?? 0) + 1);
  }
  for (let at = 0; at < side.count; at++) {
    const days = lag(side.first[at], side.second[at]);
    profile.set(days, (profile.get(days) ?? 0) + thinned);
  }
  return {
    one: columns.sources[pair.one] ?? "",
    other: columns.sources[pair.other] ?? "",
    compared: window.count,
    byChance: pair.byChance,
    matches: pair.matches,
    lagProfile: [...profile]
      .map(([days, pairs]) => ({ days, pairs }))
      .sort((a, b) => a.days - b.days),
  };
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
    warnings: [],
  };
}
