/** Candidate links of one source pair as a graph: `left` and `right` number the records on each side from 0. */
export interface MatchGraph {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly leftCount: number;
  readonly rightCount: number;
}

/** Sweeps until the messages of any real graph stand still. */
const SWEEPS_MOST = 60;
const CHANGE_LEAST = 1e-7;

/**
 * Probability of each link when every record has at most one partner, by belief propagation on matchings
 * (the monomer-dimer recursion, which converges on every graph: Bayati and others 2007). `odds` are the odds
 * of each link if there were no others. Messages in `up` and `down` are kept, so that a later call with
 * similar odds starts where the last one ended; fill them with 1 at first.
 */
export function oneToOne(
  graph: MatchGraph,
  odds: Float64Array,
  up: Float64Array,
  down: Float64Array,
  p: Float64Array,
  sweeps = SWEEPS_MOST,
): number {
  const { left, right } = graph;
  const sumLeft = new Float64Array(graph.leftCount);
  const sumRight = new Float64Array(graph.rightCount);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const moved = pass(left, sumLeft, odds, down, up);
    pass(right, sumRight, odds, up, down);
    if (moved < CHANGE_LEAST) break;
  }
  let total = 0;
  for (let edge = 0; edge < odds.length; edge++) {
    const joint = (odds[edge] ?? 0) * (up[edge] ?? 0) * (down[edge] ?? 0);
    const share = joint / (1 + joint);
    p[edge] = share;
    total += share;
  }
  return total;
}

/** New messages of one side: the chance that its record is still free for this link. */
function pass(
  node: Int32Array,
  sums: Float64Array,
  odds: Float64Array,
  from: Float64Array,
  to: Float64Array,
): number {
  sums.fill(0);
  for (let edge = 0; edge < odds.length; edge++) {
    const at = node[edge] as number;
    sums[at] = (sums[at] as number) + (odds[edge] as number) * (from[edge] as number);
  }
  let moved = 0;
  for (let edge = 0; edge < odds.length; edge++) {
    const others =
      (sums[node[edge] as number] as number) - (odds[edge] as number) * (from[edge] as number);
    const free = 1 / (1 + Math.max(0, others));
    moved = Math.max(moved, Math.abs(free - (to[edge] as number)));
    to[edge] = free;
  }
  return moved;
}
