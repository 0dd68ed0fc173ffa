import { type Calibration, fitCalibration } from "./calibration.ts";
import type { RecordColumns } from "./columns.ts";
import { componentsOf, type Edges } from "./component.ts";
import { judgedEdges, judgedRows } from "./judgement.ts";
import { labelsOf } from "./labels.ts";
import type { LinkageOptions } from "./options.ts";
import { pairKey } from "./partition-problem.ts";
import { groupComponents, type SolvedLink, sampledEvents, solveComponents } from "./resolved.ts";
import type { Constraints } from "./solve.ts";

/** What was decided about candidate links: events of two and more rows, and every link. */
export interface Decided {
  readonly groups: readonly (readonly number[])[];
  readonly links: readonly SolvedLink[];
  readonly calibration: Calibration;
  /** Numbers of events in sampled clusterings of all rows. */
  readonly events: Int32Array;
}

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
  const components = componentsOf(columns.count, columns.sourceOf, kept);
  const solved = solveComponents(columns, components, constraints, (done) =>
    progress("match", done),
  );
  const calibration = frozen ?? fitCalibration(labelsOf(columns, solved, labels));
  progress("resolve", 0);
  const { groups, links } = groupComponents(solved, constraints, calibration);
  const linked = groups.reduce((sum, group) => sum + group.length, 0);
  return { groups, links, calibration, events: sampledEvents(solved, columns.count - linked) };
}

/** Which sources, by number, may hold an event twice. */
export function duplicatesOf(
  columns: RecordColumns,
  { withDuplicates = [] }: LinkageOptions,
): (source: number) => boolean {
  const named = new Set(withDuplicates);
  return (source) => named.has(columns.sources[source] ?? "");
}
