import type { RecordColumns } from "./columns.ts";
import { nameKey } from "./judgement.ts";
import { pairKey } from "./partition-problem.ts";
import type { LabelledPair } from "./record.ts";
import type { SolvedComponent } from "./resolved.ts";

/** Labelled pairs with the probability that they were given; those that were never compared are left out. */
export function labelsOf(
  columns: RecordColumns,
  labels: readonly LabelledPair[],
  solve: () => Iterable<SolvedComponent>,
): { p: number; same: boolean; weight: number }[] {
  if (labels.length === 0) return [];
  const rowOf = new Map(columns.records.map((record, row) => [nameKey(record), row]));
  const wanted = new Map<number, LabelledPair>();
  for (const label of labels) {
    const [a, b] = [rowOf.get(nameKey(label.a)), rowOf.get(nameKey(label.b))];
    if (a !== undefined && b !== undefined) wanted.set(pairKey(columns.count, a, b), label);
  }
  const found: { p: number; same: boolean; weight: number }[] = [];
  for (const { component, p } of solve())
    component.first.forEach((a, link) => {
      const [i, j] = [component.rows[a], component.rows[component.second[link] as number]];
      const label = wanted.get(pairKey(columns.count, i as number, j as number));
      if (label !== undefined)
        found.push({ p: p[link] as number, same: label.same, weight: label.weight ?? 1 });
    });
  return found;
}
