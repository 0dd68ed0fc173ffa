import { indexSource, pairsWithin } from "./blocking.ts";
import type { RecordColumns } from "./columns.ts";
import { type ComparedPairs, comparePairs } from "./comparison.ts";
import type { Edges } from "./component.ts";
import { type LearnedPair, scoreOf } from "./learn.ts";
import type { LinkageModel } from "./model.ts";
import { featuresOf } from "./shape.ts";
import { Layout } from "./weights.ts";

/** Pairs whose odds without competition are below this are dropped. */
const LOG_ODDS_LEAST = Math.log(0.002);
const LOG_ODDS_MOST = 30;

/** Candidate links of pairs of sources that were compared, with their odds. */
export function scoredEdges(
  layout: Layout,
  pairs: readonly { readonly window: ComparedPairs }[],
  learned: readonly LearnedPair[],
): Edges {
  const first: number[] = [];
  const second: number[] = [];
  const logOdds: number[] = [];
  pairs.forEach(({ window }, index) => {
    const { prior, ratios } = learned[index] as LearnedPair;
    for (let pair = 0; pair < window.count; pair++) {
      const log = prior + scoreOf(layout, ratios, window, pair);
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
  };
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
    layout,
    pairs,
    known.map(({ pair }) => pair),
  );
}
