import type { Day } from "../kernel/index.ts";
import { existedOn, placeByCode } from "./gazetteer.ts";
import { placeNow, provinceOf } from "./lineage.ts";
import { matchName, type NameCandidate, SURE_ENOUGH } from "./match.ts";
import type { PlaceBasis } from "./resolution.ts";

/** A unit that was found, with what decided it. */
export interface Found {
  readonly code: string;
  readonly basis: PlaceBasis;
  readonly confidence: number;
  /** The first-level unit, where the table does not hold the code. */
  readonly province?: string | null;
}

/** A district that lies outside the province that the source names is worth this share of its match. */
const ELSEWHERE = 0.85;

/** The first-level unit of a source's words. */
export function findProvince(text: string | null, country: string, day: Day): Found | null {
  if (text === null || text.trim() === "") return null;
  const [first, second] = matchName(text, { level: "first-level", country, day });
  if (first === undefined || first.confidence < SURE_ENOUGH) return null;
  if (second?.confidence === first.confidence && first.how === "near-miss") return null;
  return asFound(first);
}

/**
 * The district of a source's words. Inside the named province first, units of the day before those of other
 * times; "Kohat" under FATA is the frontier region, under Khyber Pakhtunkhwa the district.
 */
export function findDistrict(
  text: string | null,
  scope: { readonly country: string; readonly province: Found | null; readonly day: Day },
): Found | null {
  if (text === null || text.trim() === "") return null;
  const { country, province, day } = scope;
  const candidates = matchName(text, { level: "district", country, day });
  if (province === null) return onlySure(candidates, day);
  const parent = ({ code }: NameCandidate) => provinceOf(code) ?? "";
  const same = candidates.filter((candidate) => parent(candidate) === province.code);
  const family = candidates.filter(
    (candidate) => placeNow(parent(candidate)) === placeNow(province.code),
  );
  const inside = onlySure(same, day) ?? onlySure(family, day);
  if (inside !== null) return inside;
  const elsewhere = onlySure(candidates, day);
  if (elsewhere === null) return null;
  return { ...elsewhere, confidence: elsewhere.confidence * ELSEWHERE };
}

/** The best candidate, unless another place is as likely. */
function onlySure(candidates: readonly NameCandidate[], day: Day): Found | null {
  const sure = candidates.filter(({ confidence }) => confidence >= SURE_ENOUGH);
  const ofTheDay = sure.filter(({ code }) => {
    const place = placeByCode(code);
    return place !== null && existedOn(place, day);
  });
  const pool = (ofTheDay.length > 0 ? ofTheDay : sure).toSorted(
    (a, b) => b.confidence - a.confidence,
  );
  const [first, second] = pool;
  if (first === undefined) return null;
  const tied = second !== undefined && second.confidence === first.confidence;
  return tied && placeNow(second.code) !== placeNow(first.code) ? null : asFound(first);
}

function asFound({ code, confidence, how }: NameCandidate): Found {
  const official = how === "name" || how === "former-name";
  return { code, confidence, basis: official ? "source-name" : "alias" };
}
