import { numbersFrom } from "./chance.ts";
import { ENUMERATED_UNITS, enumeratePartitions } from "./partition-enumeration.ts";
import {
  type PartitionProblem,
  type PartitionSample,
  pairKey,
  SAMPLES,
  UNLINKED,
} from "./partition-problem.ts";

/** Sweeps before the first sample; few suffice, for components are small. */
const BURN_IN = 20;
const WEIGHT_MOST = 30;

/**
 * Groupings drawn with the probability that the log odds of their pairs give them together, so that what
 * three and more sources say of each other counts: Gibbs sampling, one unit at a time leaving its event and
 * choosing among being alone and the events of its neighbours. Few units are gone through exactly.
 */
export function samplePartitions(problem: PartitionProblem, seed: number): PartitionSample {
  if (problem.count <= ENUMERATED_UNITS) return enumeratePartitions(problem, seed);
  const { count } = problem;
  const random = numbersFrom(seed);
  const groupOf = Int32Array.from({ length: count }, (_, unit) => unit);
  const groups: number[][] = Array.from({ length: count }, (_, unit) => [unit]);
  const together = new Map<number, number>();
  const events = new Int32Array(SAMPLES);
  for (let sweep = -BURN_IN; sweep < SAMPLES; sweep++) {
    for (let unit = 0; unit < count; unit++) {
      leave(groups, groupOf, unit);
      choose(problem, groups, groupOf, unit, random());
    }
    if (sweep < 0) continue;
    for (const group of groups) {
      if (group.length > 0) events[sweep] = (events[sweep] as number) + 1;
      for (let x = 0; x < group.length; x++)
        for (let y = x + 1; y < group.length; y++) {
          const key = pairKey(count, group[x] as number, group[y] as number);
          together.set(key, (together.get(key) ?? 0) + 1);
        }
    }
  }
  for (const [key, times] of together) together.set(key, times / SAMPLES);
  return { together, events };
}

function leave(groups: number[][], groupOf: Int32Array, unit: number): void {
  const group = groups[groupOf[unit] as number] as number[];
  group.splice(group.indexOf(unit), 1);
}

function choose(
  { neighbours, apart }: PartitionProblem,
  groups: number[][],
  groupOf: Int32Array,
  unit: number,
  drawn: number,
): void {
  const own = neighbours[unit] as ReadonlyMap<number, number>;
  const seen = new Set<number>();
  const options: number[] = [];
  const weights: number[] = [];
  let sum = 1;
  for (const neighbour of own.keys()) {
    const at = groupOf[neighbour] as number;
    if (seen.has(at)) continue;
    seen.add(at);
    const group = groups[at] as number[];
    if (group.some((member) => apart(member, unit))) continue;
    let log = 0;
    for (const member of group) log += own.get(member) ?? UNLINKED;
    const weight = Math.exp(Math.min(WEIGHT_MOST, log));
    options.push(at);
    weights.push(weight);
    sum += weight;
  }
  let rest = drawn * sum - 1;
  let index = -1;
  while (rest > 0 && index < options.length - 1) rest -= weights[++index] as number;
  let target = options[index];
  if (target === undefined) {
    target = unit;
    // The number of an emptied group is free; a group that others formed under it keeps it.
    while ((groups[target] as number[]).length > 0) target = (target + 1) % groups.length;
  }
  (groups[target] as number[]).push(unit);
  groupOf[unit] = target;
}
