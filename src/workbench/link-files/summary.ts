import { formatDay } from "../../kernel/index.ts";
import { compareNames } from "./order.ts";
import type { FilesOutcome } from "./outcome.ts";
import type { NamedEvent } from "./read.ts";
import type { FilesSummary } from "./schema.ts";

/** The sizes of a linkage: records, events, what each dataset has alone and what they share. */
export type FilesSizes = Pick<
  FilesSummary,
  | "records"
  | "events"
  | "eventsRange"
  | "matched"
  | "duplicates"
  | "pairsJoined"
  | "pairsListed"
  | "pairsExpectedWrong"
  | "parts"
  | "datasets"
  | "overlap"
>;

/** Counts what a linkage found. */
export function filesSizes(
  { clusters, pairs, parts, eventsRange }: FilesOutcome,
  events: readonly NamedEvent[],
  hasProbabilities: boolean,
): FilesSizes {
  const clusterOf = new Int32Array(events.length);
  clusters.forEach((cluster, at) => {
    for (const index of cluster) clusterOf[index] = at;
  });
  const joined = pairs.filter(({ a, b }) => clusterOf[a] === clusterOf[b]);
  const wrong = joined.reduce((sum, { p }) => sum + 1 - p, 0);
  return {
    records: events.length,
    events: clusters.length,
    eventsRange,
    matched: clusters.filter(({ length }) => length > 1).length,
    duplicates: events.length - clusters.length,
    pairsJoined: clusters.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0),
    pairsListed: pairs.length,
    pairsExpectedWrong: hasProbabilities ? Number(wrong.toFixed(1)) : null,
    parts: parts.length,
    datasets: datasetSizes(clusters, events),
    overlap: overlaps(clusters, events),
  };
}

function datasetSizes(
  clusters: FilesOutcome["clusters"],
  events: readonly NamedEvent[],
): FilesSummary["datasets"] {
  const sizes = new Map<string, { records: number; from: number; to: number; alone: number }>();
  for (const { dataset, start, end } of events) {
    const size = sizes.get(dataset) ?? { records: 0, from: start, to: end, alone: 0 };
    size.records++;
    size.from = Math.min(size.from, start);
    size.to = Math.max(size.to, end);
    sizes.set(dataset, size);
  }
  for (const [only = -1, ...others] of clusters) {
    const size = sizes.get(events[only]?.dataset ?? "");
    if (others.length === 0 && size !== undefined) size.alone++;
  }
  return [...sizes]
    .sort(([a], [b]) => compareNames(a, b))
    .map(([dataset, { from, to, ...size }]) => ({
      dataset,
      ...size,
      from: formatDay(from),
      to: formatDay(to),
    }));
}

function overlaps(
  clusters: FilesOutcome["clusters"],
  events: readonly NamedEvent[],
): FilesSummary["overlap"] {
  const counts = new Map<string, number>();
  for (const cluster of clusters) {
    if (cluster.length < 2) continue;
    const names = [...new Set(cluster.map((index) => events[index]?.dataset ?? ""))];
    const key = JSON.stringify(names.sort(compareNames));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, count]) => ({ datasets: JSON.parse(key) as string[], events: count }))
    .sort(
      (a, b) =>
        a.datasets.length - b.datasets.length ||
        compareNames(a.datasets.join("\n"), b.datasets.join("\n")),
    );
}
