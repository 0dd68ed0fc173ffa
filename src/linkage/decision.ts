import { type Calibration, fitCalibration } from "./calibration.ts";
import type { RecordColumns } from "./columns.ts";
import type { Edges, PartCandidate } from "./component.ts";
import { judgedEdges, judgedRows } from "./judgement.ts";
import { labelsOf } from "./labels.ts";
import type { LinkageOptions } from "./options.ts";
import { pairKey } from "./partition-problem.ts";
import { type Grouped, groupComponents, solveComponents } from "./resolved.ts";
import type { Constraints } from "./solve.ts";

/** What was decided about candidate links, and how labels corrected it. */
export interface Decided extends Grouped {
  readonly calibration: Calibration;
  readonly parts: readonly PartCandidate[];
}

/** Links between two reports of progress. */
const TOLD_EVERY = 10_000;

/** Decides about candidate links, given what people judged and labelled. */
export function decide(
  columns: RecordColumns,
  edges: Edges,
  options: LinkageOptions,
  frozen: Calibration | undefined,
): Decided {
  const { progress = () => {}, judgements = [], labels = [] } = options;
  const duplicates = duplicatesOf(columns, options);
  const judged = judgedRows(columns, judgements);
  const constraints: Constraints = {
    duplicates,
    different: (a, b) => judged.different.has(pairKey(columns.count, a, b)),
  };
  const kept = judgedEdges(columns, edges, judged, duplicates);
  const solve = () => solveComponents(columns, kept, constraints);
  const calibration = frozen ?? fitCalibration(labelsOf(columns, labels, solve));
  let told = 0;
  const grouped = groupComponents(
    { rows: columns.count, count: kept.count },
    solve(),
    constraints,
    calibration,
    (links) => {
      if (links < told) return;
      progress("match", links / kept.count);
      told = links + TOLD_EVERY;
    },
  );
  progress("resolve", 1);
  return { ...grouped, calibration, parts: kept.parts };
}

/** Which sources, by number, may hold an event twice. */
export function duplicatesOf(
  columns: RecordColumns,
  { withDuplicates = [] }: LinkageOptions,
): (source: number) => boolean {
  const named = new Set(withDuplicates);
  return (source) => named.has(columns.sources[source] ?? "");
}
