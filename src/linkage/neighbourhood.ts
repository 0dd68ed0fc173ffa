import { eachNear, indexSource, type SourceIndex, type Window } from "./blocking.ts";
import {
  columnsOf,
  contentOrder,
  placesOf,
  type RecordColumns,
  type RecordPlaces,
} from "./columns.ts";
import { comparePairs } from "./comparison.ts";
import type { Edges } from "./component.ts";
import type { LinkageModel, ModelPair } from "./model.ts";
import { PairList } from "./pairs.ts";
import type { LinkageRecord } from "./record.ts";
import { scoredEdges } from "./scored.ts";
import { featuresOf } from "./shape.ts";
import { Layout } from "./weights.ts";

/** Records that changes can reach, and the candidate links among them. */
export interface Neighbourhood {
  readonly columns: RecordColumns;
  readonly edges: Edges;
}

/**
 * Follows candidate links from some records to all that are connected with them. All records are only laid
 * out by place and day; what else they say is read of those that come near.
 */
export function neighbourhoodOf(
  records: readonly LinkageRecord[],
  model: LinkageModel,
  from: (record: LinkageRecord) => boolean,
): Neighbourhood {
  const places = placesOf(records);
  const { dimensions, windowKm, windowDays } = model.shape;
  const window = { km: windowKm, days: windowDays };
  const search: Search = {
    places,
    window,
    indexes: places.sources.map((_, source) => indexSource(places, source, window)),
    order: contentOrder(dimensions.map(({ name }) => name)),
    met: new Uint8Array(places.count),
  };
  const { met } = search;
  const found: Edges[] = [];
  let frontier: number[] = [];
  for (let row = 0; row < places.count; row++)
    if (from(places.records[row] as LinkageRecord)) frontier.push(row);
  const rows = new Set(frontier);
  while (frontier.length > 0) {
    for (const row of frontier) met[row] = NOW;
    const pairs = model.pairs.map((pair) => pairsFrom(search, frontier, pair));
    const edges = scored(search, model, pairs);
    found.push(edges);
    for (const row of frontier) met[row] = DONE;
    const next = new Set<number>();
    const meet = (row: number) => {
      if (met[row] !== DONE) next.add(row);
    };
    edges.first.forEach(meet);
    edges.second.forEach(meet);
    for (const { part, whole } of edges.parts) {
      meet(part);
      meet(whole);
    }
    for (const row of next) rows.add(row);
    frontier = [...next];
  }
  const { columns, rowOf } = columnsOfRows(search, rows, model);
  return { columns, edges: joinedEdges(found, (row) => rowOf[row] as number) };
}

/** Rows whose links are being found, and those whose links were all found before. */
const NOW = 1;
const DONE = 2;

interface Search {
  readonly places: RecordPlaces;
  readonly window: Window;
  readonly indexes: readonly SourceIndex[];
  readonly order: (a: LinkageRecord, b: LinkageRecord) => number;
  readonly met: Uint8Array;
}

/** Pairs of rows of the frontier and rows that were not met before, each once. */
function pairsFrom(search: Search, frontier: readonly number[], pair: ModelPair): PairList {
  const { places, met, order } = search;
  const { records, sources } = places;
  const [one, other] = [sources.indexOf(pair.one), sources.indexOf(pair.other)];
  const pairs = new PairList();
  if (one < 0 || other < 0) return pairs;
  for (const row of frontier) {
    const source = places.sourceOf[row] as number;
    if (source !== one && source !== other) continue;
    const index = search.indexes[source === one ? other : one] as SourceIndex;
    eachNear(places, index, row, search.window, search.window.days, (near) => {
      if (near === row || met[near] === DONE || (met[near] === NOW && near < row)) return;
      // Within a source the earlier row comes first, as in a full run.
      const first =
        one === other
          ? order(records[row] as LinkageRecord, records[near] as LinkageRecord) < 0
          : source === one;
      if (first) pairs.push(row, near);
      else pairs.push(near, row);
    });
  }
  return pairs;
}

/** Candidate links among pairs of rows, for each pair of sources of the model. */
function scored(search: Search, model: LinkageModel, pairs: readonly PairList[]): Edges {
  const isNamed = new Uint8Array(search.places.count);
  for (const { count, first, second } of pairs)
    for (let pair = 0; pair < count; pair++) {
      isNamed[first[pair] as number] = 1;
      isNamed[second[pair] as number] = 1;
    }
  const rows: number[] = [];
  for (let row = 0; row < isNamed.length; row++) if (isNamed[row] === 1) rows.push(row);
  const { columns, rowOf, rowAt } = columnsOfRows(search, rows, model);
  const layout = new Layout(featuresOf(columns, model.shape), model.shape.parents);
  const compared = pairs.map(({ count, first, second }) => {
    const own = new PairList();
    for (let pair = 0; pair < count; pair++)
      own.push(rowOf[first[pair] as number] as number, rowOf[second[pair] as number] as number);
    return { window: comparePairs(columns, layout.features, own) };
  });
  return joinedEdges(
    [scoredEdges(columns, layout, compared, model.pairs)],
    (row) => rowAt[row] as number,
  );
}

/** Columns of some rows alone: for each of those rows the row of the columns, and the other way round. */
function columnsOfRows(
  { places: { records, count }, order }: Search,
  rows: Iterable<number>,
  model: LinkageModel,
): { columns: RecordColumns; rowOf: Int32Array; rowAt: number[] } {
  const rowAt = [...rows].sort((a, b) =>
    order(records[a] as LinkageRecord, records[b] as LinkageRecord),
  );
  const rowOf = new Int32Array(count);
  for (const [at, row] of rowAt.entries()) rowOf[row] = at;
  const chosen = rowAt.map((row) => records[row] as LinkageRecord);
  return { columns: columnsOf(chosen, model.shape.dimensions), rowAt, rowOf };
}

/** All links of several lists, with other numbers for their rows. */
function joinedEdges(lists: readonly Edges[], numberOf: (row: number) => number): Edges {
  const count = lists.reduce((sum, list) => sum + list.count, 0);
  const [first, second] = [new Int32Array(count), new Int32Array(count)];
  const logOdds = new Float64Array(count);
  let at = 0;
  for (const list of lists) {
    first.set(list.first.map(numberOf), at);
    second.set(list.second.map(numberOf), at);
    logOdds.set(list.logOdds, at);
    at += list.count;
  }
  const parts = lists.flatMap((list) =>
    list.parts.map(({ part, whole, logOdds: log }) => ({
      part: numberOf(part),
      whole: numberOf(whole),
      logOdds: log,
    })),
  );
  return { count, first, second, logOdds, parts };
}
