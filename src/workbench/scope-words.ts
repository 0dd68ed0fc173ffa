import {
  ACTORS,
  actorByKey,
  CODEBOOK,
  codebookEntry,
  matchActor,
  normaliseName,
} from "../events/index.ts";
import { accept, type Result, refuse } from "../kernel/index.ts";
import { type Candidate, closestNames, type EventColumns } from "../picture/index.ts";
import { matchName, type PlaceLevel, placeByCode, placesAt } from "../places/index.ts";

/** What is needed to read the reader's words. */
export interface WordContext {
  readonly dictionaries: EventColumns["dictionaries"];
  /** Day on which places are looked up. */
  readonly day: number;
  readonly boundaries: "then" | "now";
  /** Countries chosen beside, which settle a name that two countries share. */
  readonly countries: readonly string[];
}

/** The code of a place by name or code; refuses unknown names with the nearest ones. */
export function readPlace(text: string, level: PlaceLevel, context: WordContext): Result<string> {
  const field = FIELD[level];
  const dictionary = context.dictionaries[DICTIONARY[level]];
  const upper = text.trim().toUpperCase();
  const known = placeByCode(upper);
  if (known?.level === level) return checkUnit(upper, text, field, context);
  if (dictionary.includes(text) && text !== "") return accept(text);
  const country = context.countries.length === 1 ? (context.countries[0] as string) : null;
  const scope = { level, country: level === "state" ? null : country, day: context.day };
  const matches = matchName(text, scope);
  const exact = [...new Set(matches.filter((m) => m.how !== "near-miss").map((m) => m.code))];
  const present = exact.filter((code) => dictionary.includes(code));
  const codes = present.length > 0 ? present : exact;
  if (codes.length === 1) return checkUnit(codes[0] as string, text, field, context);
  if (codes.length > 1) {
    return refuse({
      code: "workbench/name-ambiguous",
      message: `"${text}" names several places: ${codes.map(describePlace).join(", ")}.`,
      field,
      remedy: "Give the code, or the country beside the name.",
    });
  }
  const names = placesAt(context.day)
    .filter((place) => place.level === level)
    .flatMap((place) => place.names.map((name) => name.en));
  return unknown(text, "place", field, closestNames(text, [...names, ...dictionary], 3));
}

/** The key of an actor by name, short name or key. */
export function readActor(text: string, { dictionaries }: WordContext): Result<string> {
  if (actorByKey(text) !== null || (text !== "" && dictionaries.actor.includes(text))) {
    return accept(text);
  }
  const match = matchActor({ name: text });
  const known =
    match.basis === "id" || match.basis === "name" || dictionaries.actor.includes(match.key);
  if (known && match.key !== "") return accept(match.key);
  const wanted = normaliseName(text);
  const listed = dictionaries.actor.find((key) => normaliseName(key) === wanted && key !== "");
  if (listed !== undefined) return accept(listed);
  const names = ACTORS.flatMap((actor) => [actor.name, actor.short, ...actor.aliases]);
  const candidates = closestNames(text, [...names, ...dictionaries.actor], 3);
  return unknown(text, "organisation or state", "actor", candidates);
}

/** The path of a type by path or name. */
export function readType(text: string): Result<string> {
  if (codebookEntry(text) !== null) return accept(text);
  const wanted = normaliseName(text);
  const named = CODEBOOK.find(({ name }) => normaliseName(name) === wanted);
  if (named) return accept(named.path);
  const names = CODEBOOK.flatMap(({ path, name }) => [path, name]);
  return unknown(text, "type", "type", closestNames(text, names, 3));
}

/** One of the few words of a dictionary, such as a kind of target. */
export function readWord(
  text: string,
  dictionary: "target" | "attribution",
  { dictionaries }: WordContext,
): Result<string> {
  const words = [...new Set([...WORDS[dictionary], ...dictionaries[dictionary]])].filter(
    (word) => word !== "",
  );
  const found = words.find((word) => word === text.trim().toLowerCase().replaceAll(" ", "-"));
  return found === undefined
    ? unknown(text, dictionary, dictionary, closestNames(text, words, 3), words)
    : accept(found);
}

const FIELD = { state: "country", "first-level": "province", district: "district" } as const;
const DICTIONARY = { state: "country", "first-level": "province", district: "district" } as const;
const WORDS = {
  target: ["civilians", "security-forces", "organisation", "state", "property", "unknown"],
  attribution: ["claimed", "suspected", "denied", "unknown", "coded"],
} as const;

function checkUnit(
  code: string,
  text: string,
  field: string,
  { boundaries }: WordContext,
): Result<string> {
  const place = placeByCode(code);
  if (boundaries === "then" || place === null || place.validTo === null || field === "country") {
    return accept(code);
  }
  const now = place.successors.map(describePlace).join(", ");
  return refuse({
    code: "workbench/unit-ended",
    message: `"${text}" is no unit of today${now === "" ? "" : `: its area belongs to ${now}`}.`,
    field,
    remedy: "Use --boundaries then to count by the units of the day of each event.",
  });
}

function describePlace(code: string): string {
  const place = placeByCode(code);
  const name = place?.names.at(-1)?.en ?? code;
  return `${name} (${code}${place && place.country !== code ? `, ${place.country}` : ""})`;
}

function unknown(
  text: string,
  what: string,
  field: string,
  candidates: readonly Candidate[],
  all: readonly string[] = [],
): Result<never> {
  const means = candidates.map(({ name, likeness }) => `${name} (${likeness})`).join(", ");
  return refuse({
    code: "workbench/name-not-known",
    message: `There is no ${what} "${text}".${means === "" ? "" : ` Did you mean ${means}?`}`,
    field,
    found: text,
    ...(all.length > 0 ? { expected: all.join(", ") } : {}),
    remedy: "Use one of these names, or the code; 'mizan search' finds both.",
  });
}
