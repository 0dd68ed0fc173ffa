/** An area that more than one state claims: who holds it in fact, and who claims it. */
export interface DisputedArea {
  /** Code of the first-level unit, or of our own where it is none. */
  readonly code: string;
  readonly name: string;
  readonly nameUr: string;
  /** ISO 3166-1 alpha-2 of the state that holds it. */
  readonly administrator: string;
  /** Every state that claims it, in alphabetical order. */
  readonly claimants: readonly string[];
}

/**
 * The disputed areas of the region for which outlines come with the program. Aksai Chin and the Shaksgam
 * valley (held by China, claimed by India) are not among them: the sources draw them inside China's units,
 * so that no outline of theirs can be taken.
 */
export const DISPUTED_AREAS: readonly DisputedArea[] = [
  {
    code: "PK1",
    name: "Azad Kashmir",
    nameUr: "آزاد کشمیر",
    administrator: "PK",
    claimants: ["IN", "PK"],
  },
  {
    code: "PK3",
    name: "Gilgit-Baltistan",
    nameUr: "گلگت بلتستان",
    administrator: "PK",
    claimants: ["IN", "PK"],
  },
  {
    code: "IN-JK",
    name: "Jammu and Kashmir, Ladakh",
    nameUr: "جموں و کشمیر، لداخ",
    administrator: "IN",
    claimants: ["IN", "PK"],
  },
  {
    code: "siachen",
    name: "Siachen Glacier",
    nameUr: "سیاچن گلیشیر",
    administrator: "IN",
    claimants: ["IN", "PK"],
  },
];

/** Whose depiction a map follows: nobody's, or that of one claimant. */
export const MAP_VIEWS = ["neutral", "PK", "IN"] as const;

/** A view of `MAP_VIEWS`. */
export type MapView = (typeof MAP_VIEWS)[number];

/**
 * The state to which a view assigns a disputed area: a claimant's view gives it every area that it claims,
 * the neutral view gives none to anybody.
 *
 * @example
 * [shownAs({ administrator: "IN", claimants: ["IN", "PK"] }, "PK"),
 *   shownAs({ administrator: "IN", claimants: ["IN", "PK"] }, "neutral")]
 * // => ["PK",null]
 */
export function shownAs(
  area: Pick<DisputedArea, "administrator" | "claimants">,
  view: string,
): string | null {
  if (view === "neutral") return null;
  return area.claimants.includes(view) ? view : area.administrator;
}
