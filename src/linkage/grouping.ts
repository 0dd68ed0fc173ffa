import type { PartitionProblem } from "./partition-problem.ts";

/** Up to so many units the best grouping is found by going through all of them. */
const EXACT_UNITS = 9;
/** Passes of single moves after the units were joined step by step; each only ever improves. */
const PASSES_MOST = 20;
/** A grouping is better than another by at least this. */
export const LEAST_GAIN = 1e-9;

/**
 * The grouping that makes the expected number of wrongly joined and wrongly separated pairs smallest
 * (Binder 1978): the one whose joined pairs have the largest sum of probability less a half. Weights of
 * the problem are probabilities here. Small problems are solved exactly, larger ones by joining the best
 * two groups again and again, then moving single units.
 */
export function bestGrouping(problem: PartitionProblem): Int32Array {
  if (problem.count <= EXACT_UNITS) return exact(problem);
  return moved(problem, agglomerated(problem));
}

function gain(
  { neighbours, apart }: PartitionProblem,
  unit: number,
  group: readonly number[],
): number {
  let sum = 0;
  for (const member of group) {
    if (apart(member, unit)) return Number.NEGATIVE_INFINITY;
    sum += (neighbours[unit]?.get(member) ?? 0) - 0.5;
  }
  return sum;
}

function exact(problem: PartitionProblem): Int32Array {
  const groupOf = new Int32Array(problem.count);
  let best = Int32Array.from({ length: problem.count }, (_, unit) => unit);
  let bestSum = LEAST_GAIN;
  // The most that the units from each on can still add: half a pair for every likely link to an earlier one.
  const most = new Float64Array(problem.count + 1);
  for (let unit = problem.count - 1; unit >= 0; unit--) {
    let sum = 0;
    for (const [other, p] of problem.neighbours[unit] ?? [])
      if (other < unit) sum += Math.max(0, p - 0.5);
    most[unit] = (most[unit + 1] as number) + sum;
  }
  const groups: number[][] = [];
  const visit = (unit: number, sum: number): void => {
    if (sum + (most[unit] as number) <= bestSum) return;
    if (unit === problem.count) {
      best = groupOf.slice();
      bestSum = sum + LEAST_GAIN;
      return;
    }
    for (let at = 0; at <= groups.length; at++) {
      const group = groups[at];
      const more = group === undefined ? 0 : gain(problem, unit, group);
      if (more === Number.NEGATIVE_INFINITY) continue;
      if (group === undefined) groups.push([unit]);
      else group.push(unit);
      groupOf[unit] = at;
      visit(unit + 1, sum + more);
      if (group === undefined) {
        groups.pop();
        return;
      }
      group.pop();
    }
  };
  visit(0, 0);
  return best;
}

function agglomerated(problem: PartitionProblem): Int32Array {
  const groupOf = Int32Array.from({ length: problem.count }, (_, unit) => unit);
  const groups = Array.from({ length: problem.count }, (_, unit) => [unit]);
  const links = problem.neighbours.flatMap((own, a) =>
    [...own].filter(([b, p]) => a < b && p > 0.5).map(([b, p]) => ({ a, b, p })),
  );
  links.sort((x, y) => y.p - x.p || x.a - y.a || x.b - y.b);
  for (const { a, b } of links) {
    const [to, from] = [groupOf[a] as number, groupOf[b] as number];
    if (to === from) continue;
    let sum = 0;
    for (const unit of groups[from] ?? []) sum += gain(problem, unit, groups[to] ?? []);
    if (sum <= 0) continue;
    for (const unit of groups[from] ?? []) {
      groups[to]?.push(unit);
      groupOf[unit] = to;
    }
    groups[from] = [];
  }
  return groupOf;
}

function moved(problem: PartitionProblem, groupOf: Int32Array): Int32Array {
  const groups: number[][] = Array.from({ length: problem.count }, () => []);
  groupOf.forEach((at, unit) => {
    groups[at]?.push(unit);
  });
  for (let pass = 0; pass < PASSES_MOST; pass++) {
    let changed = false;
    for (let unit = 0; unit < problem.count; unit++) {
      const home = groups[groupOf[unit] as number] as number[];
      home.splice(home.indexOf(unit), 1);
      const stay = gain(problem, unit, home);
      let best = groupOf[unit] as number;
      let bestGain = stay + LEAST_GAIN;
      const options = new Set(
        [...(problem.neighbours[unit] ?? new Map()).keys()].map(
          (other) => groupOf[other] as number,
        ),
      );
      for (const at of options) {
        const more = gain(problem, unit, groups[at] ?? []);
        if (more > bestGain) [best, bestGain] = [at, more];
      }
      if (bestGain < 0) best = groups.findIndex((group) => group.length === 0);
      changed ||= best !== groupOf[unit];
      groups[best]?.push(unit);
      groupOf[unit] = best;
    }
    if (!changed) break;
  }
  return groupOf;
}
