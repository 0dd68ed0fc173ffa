import { eachNear, indexSource, type SourceIndex, type Window } from "./blocking.ts";
import type { RecordColumns } from "./columns.ts";
import { comparePairs } from "./comparison.ts";
import type { Edges } from "./component.ts";
import type { LinkageModel, ModelPair } from "./model.ts";
import { PairList } from "./pairs.ts";
import { scoredEdges } from "./scored.ts";
import { featuresOf } from "./shape.ts";
import { Layout } from "./weights.ts";

/** Rows that changes can reach, and the candidate links among them. */
export interface Neighbourhood {
  readonly rows: ReadonlySet<number>;
  readonly edges: Edges;
}

/** Follows candidate links from some rows to all that are connected with them. */
export function neighbourhoodOf(
  columns: RecordColumns,
  model: LinkageModel,
  from: Iterable<number>,
): Neighbourhood {
  const layout = new Layout(featuresOf(columns, model.shape), model.shape.parents);
  const window = { km: model.shape.windowKm, days: model.shape.windowDays };
  const indexes = columns.sources.map((_, source) => indexSource(columns, source, window));
  const rows = new Set(from);
  const done = new Set<number>();
  const found: Edges[] = [];
  let frontier = [...rows];
  while (frontier.length > 0) {
    const search = { window, indexes, frontier, now: new Set(frontier), done };
    const edges = joinedEdges(model.pairs.map((pair) => edgesFrom(columns, layout, pair, search)));
    found.push(edges);
    for (const row of frontier) done.add(row);
    const next = new Set<number>();
    for (const ends of [edges.first, edges.second])
      for (const row of ends) if (!done.has(row)) next.add(row);
    for (const { part, whole } of edges.parts)
      for (const row of [part, whole]) if (!done.has(row)) next.add(row);
    for (const row of next) rows.add(row);
    frontier = [...next];
  }
  return { rows, edges: joinedEdges(found) };
}

interface Search {
  readonly window: Window;
  readonly indexes: readonly SourceIndex[];
  readonly frontier: readonly number[];
  /** The frontier again, and the rows whose links were all found before. */
  readonly now: ReadonlySet<number>;
  readonly done: ReadonlySet<number>;
}

/** Links between rows of the frontier and rows that were not met before, each once. */
function edgesFrom(columns: RecordColumns, layout: Layout, pair: ModelPair, search: Search): Edges {
  const [one, other] = [columns.sources.indexOf(pair.one), columns.sources.indexOf(pair.other)];
  const pairs = new PairList();
  for (const row of one < 0 || other < 0 ? [] : search.frontier) {
    const source = columns.sourceOf[row] as number;
    for (const [own, target] of one === other
      ? [[one, one]]
      : [
          [one, other],
          [other, one],
        ]) {
      if (source !== own) continue;
      const index = search.indexes[target as number] as SourceIndex;
      eachNear(columns, index, row, search.window, search.window.days, (near) => {
        if (near === row || search.done.has(near) || (search.now.has(near) && near < row)) return;
        // Within a source the earlier row comes first, as in a full run.
        if (one === other ? row < near : own === one) pairs.push(row, near);
        else pairs.push(near, row);
      });
    }
  }
  return scoredEdges(
    columns,
    layout,
    [{ window: comparePairs(columns, layout.features, pairs) }],
    [pair],
  );
}

function joinedEdges(parts: readonly Edges[]): Edges {
  const ints = (of: (part: Edges) => Int32Array) =>
    Int32Array.from(parts.flatMap((part) => [...of(part)]));
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    first: ints(({ first }) => first),
    second: ints(({ second }) => second),
    logOdds: Float64Array.from(parts.flatMap(({ logOdds }) => [...logOdds])),
    parts: parts.flatMap((own) => own.parts),
  };
}
