import type { FilesOutcome, FilesPair } from "./outcome.ts";
import type { NamedEvent } from "./read.ts";

/** An outcome in an order that depends on what the records say, not on the order of files or rows. */
export function inOrder(outcome: FilesOutcome, events: readonly NamedEvent[]): FilesOutcome {
  const rank = rankOf(events);
  const at = (index: number) => rank[index] ?? 0;
  const startOf = (cluster: readonly number[]) =>
    Math.min(...cluster.map((index) => events[index]?.start ?? 0));
  const clusters = outcome.clusters
    .map((cluster) => cluster.toSorted((a, b) => at(a) - at(b)))
    .map((cluster) => ({ cluster, start: startOf(cluster) }))
    .sort((a, b) => a.start - b.start || at(a.cluster[0] ?? 0) - at(b.cluster[0] ?? 0));
  const pairs = outcome.pairs
    .map(({ a, b, p }): FilesPair => (at(a) <= at(b) ? { a, b, p } : { a: b, b: a, p }))
    .sort((one, two) => two.p - one.p || at(one.a) - at(two.a) || at(one.b) - at(two.b));
  const parts = outcome.parts.toSorted(
    (one, two) => at(one.part) - at(two.part) || at(one.whole) - at(two.whole),
  );
  return { ...outcome, clusters: clusters.map(({ cluster }) => cluster), pairs, parts };
}

/** Each event's place in the order of datasets and their events. */
function rankOf(events: readonly NamedEvent[]): Int32Array {
  const numbers = Float64Array.from(events, ({ event }) => wholeNumber(event) ?? Number.NaN);
  const order = Uint32Array.from(events, (_, index) => index);
  order.sort((a, b) => {
    const [one, two] = [events[a], events[b]];
    if (one === undefined || two === undefined) return 0;
    if (one.dataset !== two.dataset) return compareNames(one.dataset, two.dataset);
    // Not a number, where one name is none: then the names themselves say it.
    const apart = (numbers[a] ?? Number.NaN) - (numbers[b] ?? Number.NaN);
    return apart || compareNames(one.event, two.event);
  });
  const rank = new Int32Array(events.length);
  order.forEach((index, place) => {
    rank[index] = place;
  });
  return rank;
}

/**
 * The order of names: whole numbers by size, before all other names; those by their characters.
 *
 * @example
 * ["10", "b", "9", "a"].sort(compareNames)
 * // => ["9", "10", "a", "b"]
 */
export function compareNames(a: string, b: string): number {
  const [one, two] = [wholeNumber(a), wholeNumber(b)];
  if (one !== null && two !== null && one !== two) return one - two;
  if ((one === null) !== (two === null)) return one === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function wholeNumber(name: string): number | null {
  return /^\d{1,15}$/u.test(name) ? Number(name) : null;
}
