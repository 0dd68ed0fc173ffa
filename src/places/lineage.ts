import type { Day } from "../kernel/index.ts";
import { existedOn, placeByCode } from "./gazetteer.ts";
import type { Place } from "./place.ts";

/** The list of districts that `placeNow` speaks of: the latest with P-codes. */
export const CURRENT_BOUNDARIES = "OCHA COD-AB Pakistan of 9 September 2022";

/** The day of that list, 2022-09-09. */
export const CURRENT_DAY: Day = 19_244;

/**
 * The unit that held an area on a day: follows successors forwards and predecessors backwards. Where a
 * unit was divided and the part is not known, the unit as a whole is the answer.
 *
 * @example
 * placeOn("PK-TA-KURRAM", 18_000)
 * // => "PK518"
 */
export function placeOn(code: string, day: Day): string {
  const place = placeByCode(code);
  if (place === null || existedOn(place, day)) return code;
  const ended = place.validTo !== null && day > place.validTo;
  const [only, another] = ended ? place.successors : place.predecessors;
  return only === undefined || another !== undefined ? code : placeOn(only, day);
}

/**
 * The unit under today's boundaries: the first-level units of today, the districts of the latest list with
 * P-codes. Later districts count for the one they were cut from, which is exact; a unit that was divided
 * stays whole where its part is not known.
 *
 * @example
 * [placeNow("PK-TA"), placeNow("PK-BA-HUB"), placeNow("PK-KP-CHITRAL")]
 * // => ["PK5","PK217","PK-KP-CHITRAL"]
 */
export function placeNow(code: string): string {
  const place = placeByCode(code);
  if (place === null) return code;
  const next = place.validTo === null ? cutFrom(place) : place.successors;
  const [only, another] = next;
  return only === undefined || another !== undefined ? code : placeNow(only);
}

/** Whether a code stands for several of today's districts, because the source does not say which. */
export function isWhole(code: string): boolean {
  return (placeByCode(code)?.successors.length ?? 0) > 1;
}

/** The first-level unit that contains a district, or the unit itself. */
export function provinceOf(code: string): string | null {
  const place = placeByCode(code);
  return place?.level === "district" ? place.parent : (place?.code ?? null);
}

function cutFrom(place: Place): readonly string[] {
  const hasNoPcode = place.level === "district" && !/^PK\d{3}$/.test(place.code);
  return hasNoPcode ? place.predecessors : [];
}
