import { describeInterval } from "../kernel/index.ts";
import type { Tally } from "../picture/index.ts";

/**
 * A tally in words, with its range.
 *
 * @example
 * describeTally({ events: 1_234, deathsLow: 2_900, deathsBest: 3_210, deathsHigh: 3_900, withoutFigure: 2 })
 * // => "1,234 events, 3,210 (2,900 to 3,900) killed, 2 events without a figure"
 */
export function describeTally(tally: Tally): string {
  const { events, deathsLow: low, deathsBest: best, deathsHigh: high, withoutFigure } = tally;
  if (events === 0) return "no events";
  const count = (n: number) => `${n.toLocaleString("en-GB")} ${n === 1 ? "event" : "events"}`;
  const killed =
    withoutFigure === events
      ? "killed not known"
      : `${describeInterval({ low, best, high })} killed`;
  const missing = withoutFigure === 0 ? "" : `, ${count(withoutFigure)} without a figure`;
  return `${count(events)}, ${killed}${withoutFigure === events ? "" : missing}`;
}
