import type { FigureGiver } from "./figure-giver.ts";

const party = (side: string, ...names: readonly string[]): readonly FigureGiver[] =>
  names.map((from) => ({ from, side, standing: "party" }));
const outlet = (side: string, ...names: readonly string[]): readonly FigureGiver[] =>
  names.map((from) => ({ from, side, standing: "outlet" }));
const third = (...names: readonly string[]): readonly FigureGiver[] =>
  names.map((from) => ({ from, side: null, standing: "third" }));

/** Who gives figures in the public tables, by their words. */
export const FIGURE_GIVERS: readonly FigureGiver[] = [
  ...party(
    "government-of-pakistan",
    "Pakistan",
    "Pakistan foreign ministry",
    "Pakistan army (ISPR)",
    "Pakistan (first)",
    "Pakistan (8 May)",
    "Pakistani side (via Indian site)",
  ),
  ...party(
    "government-of-afghanistan",
    "Afghanistan",
    "Taliban government",
    "Taliban government on own dead",
    "Kabul",
    "Afghan officials",
    "Afghan defence ministry source (TOLO)",
    "Taliban and media",
  ),
  ...party("government-of-india", "India"),
  ...party("government-of-iran", "Iran", "Iranian officials (first)", "IRNA"),
  ...outlet("government-of-india", "Indian media", "Indian blog"),
  ...third(
    "ISW News tally",
    "Peoples Dispatch",
    "Wikipedia mirror",
    "media",
    "several",
    "dailydigest360",
    "ICG via Dawn",
    "AP via evrimagaci",
  ),
];
