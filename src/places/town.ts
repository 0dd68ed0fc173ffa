import { placeNow, provinceOf } from "./lineage.ts";
import { nameKey, withoutBrackets } from "./name-key.ts";
import { PLACES, TOWNS, type Town } from "./table.ts";

/** A town, quarter or district named in a text, with its place and point. */
export interface Mention {
  /** Code of the district, or of the first-level unit where the table holds no districts. */
  readonly place: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusKm: number;
}

const LONGEST_NAME = 5;
const LONGEST_TEXT = 400;
const SHORTEST_KEY = 3;
const NAMES = namesByCountry();

/**
 * Towns, quarters and districts that a text names, in the order in which they stand. Only words with a
 * capital letter are read as names; the longest name wins ("Gulshan-e-Iqbal park" before "Gulshan").
 *
 * @example
 * mentionsIn("market, Parachinar", "PK").map((town) => town.place)
 * // => ["PK518"]
 */
export function mentionsIn(text: string, country: string): readonly Mention[] {
  const names = NAMES.get(country);
  if (names === undefined) return [];
  const words = withoutBrackets(text.slice(0, LONGEST_TEXT)).match(/[\p{L}\p{N}&.'’]+/gu) ?? [];
  const mentions: Mention[] = [];
  let at = 0;
  while (at < words.length) {
    const found = longestName(words, at, names);
    if (found !== null && found.mention !== null) mentions.push(found.mention);
    at += found?.words ?? 1;
  }
  return mentions;
}

/** The mentions that lie in a place, under today's boundaries; all of them when no place is known. */
export function mentionsWithin(
  mentions: readonly Mention[],
  place: string | null,
): readonly Mention[] {
  if (place === null) return mentions;
  const now = placeNow(place);
  return mentions.filter((mention) => {
    const district = placeNow(mention.place);
    return district === now || placeNow(provinceOf(mention.place) ?? "") === now;
  });
}

function longestName(
  words: readonly string[],
  at: number,
  names: ReadonlyMap<string, Mention | null>,
): { mention: Mention | null; words: number } | null {
  if (!/^\p{Lu}|^\p{Lo}/u.test(words[at] ?? "")) return null;
  for (let count = Math.min(LONGEST_NAME, words.length - at); count > 0; count--) {
    const key = nameKey(words.slice(at, at + count).join(" "));
    const mention = key.length < SHORTEST_KEY ? undefined : names.get(key);
    if (mention !== undefined) return { mention, words: count };
  }
  return null;
}

/**
 * Names of towns first, then those of districts that no town bears; then those of provinces, which name no
 * town or district and keep "Khyber Pakhtunkhwa" from being read as Khyber.
 */
function namesByCountry(): ReadonlyMap<string, ReadonlyMap<string, Mention | null>> {
  const countries = new Map<string, Map<string, Mention | null>>();
  const add = (
    name: string,
    mention: Mention | null,
    country = mention?.place.slice(0, 2) ?? "",
  ) => {
    const names = countries.get(country) ?? new Map<string, Mention | null>();
    countries.set(country, names);
    const key = nameKey(name);
    if (!names.has(key)) names.set(key, mention);
  };
  for (const town of TOWNS) {
    for (const name of [town.name, ...town.aliases]) add(name, asMention(town));
  }
  for (const { code, level, country, names, aliases, ...centre } of PLACES) {
    const finest = country === "PK" ? "district" : "first-level";
    const { latitude, longitude, radiusKm } = centre;
    if (level !== finest || latitude === null || longitude === null || radiusKm === null) continue;
    const point = { place: placeNow(code), latitude, longitude, radiusKm };
    for (const name of [...names.map(({ en }) => en), ...aliases]) add(name, point);
  }
  for (const { level, country, names, aliases } of PLACES) {
    if (level !== "first-level" || country !== "PK") continue;
    for (const name of [...names.map(({ en }) => en), ...aliases]) add(name, null, country);
  }
  return countries;
}

function asMention({ place, latitude, longitude, radiusKm }: Town): Mention {
  return { place, latitude, longitude, radiusKm };
}
