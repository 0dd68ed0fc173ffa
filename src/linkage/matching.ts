/** Candidate links of one source pair as a graph: `left` and `right` number the records on each side from 0. */
export interface MatchGraph {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly leftCount: number;
  readonly rightCount: number;
  /** Links whose record on that side has others; all links where absent. The rest need no messages there. */
  readonly leftShared?: Int32Array;
  readonly rightShared?: Int32Array;
}

/** Links that share their record, whose number `node` gives, with another link. */
export function sharedLinks(node: Int32Array, nodes: number): Int32Array {
  const links = new Int32Array(nodes);
  for (const at of node) links[at] = (links[at] as number) + 1;
  let count = 0;
  for (const at of node) if ((links[at] as number) > 1) count++;
  const shared = new Int32Array(count);
  let next = 0;
  for (let link = 0; link < node.length; link++)
    if ((links[node[link] as number] as number) > 1) shared[next++] = link;
  return shared;
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
  const all = (node: Int32Array) => node.map((_, link) => link);
  const { leftShared = all(left), rightShared = all(right) } = graph;
  const sumLeft = new Float64Array(graph.leftCount);
  const sumRight = new Float64Array(graph.rightCount);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const moved = pass(leftShared, left, sumLeft, odds, down, up);
    pass(rightShared, right, sumRight, odds, up, down);
    if (moved < CHANGE_LEAST) break;
  }
  let total = 0;
  for (let edge = 0; edge < odds.length; edge++) {
    const joint = (odds[edge] as number) * (up[edge] as number) * (down[edge] as number);
    const share = joint / (1 + joint);
    p[edge] = share;
    total += share;
  }
  return total;
}

/** New messages of one side: the chance that its record is still free for this link. */
function pass(
  links: Int32Array,
  node: Int32Array,
  sums: Float64Array,
  odds: Float64Array,
  from: Float64Array,
  to: Float64Array,
): number {
  sums.fill(0);
  for (let index = 0; index < links.length; index++) {
    const link = links[index] as number;
    const at = node[link] as number;
    sums[at] = (sums[at] as number) + (odds[link] as number) * (from[link] as number);
  }
  let moved = 0;
  for (let index = 0; index < links.length; index++) {
    const link = links[index] as number;
    const others =
      (sums[node[link] as number] as number) - (odds[link] as number) * (from[link] as number);
    const free = 1 / (1 + Math.max(0, others));
    moved = Math.max(moved, Math.abs(free - (to[link] as number)));
    to[link] = free;
  }
  return moved;
}
