/**
 * One way of comparing two records: every pair gets one of a few levels. How telling a level is, is learned.
 */
export interface Feature {
  readonly name: string;
  /** In words, what each level says of two records. */
  readonly levels: readonly string[];
  /** Whether level 0 stands for "one of the two does not say", which is no evidence either way. */
  readonly neutralFirst: boolean;
  /** Lists of levels from closest to furthest: a closer one may never speak less for a match. */
  readonly chains: readonly (readonly number[])[];
  /** What is expected of two reports of one event before anything is learned; sums to 1. */
  readonly expected: Float64Array;
  /** The level of two records, the second moved so that it begins `offset` days after the first. */
  level(i: number, j: number, offset: number): number;
}

/** Shares that sum to 1. */
export function shares(weights: readonly number[]): Float64Array {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Float64Array.from(weights, (weight) => weight / sum);
}
