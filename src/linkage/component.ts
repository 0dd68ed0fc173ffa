/** Records joined by candidate links, with everything that deciding about them needs. */
export interface Component {
  /** Rows of the columns, in their order, which is the order of content. */
  readonly rows: Int32Array;
  /** Source of each row. */
  readonly sources: Int32Array;
  /** Ends of each link as indexes into `rows`, the first the smaller; and the log odds of each. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly logOdds: Float64Array;
}

/** Candidate links of all records; `first` and `second` are rows. */
export interface Edges {
  readonly count: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly logOdds: Float64Array;
  /** Rows whose days lie within those of a longer one, at the same place and alike in all else. */
  readonly parts: readonly PartCandidate[];
}

/** A row that may report a part of what another row reports as a whole. */
export interface PartCandidate {
  readonly part: number;
  readonly whole: number;
  readonly logOdds: number;
}

/**
 * Goes through the components of the graph of candidate links, in the order of each one's first row. They
 * are made one by one, for there may be hundreds of thousands.
 */
export function* componentsOf(
  rows: number,
  sourceOf: ArrayLike<number>,
  edges: Omit<Edges, "parts">,
): Generator<Component> {
  const root = joined(rows, edges);
  const edgeStart = new Int32Array(rows + 1);
  for (let edge = 0; edge < edges.count; edge++) {
    const at = (root[edges.first[edge] as number] as number) + 1;
    edgeStart[at] = (edgeStart[at] as number) + 1;
  }
  const rowStart = new Int32Array(rows + 1);
  for (const at of root) rowStart[at + 1] = (rowStart[at + 1] as number) + 1;
  for (let row = 0; row < rows; row++) {
    edgeStart[row + 1] = (edgeStart[row + 1] as number) + (edgeStart[row] as number);
    rowStart[row + 1] = (rowStart[row + 1] as number) + (rowStart[row] as number);
  }
  const nextEdge = edgeStart.slice();
  const byComponent = new Int32Array(edges.count);
  for (let edge = 0; edge < edges.count; edge++) {
    const at = root[edges.first[edge] as number] as number;
    byComponent[nextEdge[at] as number] = edge;
    nextEdge[at] = (nextEdge[at] as number) + 1;
  }
  const nextRow = rowStart.slice();
  const members = new Int32Array(rows);
  const place = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const at = root[row] as number;
    const slot = nextRow[at] as number;
    members[slot] = row;
    place[row] = slot - (rowStart[at] as number);
    nextRow[at] = slot + 1;
  }
  for (let row = 0; row < rows; row++) {
    if (edgeStart[row] === edgeStart[row + 1]) continue;
    const own = members.slice(rowStart[row], rowStart[row + 1]);
    const links = byComponent.subarray(edgeStart[row], edgeStart[row + 1]);
    yield {
      rows: own,
      sources: own.map((member) => sourceOf[member] as number),
      ...linksOf(links, edges, place),
    };
  }
}

/** The ends of the link of a component that has but one. */
const ONLY_FIRST = Int32Array.of(0);
const ONLY_SECOND = Int32Array.of(1);

/** The links of one component, sorted by their ends, so that nothing depends on how they were found. */
function linksOf(
  chosen: Int32Array,
  edges: Omit<Edges, "parts">,
  place: Int32Array,
): Pick<Component, "first" | "second" | "logOdds"> {
  if (chosen.length === 1) {
    const edge = chosen[0] as number;
    return {
      first: ONLY_FIRST,
      second: ONLY_SECOND,
      logOdds: Float64Array.of(edges.logOdds[edge] as number),
    };
  }
  const ends = Array.from(chosen, (edge) => {
    const [a, b] = [
      place[edges.first[edge] as number] as number,
      place[edges.second[edge] as number] as number,
    ];
    return { a: Math.min(a, b), b: Math.max(a, b), log: edges.logOdds[edge] as number };
  }).sort((x, y) => x.a - y.a || x.b - y.b);
  return {
    first: Int32Array.from(ends, ({ a }) => a),
    second: Int32Array.from(ends, ({ b }) => b),
    logOdds: Float64Array.from(ends, ({ log }) => log),
  };
}

/** For each row the smallest row that it is connected to (union-find with halving of paths). */
function joined(rows: number, edges: Omit<Edges, "parts">): Int32Array {
  const parent = Int32Array.from({ length: rows }, (_, row) => row);
  const find = (row: number): number => {
    let at = row;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (let edge = 0; edge < edges.count; edge++) {
    const [a, b] = [find(edges.first[edge] as number), find(edges.second[edge] as number)];
    if (a < b) parent[b] = a;
    else parent[a] = b;
  }
  for (let row = 0; row < rows; row++) parent[row] = find(row);
  return parent;
}
