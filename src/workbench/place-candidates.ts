import type { z } from "zod";
import { accept, formatDay, parseDay, type Result, refuse } from "../kernel/index.ts";
import {
  matchName,
  type NameCandidate,
  namesOf,
  type PlaceLevel,
  placeByCode,
  placeNow,
  SURE_ENOUGH,
} from "../places/index.ts";
import { type PLACE_CANDIDATE, PLACE_LEVELS } from "./place-schema.ts";

type Candidate = z.output<typeof PLACE_CANDIDATE>;

/** What the reader asks for. */
export interface PlaceQuestion {
  readonly name: string;
  readonly day?: string | undefined;
  readonly level?: PlaceLevel | undefined;
  readonly country?: string | undefined;
}

/** The places that a name may stand for on a day, best first. */
export function findPlaces(
  { name, day, level, country }: PlaceQuestion,
  today: string,
): Result<{ candidates: Candidate[] }> {
  const on = parseDay(day ?? today);
  if (on === null) {
    return refuse({
      code: "workbench/date-not-read",
      message: "The day is not a calendar date.",
      field: "day",
      expected: "YYYY-MM-DD",
      found: day ?? "",
    });
  }
  const scope = { country: country?.toUpperCase() ?? null, day: on };
  const candidates = (level === undefined ? PLACE_LEVELS : [level])
    .flatMap((one) => matchName(name, { ...scope, level: one }))
    .toSorted((a, b) => b.confidence - a.confidence)
    .flatMap((candidate) => describe(candidate, on));
  return accept({ candidates });
}

function describe(candidate: NameCandidate, day: number): Candidate[] {
  const place = placeByCode(candidate.code);
  const names = namesOf(candidate.code, day);
  if (place === null || names === null) return [];
  const date = (one: number | null) => (one === null ? null : formatDay(one));
  return [
    {
      code: place.code,
      level: place.level satisfies PlaceLevel,
      name: names.en,
      nameUr: names.ur,
      within: place.parent === null ? null : (namesOf(place.parent, day)?.en ?? place.parent),
      validFrom: date(place.validFrom),
      validTo: date(place.validTo),
      now: placeNow(place.code),
      confidence: Math.round(candidate.confidence * 100) / 100,
      how: candidate.how,
      sure: candidate.confidence >= SURE_ENOUGH,
      note: place.note,
    },
  ];
}
