import type { Day } from "../kernel/index.ts";
import type { Place, PlaceLevel } from "./place.ts";

/** All days on which anything in the table of places changes, rising: between two of them every answer stays the same. */
export const VALIDITY_BREAKS: readonly Day[] = [];

/** The place with a code, or `null`. */
export function placeByCode(_code: string): Place | null {
  return null;
}

/** All places that existed on a day. */
export function placesAt(_day: Day): readonly Place[] {
  return [];
}

/** The official names of a place on a day; `null` for a code that the table does not hold. */
export function namesOf(_code: string, _day: Day): { en: string; ur: string | null } | null {
  return null;
}

/** A place that a name may stand for. */
export interface NameCandidate {
  readonly code: string;
  /** 0 to 1; a candidate below `SURE` is never taken without a person. */
  readonly confidence: number;
  readonly how: "name" | "former-name" | "alias" | "near-miss";
}

/** The places that a name may stand for, best first. */
export function matchName(
  _text: string,
  _scope: { level: PlaceLevel; country: string | null; day: Day },
): readonly NameCandidate[] {
  return [];
}
