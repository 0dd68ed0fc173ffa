import { ACLED_TYPES } from "./crosswalk-acled.ts";
import { GTD_TYPES } from "./crosswalk-gtd.ts";
import { PRESS_TYPES } from "./crosswalk-press-table.ts";
import { UCDP_TYPES } from "./crosswalk-ucdp.ts";

/** How one word of a source is read in our codebook, and what is lost by it. */
export interface CrosswalkEntry {
  /** The source's word, in lower case with single spaces. */
  readonly from: string;
  /** Path in our codebook. */
  readonly to: string;
  /** What the mapping loses; empty when the two mean the same. */
  readonly loss: string;
}

/** A source's types in our codebook. */
export interface Crosswalk {
  readonly scheme: CrosswalkScheme;
  /** The codebook that defines the source's words. */
  readonly codebook: string;
  readonly entries: readonly CrosswalkEntry[];
}

/** Sources whose words of type are mapped. */
export type CrosswalkScheme = "ucdp" | "acled" | "gtd" | "press";

/** The crosswalks, by scheme. */
export const CROSSWALKS: Readonly<Record<CrosswalkScheme, Crosswalk>> = {
  ucdp: { scheme: "ucdp", codebook: "UCDP GED codebook, type_of_violence", entries: UCDP_TYPES },
  acled: {
    scheme: "acled",
    codebook: "ACLED codebook 2024, sub_event_type, else event_type; older names of 2010 to 2018",
    entries: ACLED_TYPES,
  },
  gtd: { scheme: "gtd", codebook: "GTD codebook, attacktype1 and suicide", entries: GTD_TYPES },
  press: {
    scheme: "press",
    codebook: "Words used by press reports and by readers of them",
    entries: PRESS_TYPES,
  },
};

const INDEXES = new Map<CrosswalkScheme, ReadonlyMap<string, CrosswalkEntry>>();

/**
 * The type in our codebook of a source's word. A word that is not mapped becomes `unknown` with that
 * said as the loss; it is never dropped.
 *
 * @example
 * mapType("acled", "Suicide bomb").to
 * // => "attack/suicide-bombing"
 */
export function mapType(scheme: CrosswalkScheme, word: string): CrosswalkEntry {
  const from = normaliseWord(word);
  const found = indexOf(scheme).get(from);
  if (found) return found;
  const loss =
    from === ""
      ? "The source gives no type."
      : `No crosswalk maps the word "${from}" of scheme ${scheme}: the type is lost.`;
  return { from, to: "unknown", loss };
}

/**
 * A word as crosswalks spell it: lower case, single spaces, no space at the ends.
 *
 * @example
 * normaliseWord("  Armed   CLASH ")
 * // => "armed clash"
 */
export function normaliseWord(word: string): string {
  return word.normalize("NFC").trim().replace(/\s+/gu, " ").toLowerCase();
}

function indexOf(scheme: CrosswalkScheme): ReadonlyMap<string, CrosswalkEntry> {
  const known = INDEXES.get(scheme);
  if (known) return known;
  const index = new Map(CROSSWALKS[scheme].entries.map((entry) => [entry.from, entry]));
  INDEXES.set(scheme, index);
  return index;
}
