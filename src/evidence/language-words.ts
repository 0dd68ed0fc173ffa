/** A word or phrase in a sentence. */
export interface FoundWord {
  /** The entry of the list that it is. */
  readonly entry: string;
  /** As it stands in the sentence. */
  readonly text: string;
  /** Characters before it. */
  readonly offset: number;
}

const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»|‘[^’]*’(?![a-z])/g;

/**
 * The sentence with what stands in quotation marks blanked out, place for place: those words are the source's,
 * not the author's.
 *
 * @example
 * withoutQuotations('They called it "evil" twice.')
 * // => "They called it        twice."
 */
export function withoutQuotations(text: string): string {
  return text.replaceAll(QUOTED, (quotation) => " ".repeat(quotation.length));
}

/**
 * The words of a list within a sentence, the longest at each place, so that "very unlikely" is not found as "unlikely".
 * With `inflected` the adverb counts too.
 */
export function findWords(
  text: string,
  entries: readonly string[],
  inflected = false,
): readonly FoundWord[] {
  const known = [...entries].sort((a, b) => b.length - a.length);
  const alternatives = known.map((entry) =>
    entry
      .replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
      .replaceAll("-", "[-‐‑ ]")
      .replaceAll(" ", "\\s+"),
  );
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}-])(${alternatives.join("|")})${inflected ? "(?:ly)?" : ""}(?![\\p{L}\\p{N}])`,
    "giu",
  );
  return [...withoutQuotations(text).matchAll(pattern)].map((match) => ({
    entry: entryOf(match[1] ?? "", known),
    text: match[0],
    offset: match.index,
  }));
}

function entryOf(matched: string, entries: readonly string[]): string {
  const plain = (word: string) => word.toLowerCase().replaceAll(/[-‐‑\s]+/g, " ");
  return entries.find((entry) => plain(entry) === plain(matched)) ?? matched.toLowerCase();
}
