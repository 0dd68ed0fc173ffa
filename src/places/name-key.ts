const GENERIC = new Set(
  "province district agency territory division state tehsil union the and of".split(" "),
);

/**
 * A name reduced to what tells places apart: without case, accents, punctuation, spaces and words such as
 * "district". Two spellings with the same key are the same name.
 *
 * @example
 * [nameKey("Azad Jammu & Kashmir"), nameKey("Musa Khel district")]
 * // => ["azadjammukashmir","musakhel"]
 */
export function nameKey(text: string): string {
  const words = nameWords(text);
  const telling = words.filter((word) => !GENERIC.has(word));
  return (telling.length > 0 ? telling : words).join("");
}

/** The words of a name, folded as in `nameKey`. */
function nameWords(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ي", "ی")
    .replaceAll("ك", "ک")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** The name without what stands in brackets. */
export function withoutBrackets(text: string): string {
  return text.replace(/\([^)]*\)/g, " ").trim();
}
