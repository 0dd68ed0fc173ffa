import type { Feature } from "./feature.ts";
import type { SourcePair } from "./source-pair.ts";

/** How much two features must gain by being counted together, as a share of the cost of doing so. */
const GAIN_LEAST = 1;

/**
 * Finds features that say the same thing twice, such as two taxonomies made from one column, so that they
 * are not counted as independent witnesses: a forest in which a feature's shares depend on one other's level
 * (tree-augmented naive Bayes: Friedman, Geiger and Goldszmidt 1997; Chow and Liu 1968). A dependence is kept
 * only where it explains both matches and chance pairs better than its parameters cost (Schwarz 1978).
 * Distance and date, the first two features, stay apart: all others may depend on the distance class.
 */
export function findParents(features: readonly Feature[], pairs: readonly SourcePair[]): number[] {
  const found: { gain: number; a: number; b: number }[] = [];
  for (let a = 2; a < features.length; a++)
    for (let b = a + 1; b < features.length; b++) {
      const gain = gainTogether(features, pairs, a, b);
      if (gain > 0) found.push({ gain, a, b });
    }
  found.sort((x, y) => y.gain - x.gain || x.a - y.a || x.b - y.b);
  return forest(features.length, found);
}

function gainTogether(
  features: readonly Feature[],
  pairs: readonly SourcePair[],
  a: number,
  b: number,
): number {
  const [rows, columns] = [features[a]?.levels.length ?? 0, features[b]?.levels.length ?? 0];
  const match = new Float64Array(rows * columns);
  const chance = new Float64Array(rows * columns);
  for (const { window, p } of pairs) {
    const [left, right] = [window.levels[a] as Uint8Array, window.levels[b] as Uint8Array];
    for (let pair = 0; pair < window.count; pair++) {
      const cell = (left[pair] as number) * columns + (right[pair] as number);
      const share = p[pair] as number;
      match[cell] = (match[cell] as number) + share;
      chance[cell] = (chance[cell] as number) + 1 - share;
    }
  }
  const gain = information(match, columns) + information(chance, columns);
  return Number.isFinite(gain) ? gain : 0;
}

/** Log-likelihood gained by counting jointly, less the cost of the further parameters that are in use. */
function information(joint: Float64Array, columns: number): number {
  const rows = joint.length / columns;
  const byRow = new Float64Array(rows);
  const byColumn = new Float64Array(columns);
  let total = 0;
  joint.forEach((n, cell) => {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    byRow[row] = (byRow[row] as number) + n;
    byColumn[column] = (byColumn[column] as number) + n;
    total += n;
  });
  let gain = 0;
  joint.forEach((n, cell) => {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    if (n > 0)
      gain += n * Math.log((n * total) / ((byRow[row] as number) * (byColumn[column] as number)));
  });
  const used = (sums: Float64Array) => sums.filter((n) => n >= 0.5).length;
  const cost =
    (Math.max(0, used(byRow) - 1) * Math.max(0, used(byColumn) - 1) * Math.log(total + 1)) / 2;
  return gain - GAIN_LEAST * cost;
}

/** The strongest dependences that form no ring, each directed away from the lowest-numbered feature. */
function forest(count: number, found: readonly { a: number; b: number }[]): number[] {
  const group = Array.from({ length: count }, (_, index) => index);
  const neighbours = Array.from({ length: count }, () => [] as number[]);
  for (const { a, b } of found) {
    const [from, to] = [group[a], group[b]];
    if (from === to) continue;
    for (let k = 0; k < count; k++) if (group[k] === to) group[k] = from as number;
    neighbours[a]?.push(b);
    neighbours[b]?.push(a);
  }
  const parents = new Array<number>(count).fill(-1);
  const seen = new Set<number>();
  for (let root = 2; root < count; root++) {
    const queue = seen.has(root) ? [] : [root];
    for (const at of queue) {
      seen.add(at);
      for (const next of neighbours[at] ?? [])
        if (!seen.has(next)) {
          parents[next] = at;
          queue.push(next);
        }
    }
  }
  return parents;
}
