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
  /** How likely the levels of a chain are for two reports of one event, before anything is learned. */
  readonly expected: Float64Array;
  /** The level of two records, the second moved so that it begins `offset` days after the first. */
  level(i: number, j: number, offset: number): number;
}

/**
 * What is expected of matches before anything is learned: that places or days are imprecise, or a level is in
 * no chain, is as common as by chance; within a chain the feature's own expectation holds.
 */
export function expectedShares(feature: Feature, chance: Float64Array): Float64Array {
  const shares = chance.slice();
  for (const group of joinedChains(feature.chains)) {
    const mass = group.reduce((sum, level) => sum + (chance[level] ?? 0), 0);
    const total = group.reduce((sum, level) => sum + (feature.expected[level] ?? 0), 0);
    for (const level of group) shares[level] = (mass * (feature.expected[level] ?? 0)) / total;
  }
  return shares;
}

/** Chains that share a level belong together, as days before and after do. */
function joinedChains(chains: Feature["chains"]): number[][] {
  const groups: number[][] = [];
  for (const chain of chains) {
    const met = groups.find((group) => chain.some((level) => group.includes(level)));
    if (met === undefined) groups.push([...chain]);
    else met.push(...chain.filter((level) => !met.includes(level)));
  }
  return groups;
}
