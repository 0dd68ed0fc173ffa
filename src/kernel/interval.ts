/**
 * A count as a source gives it: lowest, best and highest figure, each `null` where the source has none.
 */
export interface Interval {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
}

/** The interval of a sum whose parts are known as intervals; a part without a figure adds nothing. */
export function addIntervals(parts: readonly Interval[]): Interval {
  let [low, best, high] = [0, 0, 0];
  for (const part of parts) {
    low += part.low ?? part.best ?? 0;
    best += part.best ?? part.low ?? part.high ?? 0;
    high += part.high ?? part.best ?? part.low ?? 0;
  }
  return { low, best, high };
}

/**
 * The text of an interval: one number when nothing is uncertain, else "low to high".
 *
 * @example
 * describeInterval({ low: 5, best: 9, high: 12 })
 * // => "9 (5 to 12)"
 */
export function describeInterval({ low, best, high }: Interval): string {
  const text = (n: number) => n.toLocaleString("en-GB");
  if (low === null || high === null) return best === null ? "not known" : text(best);
  if (low === high) return text(low);
  return best === null
    ? `${text(low)} to ${text(high)}`
    : `${text(best)} (${text(low)} to ${text(high)})`;
}
