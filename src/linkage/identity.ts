import { textSeed } from "./chance.ts";
import { compareText } from "./columns.ts";
import { NameMap } from "./name-map.ts";
import type { EventCluster, RecordName } from "./record.ts";

/**
 * Ids for events. An event keeps the id of the earlier event that most of its members come from (the larger
 * overlap wins where two claim one id); a new event is named after what its first member says, so that ids
 * do not depend on the order or the keys of the records, and never like one of `taken`.
 */
export function eventIds(
  events: readonly { readonly members: readonly RecordName[]; readonly content: () => string }[],
  previous: readonly EventCluster[],
  taken: Iterable<EventCluster> = [],
): string[] {
  const before = new NameMap<string>();
  for (const { id, members } of previous) for (const member of members) before.set(member, id);
  const claims = events.flatMap(({ members }, event) => {
    const shared = new Map<string, number>();
    for (const member of members) {
      const id = before.get(member);
      if (id !== undefined) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
    return [...shared].map(([id, overlap]) => ({ event, id, overlap }));
  });
  claims.sort((x, y) => y.overlap - x.overlap || compareText(x.id, y.id) || x.event - y.event);
  const ids = new Array<string | undefined>(events.length).fill(undefined);
  const used = new Set<string>();
  for (const { event, id } of claims)
    if (ids[event] === undefined && !used.has(id)) {
      ids[event] = id;
      used.add(id);
    }
  const retired = new Set(previous.map(({ id }) => id));
  for (const { id } of taken) retired.add(id);
  return events.map(({ content }, event) => {
    const kept = ids[event];
    if (kept !== undefined) return kept;
    const seed = textSeed(content());
    const base = `e${hex(seed)}${hex(textSeed(".", seed))}`;
    let id = base;
    for (let more = 2; used.has(id) || retired.has(id); more++) id = `${base}-${more}`;
    used.add(id);
    return id;
  });
}

function hex(number: number): string {
  return number.toString(16).padStart(8, "0");
}
