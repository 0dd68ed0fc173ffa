import { FIGURE_GIVERS } from "./figure-giver-table.ts";

/** Who gives a figure across a border, and where it stands. */
export interface FigureGiver {
  readonly from: string;
  /** Key of the state whose side speaks or whose outlet reports; `null` for neither. */
  readonly side: string | null;
  /** `party`: an office of that side. `outlet`: press of that country. `third`: neither side. */
  readonly standing: "party" | "outlet" | "third";
}

const BY_WORDS = new Map(FIGURE_GIVERS.map((giver) => [giver.from, giver]));

/**
 * Who speaks in a figure: an office of a party, an outlet of its country, or a third. Words that no table has
 * are a third whose side is not known. Figures of different sides are never added or averaged.
 *
 * @example
 * figureGiver("Pakistan army (ISPR)").side
 * // => "government-of-pakistan"
 */
export function figureGiver(words: string): FigureGiver {
  const from = words.trim();
  return BY_WORDS.get(from) ?? { from, side: null, standing: "third" };
}
