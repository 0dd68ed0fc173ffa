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
}

/** Splits candidate links into the components of their graph, in the order of each one's first row. */
export function componentsOf(rows: number, sourceOf: ArrayLike<number>, edges: Edges): Component[] {
  const root = joined(rows, edges);
  const memberCount = new Int32Array(rows);
  const edgeCount = new Int32Array(rows);
  for (const at of root) memberCount[at] = (memberCount[at] as number) + 1;
  for (let edge = 0; edge < edges.count; edge++) {
    const at = root[edges.first[edge] as number] as number;
    edgeCount[at] = (edgeCount[at] as number) + 1;
  }
  const parts = new Map<number, { rows: Int32Array; edges: Int32Array; n: number; e: number }>();
  const place = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const at = root[row] as number;
    if ((edgeCount[at] as number) === 0) continue;
    let part = parts.get(at);
    if (part === undefined) {
      part = {
        rows: new Int32Array(memberCount[at] as number),
        edges: new Int32Array(edgeCount[at] as number),
        n: 0,
        e: 0,
      };
      parts.set(at, part);
    }
    place[row] = part.n;
    part.rows[part.n++] = row;
  }
  for (let edge = 0; edge < edges.count; edge++) {
    const part = parts.get(root[edges.first[edge] as number] as number);
    if (part !== undefined) part.edges[part.e++] = edge;
  }
  return [...parts.values()].map((part) => ({
    rows: part.rows,
    sources: part.rows.map((row) => sourceOf[row] as number),
    ...linksOf(part.edges, edges, place),
  }));
}

/** The links of one component, sorted by their ends, so that nothing depends on how they were found. */
function linksOf(
  chosen: Int32Array,
  edges: Edges,
  place: Int32Array,
): Pick<Component, "first" | "second" | "logOdds"> {
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
function joined(rows: number, edges: Edges): Int32Array {
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
