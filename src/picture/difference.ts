import type { Interval } from "../kernel/index.ts";

/** How one count stands to another, with what can be said and what cannot. */
export interface Difference {
  /** Least and greatest difference that the two ranges allow (first less second). */
  readonly low: number | null;
  readonly high: number | null;
  /** `higher`, `lower` or `same` only when the ranges allow nothing else. */
  readonly call: "higher" | "lower" | "same" | "not-called";
  /** First divided by second, over the ranges; `null` where the second may be zero. */
  readonly ratio: { readonly low: number; readonly high: number } | null;
  readonly why: string;
}

/**
 * The difference between two counts that are known as ranges. A difference is called only when the
 * ranges do not overlap; a ratio is never formed from zero.
 *
 * Method: interval arithmetic (Moore 1966): the least difference is low less high, the greatest high less
 * low. No distribution is assumed inside a range.
 *
 * @example
 * compareCounts({ low: 10, best: 12, high: 14 }, { low: 20, best: 21, high: 25 }).call
 * // => "lower"
 */
export function compareCounts(first: Interval, second: Interval): Difference {
  const [a, b] = [bounds(first), bounds(second)];
  if (a === null || b === null) {
    return {
      low: null,
      high: null,
      call: "not-called",
      ratio: null,
      why: "One side has no figure.",
    };
  }
  const low = round(a.low - b.high);
  const high = round(a.high - b.low);
  const ratio =
    b.low > 0 ? { low: round(a.low / b.high, 100), high: round(a.high / b.low, 100) } : null;
  if (low > 0) return { low, high, call: "higher", ratio, why: "The ranges do not overlap." };
  if (high < 0) return { low, high, call: "lower", ratio, why: "The ranges do not overlap." };
  if (low === 0 && high === 0) {
    return { low, high, call: "same", ratio, why: "Both are the same number without a range." };
  }
  return { low, high, call: "not-called", ratio, why: "The ranges overlap or touch." };
}

function bounds({ low, best, high }: Interval): { low: number; high: number } | null {
  const [least, most] = [low ?? best, high ?? best];
  return least === null || most === null ? null : { low: least, high: most };
}

function round(value: number, parts = 100): number {
  return Math.round(value * parts) / parts;
}
