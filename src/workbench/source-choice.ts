import { type Manifest, releaseKey } from "../events/index.ts";
import {
  describePeriod,
  type EventColumns,
  type PictureFilter,
  type Tally,
} from "../picture/index.ts";
import { countScope } from "./picture/count-scope.ts";
import { latestFirst } from "./scope.ts";

/** Which releases are counted, and why these. */
export interface SourceChoice {
  readonly datasets: readonly string[];
  readonly why: string;
}

/** What another source counts in the same scope. */
export interface OtherSource {
  readonly release: string;
  readonly title: string;
  readonly total: Tally;
  /** Whether it counts the same kind of thing, so that its range may stand beside the counted one. */
  readonly comparable: boolean;
  readonly why: string;
}

/**
 * The releases that a filter counts. Without a choice it is one, because sources overlap and their sum
 * would count events twice: of the latest releases of each dataset, those that cover the period first, then
 * the one with most events in the scope.
 */
export function chooseSource(
  columns: EventColumns,
  filter: PictureFilter,
  releases: readonly Manifest[],
): SourceChoice {
  if (filter.datasets.length === 1) return { datasets: filter.datasets, why: "You chose it." };
  if (filter.datasets.length > 1) {
    return {
      datasets: filter.datasets,
      why: "You asked to pool these. Sources overlap: an event that two of them hold is counted twice.",
    };
  }
  const candidates = currentReleases(releases);
  const events = eventsBySource(columns, filter);
  const covering = candidates.filter((one) => covers(one, filter));
  const pool = covering.length > 0 ? covering : candidates;
  const best = [...pool].sort(
    (a, b) => (events.get(releaseKey(b)) ?? 0) - (events.get(releaseKey(a)) ?? 0),
  )[0];
  if (best === undefined)
    return { datasets: [], why: "No release of events that may be summed is imported yet." };
  const key = releaseKey(best);
  const period = describePeriod(filter.from, filter.to);
  const among = `has most events in this scope (${events.get(key) ?? 0})`;
  const scope = filter.from === null && filter.to === null ? "" : ` that cover ${period}`;
  const why =
    covering.length > 0
      ? `Of the releases${scope}, ${key} ${among}.`
      : `No release covers ${period} in full; ${key} (${best.period?.from} to ${best.period?.to}) ${among}.`;
  return { datasets: [key], why };
}

/** The filter with the chosen releases; with none to count it counts nothing, not everything. */
export function withSource(filter: PictureFilter, { datasets }: SourceChoice): PictureFilter {
  return { ...filter, datasets: datasets.length > 0 ? datasets : [""] };
}

/** The totals of all other releases in the same scope, older releases of a dataset after newer ones. */
export function otherSources(
  columns: EventColumns,
  filter: PictureFilter,
  releases: readonly Manifest[],
): readonly OtherSource[] {
  const counted = releases.filter((one) => filter.datasets.includes(releaseKey(one)));
  const views = countScope(columns, { ...filter, datasets: [] });
  return latestFirst(releases.filter(isSummable))
    .filter((one) => !counted.includes(one))
    .flatMap((one): OtherSource[] => {
      const row = views.datasets.find(({ code }) => code === releaseKey(one));
      if (row === undefined) return [];
      const { code: _code, ...total } = row;
      return [
        { release: releaseKey(one), title: one.title, total, ...compareScopes(counted, one) },
      ];
    });
}

function compareScopes(
  counted: readonly Manifest[],
  other: Manifest,
): { readonly comparable: boolean; readonly why: string } {
  const [one] = counted;
  if (counted.length !== 1 || one === undefined) {
    return {
      comparable: false,
      why: "Several sources are pooled, so their count has no one definition.",
    };
  }
  if (one.dataset === other.dataset) {
    return {
      comparable: true,
      why: "Another release of the same dataset, by the same definition.",
    };
  }
  if (one.counts === other.counts && one.leavesOut === other.leavesOut) {
    return { comparable: true, why: "Both count by the same definition." };
  }
  return {
    comparable: false,
    why: `It counts: ${other.counts} It leaves out: ${other.leavesOut}`,
  };
}

/**
 * The latest release of each dataset whose events may be summed. Figures of events across borders are
 * not: each is what one side says, and a sum over them would join sides.
 */
export function currentReleases(releases: readonly Manifest[]): readonly Manifest[] {
  const latest = latestFirst(releases.filter(isSummable));
  return latest.filter((one, i) => latest.findIndex((o) => o.dataset === one.dataset) === i);
}

function eventsBySource(columns: EventColumns, filter: PictureFilter): ReadonlyMap<string, number> {
  const { datasets } = countScope(columns, { ...filter, datasets: [] });
  return new Map(datasets.map((row) => [row.code, row.events]));
}

/** Whether a release holds events that may be added up. */
function isSummable({ holds, format }: Manifest): boolean {
  return holds === "events" && format !== "cross-border";
}

function covers({ period }: Manifest, { from, to }: PictureFilter): boolean {
  if (period === null) return false;
  return (from === null || period.from <= from) && (to === null || to <= period.to);
}
