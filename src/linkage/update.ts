import { clustersOf } from "./clusters.ts";
import { decide } from "./decision.ts";
import { listedLinks } from "./links.ts";
import { namesOf } from "./name-map.ts";
import { neighbourhoodOf } from "./neighbourhood.ts";
import { LINKAGE_DEFAULTS, type LinkageOptions } from "./options.ts";
import { orderOf } from "./order.ts";
import type { EventCluster, LinkageRecord, RecordName } from "./record.ts";
import type { LinkageResult } from "./result.ts";

/** Records that came in and records that are gone; a changed one is both. */
export interface RecordChanges {
  readonly added: readonly LinkageRecord[];
  readonly removed: readonly LinkageRecord[];
}

/**
 * The result after some records changed, with the model of the earlier run: only what candidate links
 * connect with a change is decided again. Links and members of events are the same as those of a full run
 * with that model; events keep their ids. `records` are those of the earlier run, `options` those that hold
 * now; records that a judgement of `options` names are decided again too.
 */
export function updateLinkage(
  records: readonly LinkageRecord[],
  earlier: LinkageResult,
  changes: RecordChanges,
  options: LinkageOptions = {},
): LinkageResult {
  // A removed record shows what it was linked with, under a name that no record has.
  const removed = new Set(
    changes.removed.map((record) => ({ ...record, key: `\u0000${record.key}` })),
  );
  const gone = namesOf(changes.removed);
  const stay = records.filter((record) => !gone.has(record));
  const judged = namesOf((options.judgements ?? []).flatMap(({ a, b }) => [a, b]));
  const changed = new Set<LinkageRecord>([...changes.added, ...removed]);
  const { columns, edges } = neighbourhoodOf(
    [...stay, ...changes.added, ...removed],
    earlier.model,
    (record) => changed.has(record) || judged.has(record),
  );
  const kept = (row: number) => !removed.has(columns.records[row] as LinkageRecord);
  const rows = Array.from(columns.records.keys()).filter(kept);
  const names = namesOf([
    ...changes.removed,
    ...rows.map((row) => columns.records[row] as RecordName),
  ]);
  const decided = decide(columns, withoutRows(edges, kept), options, earlier.model.calibration);
  const [untouched, before]: [EventCluster[], EventCluster[]] = [[], []];
  for (const event of earlier.clusters)
    (event.members.some((member) => names.has(member)) ? before : untouched).push(event);
  const order = orderOf([...stay, ...changes.added], earlier.model);
  const clusters = order.clusters([
    ...untouched,
    ...clustersOf(columns, rows, decided.groups, before, untouched),
  ]);
  const listed = listedLinks(
    columns,
    decided,
    options.judgements ?? [],
    options.listedFrom ?? LINKAGE_DEFAULTS.listedFrom,
  );
  const links = earlier.links.filter(({ a, b }) => !names.has(a) && !names.has(b));
  const more = clusters.length - earlier.clusters.length;
  const { low, high } = earlier.report.eventsRange;
  return {
    clusters,
    links: order.links(links, listed),
    report: {
      ...earlier.report,
      records: stay.length + changes.added.length,
      events: clusters.length,
      eventsRange: { low: low + more, high: high + more },
    },
    model: earlier.model,
  };
}

function withoutRows(
  edges: Parameters<typeof decide>[1],
  kept: (row: number) => boolean,
): Parameters<typeof decide>[1] {
  const chosen: number[] = [];
  for (let edge = 0; edge < edges.count; edge++)
    if (kept(edges.first[edge] as number) && kept(edges.second[edge] as number)) chosen.push(edge);
  return {
    count: chosen.length,
    first: Int32Array.from(chosen, (edge) => edges.first[edge] as number),
    second: Int32Array.from(chosen, (edge) => edges.second[edge] as number),
    logOdds: Float64Array.from(chosen, (edge) => edges.logOdds[edge] as number),
    parts: edges.parts.filter(({ part, whole }) => kept(part) && kept(whole)),
  };
}
