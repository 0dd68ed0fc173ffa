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
  const dense = denseOf(problem);
  const random = numbersFrom(seed);
  const groupOf = Int32Array.from({ length: count }, (_, unit) => unit);
  const groups: number[][] = Array.from({ length: count }, (_, unit) => [unit]);
  const together = new Float64Array(count * count);
  const events = new Int32Array(SAMPLES);
  for (let sweep = -BURN_IN; sweep < SAMPLES; sweep++) {
    for (let unit = 0; unit < count; unit++) {
      leave(groups[groupOf[unit] as number] as number[], unit);
      choose(dense, groups, groupOf, unit, random());
    }
    if (sweep < 0) continue;
    let used = 0;
    for (const group of groups) {
      if (group.length > 0) used++;
      for (let x = 0; x < group.length; x++)
        for (let y = x + 1; y < group.length; y++) {
          const key = pairKey(count, group[x] as number, group[y] as number);
          together[key] = (together[key] as number) + 1;
        }
    }
    events[sweep] = used;
  }
  for (let key = 0; key < together.length; key++)
    together[key] = (together[key] as number) / SAMPLES;
  return { together, events };
}

/** A problem as tables, for units choose many thousand times. */
interface DenseProblem {
  readonly count: number;
  /** Neighbours of each unit, in their order. */
  readonly neighbours: readonly Int32Array[];
  /** Weight of every two units; minus infinity where they may not be together. */
  readonly weights: Float64Array;
  /** Room for the choice of one unit: groups that were met, those it may join, and how much each weighs. */
  readonly met: Int32Array;
  readonly options: Int32Array;
  readonly shares: Float64Array;
  choices: number;
}

function denseOf({ count, neighbours, apart }: PartitionProblem): DenseProblem {
  const weights = new Float64Array(count * count).fill(UNLINKED);
  for (let a = 0; a < count; a++) {
    for (const [b, weight] of neighbours[a] as ReadonlyMap<number, number>)
      weights[a * count + b] = weight;
    for (let b = 0; b < count; b++)
      if (a !== b && apart(a, b)) weights[a * count + b] = Number.NEGATIVE_INFINITY;
  }
  return {
    count,
    neighbours: neighbours.map((own) => Int32Array.from(own.keys())),
    weights,
    met: new Int32Array(count),
    options: new Int32Array(count),
    shares: new Float64Array(count),
    choices: 0,
  };
}

function leave(group: number[], unit: number): void {
  const last = group.length - 1;
  for (let at = group.indexOf(unit); at < last; at++) group[at] = group[at + 1] as number;
  group.pop();
}

function choose(
  problem: DenseProblem,
  groups: number[][],
  groupOf: Int32Array,
  unit: number,
  drawn: number,
): void {
  const { count, weights, met, options, shares } = problem;
  const choice = ++problem.choices;
  let found = 0;
  let sum = 1;
  for (const neighbour of problem.neighbours[unit] as Int32Array) {
    const at = groupOf[neighbour] as number;
    if (met[at] === choice) continue;
    met[at] = choice;
    const group = groups[at] as number[];
    let log = 0;
    for (let index = 0; index < group.length; index++)
      log += weights[unit * count + (group[index] as number)] as number;
    if (log === Number.NEGATIVE_INFINITY) continue;
    const weight = Math.exp(Math.min(WEIGHT_MOST, log));
    options[found] = at;
    shares[found++] = weight;
    sum += weight;
  }
  let rest = drawn * sum - 1;
  let index = -1;
  while (rest > 0 && index < found - 1) rest -= shares[++index] as number;
  let target = index < 0 ? unit : (options[index] as number);
  // The number of an emptied group is free; a group that others formed under it keeps it.
  if (index < 0)
    while ((groups[target] as number[]).length > 0) target = (target + 1) % groups.length;
  (groups[target] as number[]).push(unit);
  groupOf[unit] = target;
}
