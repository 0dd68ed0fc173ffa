import { describePeriod, type Tally } from "../../picture/index.ts";
import { describeTally } from "../describe-tally.ts";
import { labelOf, shortActor } from "../name-of.ts";
import type { Scope } from "../scope.ts";

/**
 * The scope as a phrase: "Khyber Pakhtunkhwa and Balochistan, 2019 to 2025, attributed to TTP".
 */
export function describeScope({ filter, actors, family }: Scope, today: number): string {
  const place = (codes: readonly string[]) =>
    joinWords(codes.map((code) => labelOf("place", code, today).name));
  const places = [filter.districts, filter.provinces, filter.countries].filter((l) => l.length > 0);
  const parts = [
    places.length === 0 ? "All places" : places.map(place).join(" in "),
    describePeriod(filter.from, filter.to),
  ];
  if (filter.types.length > 0) {
    parts.push(
      joinWords(filter.types.map((code) => labelOf("type", code, today).name.toLowerCase())),
    );
  }
  if (actors.length > 0) {
    const families = family.length > 0 ? " and their families" : "";
    parts.push(`with ${joinWords(actors.map(shortActor), "or")}${families} as a party`);
  }
  if (filter.targets.length > 0) parts.push(`against ${joinWords(filter.targets, "or")}`);
  if (filter.attributions.length > 0) {
    parts.push(`attribution ${joinWords(filter.attributions, "or")}`);
  }
  if (filter.borders.length > 0 || filter.borderKm !== null) {
    const km = filter.borderKm === null ? "nearest to" : `within ${filter.borderKm} km of`;
    parts.push(
      `${km} the border${filter.borders.length > 0 ? ` with ${place(filter.borders)}` : ""}`,
    );
  }
  return parts.join(", ");
}

/** The finding in a sentence: the scope, then what was counted. */
export function pictureTitle(scope: Scope, total: Tally, today: number): string {
  return `${describeScope(scope, today)}: ${describeTally(total)}`;
}

/** "A", "A and B", "A, B and C". */
function joinWords(words: readonly string[], last = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
