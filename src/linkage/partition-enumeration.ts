import { numbersFrom } from "./chance.ts";
import {
  type PartitionProblem,
  type PartitionSample,
  pairKey,
  SAMPLES,
  UNLINKED,
} from "./partition-problem.ts";

/** Up to so many units every grouping is gone through: 203 groupings of 6. */
export const ENUMERATED_UNITS = 6;

const GROUPINGS = Array.from({ length: ENUMERATED_UNITS + 1 }, (_, count) => groupings(count));

/** Events of each of those. */
const EVENTS = GROUPINGS.map((options) =>
  Uint8Array.from(
    options,
    (grouping) => 1 + grouping.reduce((most, group) => Math.max(most, group), 0),
  ),
);

/** Of each of those, the keys of the pairs that are together. */
const PAIRS = GROUPINGS.map((options, count) =>
  options.map((grouping) => {
    const keys: number[] = [];
    for (let a = 0; a < count; a++)
      for (let b = a + 1; b < count; b++)
        if (grouping[a] === grouping[b]) keys.push(pairKey(count, a, b));
    return Uint8Array.from(keys);
  }),
);

/** The exact probabilities of all groupings of a few units, and samples from them. */
export function enumeratePartitions(problem: PartitionProblem, seed: number): PartitionSample {
  const { count } = problem;
  const logs = pairLogs(problem);
  const pairs = PAIRS[count] as readonly Uint8Array[];
  const weights = new Float64Array(pairs.length);
  let highest = 0;
  for (let index = 0; index < weights.length; index++) {
    let log = 0;
    for (const key of pairs[index] as Uint8Array) log += logs[key] as number;
    weights[index] = log;
    highest = Math.max(highest, log);
  }
  let sum = 0;
  for (let index = 0; index < weights.length; index++) {
    sum += Math.exp((weights[index] as number) - highest);
    weights[index] = sum;
  }
  const together = new Float64Array(count * count);
  let before = 0;
  for (let index = 0; index < weights.length; index++) {
    const share = ((weights[index] as number) - before) / sum;
    before = weights[index] as number;
    if (share === 0) continue;
    for (const key of pairs[index] as Uint8Array) together[key] = (together[key] as number) + share;
  }
  return { together, events: drawn(EVENTS[count] as Uint8Array, weights, sum, seed) };
}

function drawn(groups: Uint8Array, cumulated: Float64Array, sum: number, seed: number): Int32Array {
  const random = numbersFrom(seed);
  const events = new Int32Array(SAMPLES);
  for (let sample = 0; sample < SAMPLES; sample++) {
    const at = random() * sum;
    let index = 0;
    while (index < groups.length - 1 && (cumulated[index] as number) < at) index++;
    events[sample] = groups[index] as number;
  }
  return events;
}

function pairLogs({ count, neighbours, apart }: PartitionProblem): Float64Array {
  const logs = new Float64Array(count * count);
  for (let a = 0; a < count; a++)
    for (let b = a + 1; b < count; b++)
      logs[a * count + b] = apart(a, b)
        ? Number.NEGATIVE_INFINITY
        : (neighbours[a]?.get(b) ?? UNLINKED);
  return logs;
}

/** All groupings of units as restricted growth strings: each unit's group, new groups numbered as they come. */
function groupings(count: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  const groupOf = new Uint8Array(count);
  const visit = (unit: number, used: number): void => {
    if (unit === count) {
      found.push(groupOf.slice());
      return;
    }
    for (let group = 0; group <= used; group++) {
      groupOf[unit] = group;
      visit(unit + 1, Math.max(used, group + 1));
    }
  };
  visit(0, 0);
  return found;
}
