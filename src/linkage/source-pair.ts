import { pairsBeside, pairsWithin, SIDE_BAND_DAYS, type SourceIndex } from "./blocking.ts";
import type { RecordColumns } from "./columns.ts";
import { type ComparedPairs, comparePairs, compareShifted } from "./comparison.ts";
import { type MatchGraph, sharedLinks } from "./matching.ts";
import type { PairList } from "./pairs.ts";
import type { ModelShape } from "./shape.ts";
import type { Cells, Layout } from "./weights.ts";

/** Pairs of rows of two sources: those that may match, and those that show what chance gives. */
export interface BlockedPair {
  readonly one: number;
  readonly other: number;
  readonly ones: number;
  readonly others: number;
  readonly within: PairList;
  readonly beside: PairList;
  /** Each pair beside stands for this many, because only every so many-th record was taken. */
  readonly step: number;
}

/** Two sources with all their candidate pairs compared, and what is believed about each pair. */
export interface SourcePair {
  readonly one: number;
  readonly other: number;
  /** Records of each. */
  readonly ones: number;
  readonly others: number;
  readonly window: ComparedPairs;
  readonly windowCells: Cells;
  readonly side: ComparedPairs;
  readonly sideCells: Cells;
  /** How many chance pairs of the window each pair of the side-band stands for. */
  readonly sideWeight: Float64Array;
  /** Of so many records of the one source, one was taken for the side-band. */
  readonly step: number;
  /** Pairs that chance alone would put into the window, by the side-band. */
  readonly byChance: number;
  readonly graph: MatchGraph;
  readonly up: Float64Array;
  readonly down: Float64Array;
  readonly p: Float64Array;
  /** Expected number of matches, as believed now. */
  matches: number;
}

/** About so many pairs of the side-band are compared for each pair of sources. */
const BESIDE_ENOUGH = 100_000;

/** Finds the pairs of two sources; the side-band of a large pair is thinned. */
export function blockPair(
  columns: RecordColumns,
  indexes: readonly SourceIndex[],
  [one, other]: readonly [number, number],
  shape: ModelShape,
): BlockedPair {
  const [left, right] = [indexes[one] as SourceIndex, indexes[other] as SourceIndex];
  const window = { km: shape.windowKm, days: shape.windowDays };
  const within = pairsWithin(columns, left, right, window);
  const expected = (within.count * 2 * SIDE_BAND_DAYS) / (2 * window.days + 1);
  const step = Math.max(1, Math.floor(expected / BESIDE_ENOUGH));
  const beside = pairsBeside(columns, left, right, window, step);
  return { one, other, ones: left.rows.length, others: right.rows.length, within, beside, step };
}

/** Compares the pairs of two sources. */
export function compareSourcePair(
  columns: RecordColumns,
  layout: Layout,
  blocked: BlockedPair,
  windowDays: number,
): SourcePair {
  const { one, other, ones, others } = blocked;
  const window = comparePairs(columns, layout.features, blocked.within);
  const side = compareShifted(columns, layout.features, blocked.beside, windowDays);
  const sideWeight = sideWeights(columns, side, blocked.step, windowDays);
  const byChance = sideWeight.reduce((sum, weight) => sum + weight, 0);
  return {
    one,
    other,
    ones,
    others,
    window,
    windowCells: layout.cellsOf(window),
    side,
    sideCells: layout.cellsOf(side),
    sideWeight,
    step: blocked.step,
    byChance,
    graph: graphOf(window),
    ...nothingBelieved(blocked, byChance),
  };
}

/** How many chance pairs of the window each pair of the side-band stands for. */
function sideWeights(
  columns: RecordColumns,
  side: ComparedPairs,
  step: number,
  windowDays: number,
): Float64Array {
  const weights = new Float64Array(side.count);
  for (let pair = 0; pair < weights.length; pair++) {
    const days = lengthDays(columns, side.first[pair]) + lengthDays(columns, side.second[pair]);
    weights[pair] = (step * (days + 1 + 2 * windowDays)) / (2 * SIDE_BAND_DAYS);
  }
  return weights;
}

/** Compares places again, by other classes of precision, and believes nothing of what was learned. */
export function comparePlacesAgain(
  columns: RecordColumns,
  layout: Layout,
  blocked: BlockedPair,
  windowDays: number,
  before: SourcePair,
): SourcePair {
  const [place] = layout.features;
  const again = place === undefined ? [] : [place];
  const [, ...window] = before.window.levels;
  const [, ...side] = before.side.levels;
  const levels = comparePairs(columns, again, blocked.within).levels;
  const shifted = compareShifted(columns, again, blocked.beside, windowDays).levels;
  const [windowPairs, sidePairs] = [
    { ...before.window, levels: [...levels, ...window] },
    { ...before.side, levels: [...shifted, ...side] },
  ];
  // From here on the cells say all: levels are let go.
  return {
    ...before,
    window: { ...before.window, levels: [] },
    windowCells: layout.cellsOf(windowPairs),
    side: { ...before.side, levels: [] },
    sideCells: layout.cellsOf(sidePairs),
    ...nothingBelieved(blocked, before.byChance),
  };
}

function nothingBelieved(
  { ones, others, within: { count } }: BlockedPair,
  byChance: number,
): Pick<SourcePair, "up" | "down" | "p" | "matches"> {
  const fewer = Math.min(ones, others);
  return {
    up: new Float64Array(count).fill(1),
    down: new Float64Array(count).fill(1),
    p: new Float64Array(count),
    matches: Math.min(0.9 * fewer, Math.max(0.05 * fewer, count - byChance)),
  };
}

function graphOf({ count, first, second }: ComparedPairs): MatchGraph {
  const [left, leftCount] = numbered(first, count);
  const [right, rightCount] = numbered(second, count);
  const leftShared = sharedLinks(left, leftCount);
  const rightShared = sharedLinks(right, rightCount);
  return { left, right, leftCount, rightCount, leftShared, rightShared };
}

function numbered(rows: Int32Array, count: number): [Int32Array, number] {
  let most = -1;
  for (const row of rows) most = Math.max(most, row);
  const numbers = new Int32Array(most + 1).fill(-1);
  const numbered = new Int32Array(count);
  let next = 0;
  for (let pair = 0; pair < count; pair++) {
    const row = rows[pair] as number;
    if (numbers[row] === -1) numbers[row] = next++;
    numbered[pair] = numbers[row] as number;
  }
  return [numbered, next];
}

function lengthDays(columns: RecordColumns, row: number | undefined): number {
  return (columns.endDay[row ?? 0] ?? 0) - (columns.startDay[row ?? 0] ?? 0);
}
