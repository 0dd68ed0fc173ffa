import type { RecordColumns } from "./columns.ts";
import type { Edges } from "./component.ts";
import { pairKey } from "./partition-problem.ts";
import type { Judgement, RecordName } from "./record.ts";
import { type Constraints, JUDGED } from "./solve.ts";

/** A record's name as one text. */
export function nameKey({ source, key }: RecordName): string {
  return `${source}\u0000${key}`;
}

/** What holds of each pair after all judgements: the last one that was not retracted. */
export function judgementsInForce(judgements: readonly Judgement[]): readonly Judgement[] {
  const inForce = new Map<string, Judgement>();
  for (const judgement of judgements) {
    const pair = [nameKey(judgement.a), nameKey(judgement.b)].sort().join("\u0001");
    if (judgement.verdict === "retract") inForce.delete(pair);
    else inForce.set(pair, judgement);
  }
  return [...inForce.values()];
}

/** Judgements as rows: who must be together, and who must not. */
export interface JudgedRows {
  readonly same: readonly (readonly [number, number])[];
  readonly different: ReadonlySet<number>;
}

/** The judgements in force, as rows of the columns; those on records that are not there are left out. */
export function judgedRows(columns: RecordColumns, judgements: readonly Judgement[]): JudgedRows {
  const same: [number, number][] = [];
  const different = new Set<number>();
  if (judgements.length === 0) return { same, different };
  const rowOf = new Map(columns.records.map((record, row) => [nameKey(record), row]));
  for (const { verdict, a, b } of judgementsInForce(judgements)) {
    const [i, j] = [rowOf.get(nameKey(a)), rowOf.get(nameKey(b))];
    if (i === undefined || j === undefined) continue;
    if (verdict === "same") same.push([Math.min(i, j), Math.max(i, j)]);
    else different.add(pairKey(columns.count, i, j));
  }
  same.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  return { same, different };
}

/** Candidate links after judgement: some certain, some gone, and those gone that a certain one excludes. */
export function judgedEdges(
  columns: RecordColumns,
  edges: Edges,
  { same, different }: JudgedRows,
  duplicates: Constraints["duplicates"],
): Edges {
  if (same.length === 0 && different.size === 0) return edges;
  const certain = new Set(same.map(([a, b]) => pairKey(columns.count, a, b)));
  const taken = new Set<string>();
  for (const [a, b] of same) {
    taken.add(`${a}/${columns.sourceOf[b]}`);
    taken.add(`${b}/${columns.sourceOf[a]}`);
  }
  const excluded = (a: number, b: number) =>
    !duplicates(columns.sourceOf[b] as number) && taken.has(`${a}/${columns.sourceOf[b]}`);
  const kept: number[] = [];
  for (let edge = 0; edge < edges.count; edge++) {
    const [a, b] = [edges.first[edge] as number, edges.second[edge] as number];
    const key = pairKey(columns.count, a, b);
    if (!different.has(key) && !certain.has(key) && !excluded(a, b) && !excluded(b, a))
      kept.push(edge);
  }
  return {
    count: kept.length + same.length,
    first: Int32Array.from([
      ...kept.map((edge) => edges.first[edge] as number),
      ...same.map(([a]) => a),
    ]),
    second: Int32Array.from([
      ...kept.map((edge) => edges.second[edge] as number),
      ...same.map(([, b]) => b),
    ]),
    logOdds: Float64Array.from([
      ...kept.map((edge) => edges.logOdds[edge] as number),
      ...same.map(() => JUDGED),
    ]),
    parts: edges.parts.filter(
      ({ part, whole }) => !different.has(pairKey(columns.count, part, whole)),
    ),
  };
}
