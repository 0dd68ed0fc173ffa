import { clustersOf } from "./clusters.ts";
import { columnsOf } from "./columns.ts";
import { decide } from "./decision.ts";
import { inOrder, listedLinks } from "./links.ts";
import { NameMap, namesOf } from "./name-map.ts";
import { neighbourhoodOf } from "./neighbourhood.ts";
import { LINKAGE_DEFAULTS, type LinkageOptions } from "./options.ts";
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
  const columns = columnsOf(
    [...stay, ...changes.added, ...removed],
    earlier.model.shape.dimensions,
  );
  const judged = namesOf((options.judgements ?? []).flatMap(({ a, b }) => [a, b]));
  const changed = new Set<LinkageRecord>([...changes.added, ...removed]);
  const from: number[] = [];
  columns.records.forEach((record, row) => {
    if (changed.has(record) || judged.has(record)) from.push(row);
  });
  const touched = neighbourhoodOf(columns, earlier.model, from);
  const kept = (row: number) => !removed.has(columns.records[row] as LinkageRecord);
  const rows = [...touched.rows].filter(kept).sort((a, b) => a - b);
  const names = namesOf([
    ...changes.removed,
    ...rows.map((row) => columns.records[row] as RecordName),
  ]);
  const decided = decide(
    columns,
    withoutRows(touched.edges, kept),
    options,
    earlier.model.calibration,
  );
  const untouched = earlier.clusters.filter(
    ({ members }) => !members.some((member) => names.has(member)),
  );
  const rowOf = new NameMap<number>();
  columns.records.forEach((record, at) => {
    if (kept(at)) rowOf.set(record, at);
  });
  const first = ({ members }: EventCluster) => rowOf.get(members[0] as RecordName) ?? 0;
  const clusters = [...untouched, ...clustersOf(columns, rows, decided.groups, earlier.clusters)];
  const row = (name: RecordName) => rowOf.get(name) ?? 0;
  const links = earlier.links
    .filter(({ a, b }) => !names.has(a) && !names.has(b))
    .map((link) => ({ link, rows: ascending(row(link.a), row(link.b)) }));
  const listed = listedLinks(
    columns,
    decided,
    options.judgements ?? [],
    options.listedFrom ?? LINKAGE_DEFAULTS.listedFrom,
  );
  const more = clusters.length - earlier.clusters.length;
  const { low, high } = earlier.report.eventsRange;
  return {
    clusters: clusters.sort((a, b) => first(a) - first(b)),
    links: inOrder([...links, ...listed]),
    report: {
      ...earlier.report,
      records: stay.length + changes.added.length,
      events: clusters.length,
      eventsRange: { low: low + more, high: high + more },
    },
    model: earlier.model,
  };
}

function ascending(a: number, b: number): [number, number] {
  return a < b ? [a, b] : [b, a];
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
