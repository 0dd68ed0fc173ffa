import type { Interval } from "../kernel/index.ts";

/** A count as it is printed, and whatever of the text is no count. */
export interface PrintedCount extends Interval {
  /** The words that could not be read as a count of the period, for the note. */
  readonly unread: string | null;
}

const NOTHING: PrintedCount = { low: null, best: null, high: null, unread: null };

/**
 * The count of a printed text: "852", "1,081", "more than 600", "166-295". A percentage, or a count "a
 * year" of a period of several years, is no count of the period: it is left for the note.
 *
 * @example
 * readCount("more than 600")
 * // => { "low": 600, "best": null, "high": null, "unread": null }
 */
export function readCount(text: string | null): PrintedCount {
  const plain = (text ?? "").trim().replace(/(\d),(?=\d{3}\b)/gu, "$1");
  if (plain === "") return NOTHING;
  const one = /^(\d+)(?:\.0+)?$/u.exec(plain)?.[1];
  if (one) return { ...NOTHING, low: Number(one), best: Number(one), high: Number(one) };
  const range = /^(\d+)\s*(?:-|\u2013|to)\s*(\d+)$/u.exec(plain);
  if (range) return { ...NOTHING, low: Number(range[1]), high: Number(range[2]) };
  const least = /^(?:more than|at least|over)\s+(\d+)$|^(\d+)\+$/iu.exec(plain);
  if (least) return { ...NOTHING, low: Number(least[1] ?? least[2]) };
  const most = /^(?:up to|at most|fewer than|less than)\s+(\d+)$/iu.exec(plain)?.[1];
  if (most) return { ...NOTHING, high: Number(most) };
  return { ...NOTHING, unread: plain };
}
