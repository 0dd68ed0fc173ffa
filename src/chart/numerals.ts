/**
 * A whole number with thousands separated, the same on every machine.
 *
 * @example
 * numeral(43225)
 * // => "43,225"
 */
export function numeral(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

/**
 * A best estimate with its range, or the number alone when low and high agree.
 *
 * @example
 * ranged({ deathsLow: 5, deathsBest: 9, deathsHigh: 12 })
 * // => "9 (5 to 12)"
 */
export function ranged(tally: {
  readonly deathsLow: number;
  readonly deathsBest: number;
  readonly deathsHigh: number;
}): string {
  const { deathsLow, deathsBest, deathsHigh } = tally;
  if (deathsLow === deathsHigh) return numeral(deathsBest);
  return `${numeral(deathsBest)} (${numeral(deathsLow)} to ${numeral(deathsHigh)})`;
}

/**
 * A share in whole per cent, with the ends kept apart from "none" and "all".
 *
 * @example
 * [percent(1, 1000), percent(531, 1000), percent(0, 5)]
 * // => ["under 1 %", "53 %", "0 %"]
 */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return "no share";
  const share = (100 * part) / whole;
  if (part > 0 && share < 1) return "under 1 %";
  if (part < whole && share > 99) return "over 99 %";
  return `${Math.round(share)} %`;
}

/**
 * A rate with one decimal below ten and none above, so that it does not look more exact than it is.
 *
 * @example
 * [rateText(0.62), rateText(31.6), rateText(0.03)]
 * // => ["0.6", "32", "under 0.1"]
 */
export function rateText(rate: number): string {
  if (rate > 0 && rate < 0.1) return "under 0.1";
  return rate < 10 ? (Math.round(rate * 10) / 10).toFixed(1) : numeral(rate);
}
