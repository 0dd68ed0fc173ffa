import type { RecordColumns } from "./columns.ts";
import { nameKey } from "./judgement.ts";
import type { LabelledPair, RecordName } from "./record.ts";
import type { SolvedComponent } from "./resolved.ts";

/** Labelled pairs with the probability that they were given; those that were never compared are left out. */
export function labelsOf(
  columns: RecordColumns,
  solved: readonly SolvedComponent[],
  labels: readonly LabelledPair[],
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
