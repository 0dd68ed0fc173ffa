import type { Day } from "../kernel/index.ts";
import type { Place } from "./place.ts";
import { PLACES } from "./table.ts";

const BY_CODE: ReadonlyMap<string, Place> = new Map(PLACES.map((place) => [place.code, place]));

/**
 * All days on which anything in the table of places changes, rising: between two of them every answer
 * stays the same, so that rows can be grouped before they are resolved.
 */
export const VALIDITY_BREAKS: readonly Day[] = [
  ...new Set(
    PLACES.flatMap((place) => [
      ...[place, ...place.names.map(({ from, to }) => ({ validFrom: from, validTo: to }))].flatMap(
        ({ validFrom, validTo }) => [validFrom, validTo === null ? null : validTo + 1],
      ),
    ]).filter((day) => day !== null),
  ),
].sort((a, b) => a - b);

/**
 * The place with a code, or `null`.
 *
 * @example
 * placeByCode("PK513")?.names.at(-1)
 * // => {"en":"Khyber","ur":"خیبر","from":null,"to":null}
 */
export function placeByCode(code: string): Place | null {
  return BY_CODE.get(code) ?? null;
}

/** All places that existed on a day. */
export function placesAt(day: Day): readonly Place[] {
  return PLACES.filter((place) => existedOn(place, day));
}

/** Whether a place existed on a day. */
export function existedOn(place: Pick<Place, "validFrom" | "validTo">, day: Day): boolean {
  return (place.validFrom ?? day) <= day && day <= (place.validTo ?? day);
}

/**
 * The official names of a place on a day, English and Urdu; `null` for a code that the table does not hold.
 *
 * @example
 * namesOf("PK5", 14_000)?.en
 * // => "North-West Frontier Province"
 */
export function namesOf(code: string, day: Day): { en: string; ur: string | null } | null {
  const names = BY_CODE.get(code)?.names;
  const name = names?.find(({ to }) => to === null || day <= to) ?? names?.at(-1);
  return name === undefined ? null : { en: name.en, ur: name.ur };
}
