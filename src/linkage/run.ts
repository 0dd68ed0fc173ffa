import { UNCORRECTED } from "./calibration.ts";
import { clustersOf } from "./clusters.ts";
import { columnsOf, namesOfRows, type RecordColumns } from "./columns.ts";
import type { Edges } from "./component.ts";
import { decide, duplicatesOf } from "./decision.ts";
import { inOrder, listedLinks } from "./links.ts";
import { type LinkageModel, learnModel, modelOf } from "./model.ts";
import { LINKAGE_DEFAULTS, type LinkageOptions } from "./options.ts";
import type { LinkageRecord } from "./record.ts";
import { pairReport, reportOf } from "./report.ts";
import type { LinkageResult, PairReport } from "./result.ts";
import { edgesByModel, scoredEdges } from "./scored.ts";

/**
 * Finds which records report the same event, and how probable each link is. Refuse bad records before, with
 * `checkRecords`. The method and its limits: docs/concepts/linkage.md.
 */
export function linkRecords(
  records: readonly LinkageRecord[],
  options: LinkageOptions = {},
): LinkageResult {
  const columns = columnsOf(records, options.model?.shape.dimensions);
  const { edges, model, counts } = candidates(columns, options);
  const decided = decide(columns, edges, options, options.model?.calibration);
  const rows = columns.records.keys();
  const nameOf = namesOfRows(columns);
  const clusters = clustersOf(columns, rows, decided.groups, options.previous ?? [], [], nameOf);
  options.progress?.("explain", 1);
  const from = options.listedFrom ?? LINKAGE_DEFAULTS.listedFrom;
  return {
    clusters,
    links: inOrder(listedLinks(columns, decided, options.judgements ?? [], from, nameOf)),
    report: reportOf(columns, clusters.length, decided.events, counts),
    model: { ...model, calibration: decided.calibration },
  };
}

function candidates(
  columns: RecordColumns,
  options: LinkageOptions,
): { edges: Edges; model: LinkageModel; counts: readonly PairReport[] } {
  if (options.model !== undefined)
    return { edges: edgesByModel(columns, options.model), model: options.model, counts: [] };
  const window = {
    km: options.windowKm ?? LINKAGE_DEFAULTS.windowKm,
    days: options.windowDays ?? LINKAGE_DEFAULTS.windowDays,
  };
  const duplicates = duplicatesOf(columns, options);
  const found = learnModel(columns, window, duplicates, options.progress ?? (() => {}));
  return {
    edges: scoredEdges(columns, found.layout, found.pairs, found.learned),
    model: modelOf(columns, found, UNCORRECTED),
    counts: found.pairs.map((pair) => pairReport(columns, pair, window.days)),
  };
}
