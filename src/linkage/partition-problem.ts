/** Units to be grouped into events, their weights for each other, and who may not be together. */
export interface PartitionProblem {
  readonly count: number;
  /** For each unit, the others that it has a weight for. */
  readonly neighbours: readonly ReadonlyMap<number, number>[];
  /** Whether two units may never be in one event: same source without duplicates, or judged different. */
  readonly apart: (a: number, b: number) => boolean;
}

/** How often pairs of units were together, and how many events there were, in a series of samples. */
export interface PartitionSample {
  /** By `pairKey`. */
  readonly together: Float64Array;
  /** Events of each sample. */
  readonly events: Int32Array;
}

/** Two units that no link joins count as this unlikely to be one event (log odds, 1 to 20). */
export const UNLINKED = -3;
/** Samples kept of each component. */
export const SAMPLES = 100;

/** The key of a pair of units in `together`. */
export function pairKey(count: number, a: number, b: number): number {
  return a < b ? a * count + b : b * count + a;
}
