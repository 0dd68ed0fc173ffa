import { indexSource, pairsWithin } from "./blocking.ts";
import type { RecordColumns } from "./columns.ts";
import { type ComparedPairs, comparePairs } from "./comparison.ts";
import type { Edges, PartCandidate } from "./component.ts";
import type { LearnedPair } from "./learn.ts";
import type { LinkageModel } from "./model.ts";
import { featuresOf } from "./shape.ts";
import { type Cells, Layout, scoresOf } from "./weights.ts";

/** Pairs whose odds without competition are below this are dropped. */
const LOG_ODDS_LEAST = Math.log(0.002);
const LOG_ODDS_MOST = 30;

/** Candidate links of pairs of sources that were compared, with their odds. */
export function scoredEdges(
  columns: RecordColumns,
  layout: Layout,
  pairs: readonly { readonly window: ComparedPairs; readonly windowCells?: Cells }[],
  learned: readonly LearnedPair[],
): Edges {
  const first: number[] = [];
  const second: number[] = [];
  const logOdds: number[] = [];
  const parts: PartCandidate[] = [];
  pairs.forEach(({ window, windowCells }, index) => {
    const cells = windowCells ?? layout.cellsOf(window);
    const { prior, ratios } = learned[index] as LearnedPair;
    const partOf = partScorer(columns, layout, window, cells, learned[index] as LearnedPair);
    const scores = scoresOf(ratios, cells);
    for (let pair = 0; pair < window.count; pair++) {
      const part = partOf(pair);
      if (part !== undefined) parts.push(part);
      const log = prior + (scores[pair] as number);
      if (log < LOG_ODDS_LEAST) continue;
      first.push(window.first[pair] as number);
      second.push(window.second[pair] as number);
      logOdds.push(Math.min(LOG_ODDS_MOST, log));
    }
  });
  return {
    count: first.length,
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    logOdds: Float64Array.from(logOdds),
    parts,
  };
}

/**
 * Weighs whether one row of a pair reports a part of the other: its days lie within longer ones, and in all
 * but days and deaths the two are compared as reports of one event are.
 */
function partScorer(
  columns: RecordColumns,
  layout: Layout,
  window: ComparedPairs,
  cells: Cells,
  { prior, ratios }: LearnedPair,
): (pair: number) => PartCandidate | undefined {
  const counted = layout.features.flatMap(({ name }, k) =>
    name === "date" || name === "deaths" ? [] : [k],
  );
  const { startDay, endDay } = columns;
  const within = (a: number, b: number) =>
    (startDay[b] as number) <= (startDay[a] as number) &&
    (endDay[a] as number) <= (endDay[b] as number) &&
    lengthDays(columns, b) > lengthDays(columns, a);
  return (pair) => {
    const [i, j] = [window.first[pair] as number, window.second[pair] as number];
    if (endDay[i] === startDay[i] && endDay[j] === startDay[j]) return undefined;
    if (!within(i, j) && !within(j, i)) return undefined;
    const [part, whole] = within(i, j) ? [i, j] : [j, i];
    // Of the days within reach of the whole, the part lies on some of its own.
    let log = prior + Math.log(1 + (2 * PART_REACH_DAYS) / lengthDays(columns, whole));
    for (const k of counted)
      log += (ratios[k] as Float64Array)[(cells[k] as Uint16Array)[pair] as number] as number;
    return log > 0 ? { part, whole, logOdds: Math.min(LOG_ODDS_MOST, log) } : undefined;
  };
}

/** Days before and after a whole in which another event could as well lie. */
const PART_REACH_DAYS = 7;

function lengthDays({ startDay, endDay }: RecordColumns, row: number): number {
  return (endDay[row] as number) - (startDay[row] as number) + 1;
}

/** Candidate links by a model that was learned before. */
export function edgesByModel(columns: RecordColumns, model: LinkageModel): Edges {
  const { shape } = model;
  const layout = new Layout(featuresOf(columns, shape), shape.parents);
  const window = { km: shape.windowKm, days: shape.windowDays };
  const indexes = columns.sources.map((_, source) => indexSource(columns, source, window));
  const index = (source: number) => indexes[source] as (typeof indexes)[number];
  const known = model.pairs.flatMap((pair) => {
    const [one, other] = [columns.sources.indexOf(pair.one), columns.sources.indexOf(pair.other)];
    return one < 0 || other < 0 ? [] : [{ pair, ends: [one, other] as const }];
  });
  const pairs = known.map(({ ends: [one, other] }) => {
    const pairs = pairsWithin(columns, index(one), index(other), window);
    return { window: comparePairs(columns, layout.features, pairs) };
  });
  return scoredEdges(
    columns,
    layout,
    pairs,
    known.map(({ pair }) => pair),
  );
}
