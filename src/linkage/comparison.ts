import type { RecordColumns } from "./columns.ts";
import type { Feature } from "./feature.ts";
import type { PairList } from "./pairs.ts";

/** Pairs of rows with the level that each feature gives them. */
export interface ComparedPairs {
  readonly count: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** One array a feature. */
  readonly levels: readonly Uint8Array[];
}

/** Compares pairs by every feature, with the days as they are. */
export function comparePairs(
  columns: RecordColumns,
  features: readonly Feature[],
  pairs: PairList,
): ComparedPairs {
  const { count } = pairs;
  const first = pairs.first.subarray(0, count);
  const second = pairs.second.subarray(0, count);
  const levels = features.map((feature) => {
    const column = new Uint8Array(count);
    for (let pair = 0; pair < count; pair++) {
      const [i, j] = [first[pair] as number, second[pair] as number];
      const offset = (columns.startDay[j] as number) - (columns.startDay[i] as number);
      column[pair] = feature.level(i, j, offset);
    }
    return column;
  });
  return { count, first, second, levels };
}

/**
 * Compares pairs of the side-band as if the second record began on a day inside the window, each day of the
 * window in turn, so that they show what chance alone would give there.
 */
export function compareShifted(
  columns: RecordColumns,
  features: readonly Feature[],
  pairs: PairList,
  windowDays: number,
): ComparedPairs {
  const { count } = pairs;
  const first = pairs.first.subarray(0, count);
  const second = pairs.second.subarray(0, count);
  const offsets = new Int32Array(count);
  for (let pair = 0; pair < count; pair++) {
    const [i, j] = [first[pair] as number, second[pair] as number];
    const before = windowDays + (columns.endDay[j] as number) - (columns.startDay[j] as number);
    const after = windowDays + (columns.endDay[i] as number) - (columns.startDay[i] as number);
    // Steps of the golden ratio spread the offsets evenly whatever the order of the pairs.
    offsets[pair] = Math.floor(((pair * 0.6180339887498949) % 1) * (before + after + 1)) - before;
  }
  const levels = features.map((feature) => {
    const column = new Uint8Array(count);
    for (let pair = 0; pair < count; pair++)
      column[pair] = feature.level(
        first[pair] as number,
        second[pair] as number,
        offsets[pair] as number,
      );
    return column;
  });
  return { count, first, second, levels };
}
