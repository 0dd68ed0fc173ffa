import { contentOrder } from "./columns.ts";
import { byWeight, inOrder, type PlacedLink } from "./links.ts";
import type { LinkageModel } from "./model.ts";
import { NameMap } from "./name-map.ts";
import type { EventCluster, Link, LinkageRecord, RecordName } from "./record.ts";

/** The order that a full run gives to events and links, by what their records say. */
export interface ResultOrder {
  clusters(events: readonly EventCluster[]): EventCluster[];
  /** Links that were found before, in their order, and those that are new. */
  links(before: readonly Link[], found: PlacedLink[]): Link[];
}

/** Tells in which order the events and links of some records stand, without laying the records out. */
export function orderOf(
  records: Iterable<LinkageRecord>,
  { shape }: Pick<LinkageModel, "shape">,
): ResultOrder {
  const recordOf = new NameMap<LinkageRecord>();
  for (const record of records) recordOf.set(record, record);
  const order = contentOrder(shape.dimensions.map(({ name }) => name));
  const compare = (a: LinkageRecord | undefined, b: LinkageRecord | undefined) =>
    a === undefined || b === undefined || a === b ? 0 : order(a, b);
  const ends = ({ a, b }: Link) => {
    const [one, other] = [recordOf.get(a), recordOf.get(b)];
    return compare(one, other) <= 0 ? [one, other] : [other, one];
  };
  const compareEnds = (x: Link, y: Link) => {
    const [one, other] = [ends(x), ends(y)];
    return compare(one[0], other[0]) || compare(one[1], other[1]);
  };
  return {
    clusters: (events) =>
      events
        .map((event) => ({ event, first: recordOf.get(event.members[0] as RecordName) }))
        .sort((x, y) => compare(x.first, y.first))
        .map(({ event }) => event),
    links: (before, found) => {
      // Links that people made have no place among the others: they come first.
      const isMade = new Set<Link>();
      for (const { link, low } of found) if (low < 0) isMade.add(link);
      return [...before, ...inOrder(found)].sort(
        (x, y) =>
          byWeight(x, y) ||
          Number(isMade.has(y)) - Number(isMade.has(x)) ||
          (isMade.has(x) ? 0 : compareEnds(x, y)),
      );
    },
  };
}
