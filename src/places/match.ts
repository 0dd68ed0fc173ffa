import type { Day } from "../kernel/index.ts";
import { editDistance } from "./edit-distance.ts";
import { existedOn, placeByCode } from "./gazetteer.ts";
import { nameKey, withoutBrackets } from "./name-key.ts";
import type { PlaceLevel } from "./place.ts";
import { PLACES } from "./table.ts";

/** A place that a name may stand for. */
export interface NameCandidate {
  readonly code: string;
  /** 0 to 1; a candidate below `SURE_ENOUGH` is never taken without a person. */
  readonly confidence: number;
  readonly how: "name" | "former-name" | "alias" | "near-miss";
}

/** What is known beside the name. */
export interface NameScope {
  readonly level: PlaceLevel;
  /** ISO 3166-1 alpha-2; `null` searches everywhere. */
  readonly country: string | null;
  /** Places that existed on the day come first. */
  readonly day: Day;
}

/** Below this confidence a match is shown as a candidate and never taken. */
export const SURE_ENOUGH = 0.85;

interface Entry {
  readonly code: string;
  readonly country: string;
  readonly how: "name" | "alias";
  readonly from: Day | null;
  readonly to: Day | null;
}

const CONFIDENCE = { name: 1, "former-name": 0.97, alias: 0.95 } as const;
/** A near miss is worth at most this, less the share of its letters that differ. */
const NEAR_MISS = 0.95;
const CANDIDATES = 12;
const INDEX: Readonly<Record<PlaceLevel, ReadonlyMap<string, readonly Entry[]>>> = {
  state: indexOf("state"),
  "first-level": indexOf("first-level"),
  district: indexOf("district"),
};

/**
 * The places that a name may stand for, best first: official names, names of other times, aliases, then
 * near misses by edit distance. Names are compared by `nameKey`.
 *
 * @example
 * matchName("Kurram agency", { level: "district", country: "PK", day: 16_000 })[0]
 * // => {"code":"PK-TA-KURRAM","confidence":1,"how":"name"}
 */
export function matchName(text: string, scope: NameScope): readonly NameCandidate[] {
  const whole = exactMatches(nameKey(text), scope);
  if (whole.length > 0) return whole;
  const short = withoutBrackets(text);
  const key = nameKey(short);
  const exact = short === text ? [] : exactMatches(key, scope);
  return exact.length > 0 ? exact : nearMisses(key, scope);
}

function exactMatches(key: string, scope: NameScope): readonly NameCandidate[] {
  const candidates = (INDEX[scope.level].get(key) ?? [])
    .filter((entry) => scope.country === null || entry.country === scope.country)
    .map((entry) => asCandidate(entry, scope.day));
  return best(candidates, scope.day);
}

function nearMisses(key: string, scope: NameScope): readonly NameCandidate[] {
  if (key.length < 4) return [];
  const most = key.length < 6 ? 1 : key.length < 10 ? 2 : 3;
  const candidates: NameCandidate[] = [];
  for (const [other, entries] of INDEX[scope.level]) {
    if (Math.abs(other.length - key.length) > most) continue;
    const distance = editDistance(key, other, most);
    if (distance === null) continue;
    const confidence = NEAR_MISS * (1 - distance / key.length);
    for (const entry of entries) {
      if (scope.country !== null && entry.country !== scope.country) continue;
      candidates.push({ code: entry.code, confidence, how: "near-miss" });
    }
  }
  return best(candidates, scope.day);
}

function asCandidate(entry: Entry, day: Day): NameCandidate {
  const inForce = (entry.from ?? day) <= day && day <= (entry.to ?? day);
  const how = entry.how === "name" && !inForce ? "former-name" : entry.how;
  return { code: entry.code, confidence: CONFIDENCE[how], how };
}

/** One candidate a place, those that existed on the day first, then by confidence. */
function best(candidates: readonly NameCandidate[], day: Day): readonly NameCandidate[] {
  const byCode = new Map<string, NameCandidate>();
  for (const candidate of candidates) {
    const before = byCode.get(candidate.code);
    if (before === undefined || before.confidence < candidate.confidence) {
      byCode.set(candidate.code, candidate);
    }
  }
  const existed = ({ code }: NameCandidate) => {
    const place = placeByCode(code);
    return place !== null && existedOn(place, day) ? 1 : 0;
  };
  return [...byCode.values()]
    .sort((a, b) => existed(b) - existed(a) || b.confidence - a.confidence || order(a.code, b.code))
    .slice(0, CANDIDATES);
}

function indexOf(level: PlaceLevel): ReadonlyMap<string, readonly Entry[]> {
  const index = new Map<string, Entry[]>();
  const add = (text: string, entry: Entry) => {
    const key = nameKey(text);
    const entries = index.get(key);
    if (entries === undefined) index.set(key, [entry]);
    else entries.push(entry);
  };
  for (const { code, country, names, aliases, ...place } of PLACES) {
    if (place.level !== level) continue;
    for (const { en, ur, from, to } of names) {
      add(en, { code, country, how: "name", from, to });
      if (ur !== null) add(ur, { code, country, how: "name", from, to });
    }
    for (const alias of [code, ...aliases]) {
      add(alias, { code, country, how: "alias", from: null, to: null });
    }
  }
  return index;
}

function order(a: string, b: string): number {
  return a < b ? -1 : 1;
}
