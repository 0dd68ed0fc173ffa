import { fitCalibration, UNCORRECTED } from "./calibration.ts";
import { columnsOf, contentKey, type RecordColumns } from "./columns.ts";
import { componentsOf, type Edges } from "./component.ts";
import { eventIds } from "./identity.ts";
import { judgedEdges, judgedRows, nameKey } from "./judgement.ts";
import { listedLinks } from "./links.ts";
import { type LinkageModel, learnModel, modelOf } from "./model.ts";
import { LINKAGE_DEFAULTS, type LinkageOptions } from "./options.ts";
import { pairKey } from "./partition-problem.ts";
import type { EventCluster, LinkageRecord, RecordName } from "./record.ts";
import { reportOf, type SourcePairCounts, sourcePairCounts } from "./report.ts";
import {
  groupComponents,
  type SolvedComponent,
  sampledEvents,
  solveComponents,
} from "./resolved.ts";
import type { LinkageResult } from "./result.ts";
import { edgesByModel, scoredEdges } from "./scored.ts";
import type { Constraints } from "./solve.ts";

/**
 * Finds which records report the same event, and how probable each link is. Refuse bad records before, with
 * `checkRecords`. The method and its limits: docs/concepts/linkage.md.
 */
export function linkRecords(
  records: readonly LinkageRecord[],
  options: LinkageOptions = {},
): LinkageResult {
  const progress = options.progress ?? (() => {});
  const columns = columnsOf(records, options.model?.shape.dimensions);
  const withDuplicates = new Set(options.withDuplicates ?? []);
  const duplicates = (source: number) => withDuplicates.has(columns.sources[source] ?? "");
  const { edges, model, counts } = candidates(columns, duplicates, options);
  const judged = judgedRows(columns, options.judgements ?? []);
  const constraints: Constraints = {
    duplicates,
    different: (a, b) => judged.different.has(pairKey(columns.count, a, b)),
  };
  const components = componentsOf(
    columns.count,
    columns.sourceOf,
    judgedEdges(columns, edges, judged, duplicates),
  );
  const solved = solveComponents(columns, components, constraints, (done) =>
    progress("match", done),
  );
  const calibration =
    options.model?.calibration ?? fitCalibration(labelsOf(columns, solved, options.labels ?? []));
  progress("resolve", 0);
  const { groups, links } = groupComponents(solved, constraints, calibration);
  const clusters = clustersOf(columns, groups, options.previous ?? []);
  const linked = groups.reduce((sum, group) => sum + group.length, 0);
  const samples = sampledEvents(solved, columns.count - linked);
  progress("explain", 1);
  return {
    clusters,
    links: listedLinks(
      columns,
      links,
      options.judgements ?? [],
      options.listedFrom ?? LINKAGE_DEFAULTS.listedFrom,
    ),
    report: reportOf(columns, clusters.length, samples, counts),
    model: { ...model, calibration },
  };
}

function candidates(
  columns: RecordColumns,
  duplicates: (source: number) => boolean,
  options: LinkageOptions,
): { edges: Edges; model: LinkageModel; counts: readonly SourcePairCounts[] } {
  if (options.model !== undefined)
    return { edges: edgesByModel(columns, options.model), model: options.model, counts: [] };
  const window = {
    km: options.windowKm ?? LINKAGE_DEFAULTS.windowKm,
    days: options.windowDays ?? LINKAGE_DEFAULTS.windowDays,
  };
  const found = learnModel(columns, window, duplicates, options.progress ?? (() => {}));
  return {
    edges: scoredEdges(found.layout, found.pairs, found.learned),
    model: modelOf(columns, found, UNCORRECTED),
    counts: found.pairs.map((pair) => sourcePairCounts(columns, pair)),
  };
}

/** Labelled pairs with the probability that they were given; those never compared are certain not to match. */
function labelsOf(
  columns: RecordColumns,
  solved: readonly SolvedComponent[],
  labels: NonNullable<LinkageOptions["labels"]>,
): { p: number; same: boolean; weight: number }[] {
  if (labels.length === 0) return [];
  const wanted = new Map<string, number>();
  const name = (row: number) => nameKey(columns.records[row] as RecordName);
  const pair = (a: string, b: string) => (a < b ? `${a}\u0001${b}` : `${b}\u0001${a}`);
  for (const { component, p } of solved)
    component.first.forEach((a, link) => {
      const b = component.second[link] as number;
      wanted.set(
        pair(name(component.rows[a] as number), name(component.rows[b] as number)),
        p[link] as number,
      );
    });
  return labels.flatMap(({ a, b, same, weight }) => {
    const p = wanted.get(pair(nameKey(a), nameKey(b)));
    return p === undefined ? [] : [{ p, same, weight: weight ?? 1 }];
  });
}

function clustersOf(
  columns: RecordColumns,
  groups: readonly (readonly number[])[],
  previous: readonly EventCluster[],
): EventCluster[] {
  const grouped = new Uint8Array(columns.count);
  for (const group of groups) for (const row of group) grouped[row] = 1;
  const all = [...groups];
  for (let row = 0; row < columns.count; row++) if (grouped[row] === 0) all.push([row]);
  all.sort((x, y) => (x[0] as number) - (y[0] as number));
  const names = columns.dimensions.map(({ name }) => name);
  const events = all.map((group) => {
    const first = columns.records[group[0] as number] as LinkageRecord;
    return {
      members: group.map((row): RecordName => {
        const { source, key } = columns.records[row] as LinkageRecord;
        return { source, key };
      }),
      content: `${first.startDay} ${contentKey(first, names)}`,
    };
  });
  const ids = eventIds(events, previous);
  return events.map(({ members }, event) => ({ id: ids[event] as string, members }));
}
