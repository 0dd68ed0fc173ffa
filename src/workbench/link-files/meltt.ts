import { melttLink } from "../../linkage/index.ts";
import type { FilesOutcome, FilesPair, FilesSettings } from "./outcome.ts";
import type { NamedEvent } from "./read.ts";
import type { FileTaxonomy } from "./taxonomy.ts";

/** Links the events of the files by MELTT's rules. */
export function linkByMeltt(
  events: readonly NamedEvent[],
  taxonomies: readonly FileTaxonomy[],
  { km, days, partial, certainty }: FilesSettings,
): FilesOutcome {
  const { clusters, matches, flags } = melttLink(
    events,
    taxonomies.map(({ name, levels, paths }) => ({
      name,
      levels,
      entries: [...paths].flatMap(([dataset, ofDataset]) =>
        [...ofDataset].map(([category, path]) => ({ dataset, category, path })),
      ),
    })),
    {
      radiusKm: km,
      windowDays: days,
      partial,
      ...(certainty.length > 0 ? { smartMatch: false, certainty } : {}),
    },
  );
  return {
    clusters,
    pairs: clusters.flatMap(pairsWithin),
    parts: flags.map(({ event, episode }) => ({ part: event, whole: episode, p: 1 })),
    warnings: [
      "MELTT gives no probabilities: the p of every pair is 1, whatever the evidence.",
      "MELTT takes the first free candidate, not the best, and its result depends on the order of the files.",
    ],
    figures: {
      eventMatches: matches.filter(({ kind }) => kind === "event").length,
      episodeMatches: matches.filter(({ kind }) => kind === "episode").length,
      flaggedForReview: flags.length,
    },
    baseline: [],
    eventsRange: null,
  };
}

function pairsWithin(cluster: readonly number[]): FilesPair[] {
  return cluster.flatMap((a, at) => cluster.slice(at + 1).map((b) => ({ a, b, p: 1 })));
}
