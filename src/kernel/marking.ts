/** The markings of the Traffic Light Protocol 2.0 (FIRST, 2022), from open to closed: who may see a thing. */
export const MARKINGS = [
  "TLP:CLEAR",
  "TLP:GREEN",
  "TLP:AMBER",
  "TLP:AMBER+STRICT",
  "TLP:RED",
] as const;

/** A marking of the Traffic Light Protocol. */
export type Marking = (typeof MARKINGS)[number];

/**
 * Whether a reader who is cleared up to one marking may see a thing of another.
 *
 * @example
 * mayRead("TLP:GREEN", "TLP:AMBER")
 * // => false
 */
export function mayRead(clearance: Marking, marking: Marking): boolean {
  return MARKINGS.indexOf(marking) <= MARKINGS.indexOf(clearance);
}

/** The marking of what is derived from several things: the most closed of theirs, the open one of nothing. */
export function highestMarking(markings: readonly Marking[]): Marking {
  const rank = Math.max(0, ...markings.map((marking) => MARKINGS.indexOf(marking)));
  return MARKINGS[rank] ?? "TLP:RED";
}
