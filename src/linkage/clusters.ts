import { contentKey, namesOfRows, type RecordColumns } from "./columns.ts";
import { eventIds } from "./identity.ts";
import type { EventCluster, LinkageRecord, RecordName } from "./record.ts";

/**
 * Events of rows with their ids: those given, and one for each of the `rows` that is in none of them. New ids
 * are not among those of the `previous` events and the `taken` ones.
 */
export function clustersOf(
  columns: RecordColumns,
  rows: Iterable<number>,
  groups: readonly (readonly number[])[],
  previous: readonly EventCluster[],
  taken: Iterable<EventCluster> = [],
  nameOf: (row: number) => RecordName = namesOfRows(columns),
): EventCluster[] {
  const grouped = new Uint8Array(columns.count);
  for (const group of groups) for (const row of group) grouped[row] = 1;
  const all = [...groups];
  for (const row of rows) if (grouped[row] === 0) all.push([row]);
  all.sort((x, y) => (x[0] as number) - (y[0] as number));
  const names = columns.dimensions.map(({ name }) => name);
  const events = all.map((group) => {
    const first = columns.records[group[0] as number] as LinkageRecord;
    return {
      members: group.map(nameOf),
      content: () => `${first.startDay} ${contentKey(first, names)}`,
    };
  });
  const ids = eventIds(events, previous, taken);
  return events.map(({ members }, event) => ({ id: ids[event] as string, members }));
}
