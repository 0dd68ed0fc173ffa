import { expectedShares } from "./feature.ts";
import { oneToOne } from "./matching.ts";
import type { SourcePair } from "./source-pair.ts";
import { type Layout, logRatios, margin, scoresOf, sharesOf, type Tables } from "./weights.ts";

/** What is learned of one pair of sources. */
export interface LearnedPair {
  /** Logarithm of the odds that a pair in the window is a match if nothing is compared and nothing competes. */
  readonly prior: number;
  /** Shares of levels among matches and among chance pairs, and the logarithms of their ratios. */
  readonly match: Tables;
  readonly chance: Tables;
  readonly ratios: Tables;
}

/** Pull of the whole on a part, in pairs; see `sharesOf`. */
const MATCH_SMOOTHING = { condition: 20, source: 150 };
const CHANCE_SMOOTHING = { condition: 200, source: 50 };
/** From this round on, pairs of the window that do not match also tell what chance gives. */
const WINDOW_FROM_ROUND = 3;
const ODDS_MOST = 30;
/** Messages are kept from round to round, so that few sweeps a round suffice. */
const SWEEPS = 6;

/**
 * Learns from the pairs themselves, without labels, how telling each level is: expectation-maximisation of
 * the mixture of Fellegi and Sunter (1969; EM: Winkler 1988), with two changes that event data need. The
 * expectation respects that a record has at most one partner in another source (Sadinle 2017), by belief
 * propagation, so that the other events of a burst are not taken for matches. And what chance gives is
 * first taken from the side-band, pairs too far apart in time, and later also from the pairs of the window
 * that do not match.
 */
export function learn(
  layout: Layout,
  pairs: readonly SourcePair[],
  rounds: number,
  progress: (done: number) => void,
): LearnedPair[] {
  const side = pairs.map((pair) => layout.counted(pair.sideCells, pair.sideWeight));
  const inWindow = pairs.map(({ windowCells, window }) =>
    layout.counted(windowCells, new Float64Array(window.count).fill(1)),
  );
  let chance = chanceShares(layout, side);
  const expected = expectedOf(layout, side);
  let match = pairs.map(() => everywhere(layout, expected));
  let learned: LearnedPair[] = [];
  for (let round = 0; round < rounds; round++) {
    learned = pairs.map((pair, index) => {
      const [m, u] = [match[index] as Tables, chance[index] as Tables];
      const ratios = logRatios(layout, m, u);
      return { prior: expectMatches(pair, ratios), match: m, chance: u, ratios };
    });
    if (round === rounds - 1) break;
    const matched = pairs.map((pair) => layout.counted(pair.windowCells, pair.p));
    match = matchShares(layout, matched, expected);
    if (round >= WINDOW_FROM_ROUND)
      chance = chanceShares(
        layout,
        pairs.map((_, index) =>
          unmatched(side[index] as Tables, inWindow[index] as Tables, matched[index] as Tables),
        ),
      );
    progress((round + 1) / rounds);
  }
  return learned;
}

/** Chance pairs: those of the side-band, and those of the window as far as they do not match. */
function unmatched(side: Tables, inWindow: Tables, matched: Tables): Tables {
  return side.map((table, k) =>
    table.map((count, cell) => count + (inWindow[k]?.[cell] ?? 0) - (matched[k]?.[cell] ?? 0)),
  );
}

/** New probabilities of all pairs of two sources; the prior that they were found with. */
function expectMatches(pair: SourcePair, ratios: Tables): number {
  const { window, matches, ones, others } = pair;
  const fewer = Math.min(ones, others);
  const believed = Math.min(0.98 * fewer, Math.max(1e-3, matches));
  // Odds against a partner that is known to be free: both records must be without another one.
  const prior =
    Math.log(believed / Math.max(1, window.count - believed)) -
    Math.log(1 - believed / ones) -
    Math.log(1 - believed / others);
  const odds = scoresOf(ratios, pair.windowCells);
  for (let index = 0; index < odds.length; index++) {
    const log = prior + (odds[index] as number);
    odds[index] = log < -ODDS_MOST ? 0 : Math.exp(Math.min(ODDS_MOST, log));
  }
  pair.matches = oneToOne(pair.graph, odds, pair.up, pair.down, pair.p, SWEEPS);
  return prior;
}

/** What is expected of matches, given what chance gives in all pairs of sources together. */
function expectedOf(layout: Layout, counted: readonly Tables[]): Float64Array[] {
  const all = sum(layout, counted);
  return layout.features.map((feature, k) => {
    const levels = margin(all[k] as Float64Array, layout.width(k));
    const total = levels.reduce((pairs, level) => pairs + level, levels.length);
    return expectedShares(
      feature,
      levels.map((level) => (level + 1) / total),
    );
  });
}

/** Tables with the same shares under every condition. */
function everywhere(layout: Layout, shares: readonly Float64Array[]): Tables {
  return layout.features.map((_, k) => {
    const table = new Float64Array(layout.conditions(k) * layout.width(k));
    for (let at = 0; at < table.length; at += layout.width(k)) table.set(shares[k] ?? [], at);
    return table;
  });
}

function matchShares(
  layout: Layout,
  counted: readonly Tables[],
  prior: readonly Float64Array[],
): Tables[] {
  const all = sum(layout, counted);
  const pooled = (k: number) => (layout.parents[k] as number) < 0;
  return counted.map((own) => sharesOf(layout, all, own, prior, MATCH_SMOOTHING, pooled));
}

function chanceShares(layout: Layout, counted: readonly Tables[]): Tables[] {
  const all = sum(layout, counted);
  const even = layout.features.map((_, k) =>
    new Float64Array(layout.width(k)).fill(1 / layout.width(k)),
  );
  // The distance itself is what the condition is made of.
  const pooled = (k: number) => k === 0;
  return counted.map((own) => sharesOf(layout, all, own, even, CHANCE_SMOOTHING, pooled));
}

function sum(layout: Layout, tables: readonly Tables[]): Tables {
  const total = layout.empty();
  for (const each of tables)
    each.forEach((table, k) => {
      const into = total[k] as Float64Array;
      table.forEach((value, cell) => {
        into[cell] = (into[cell] as number) + value;
      });
    });
  return total;
}
