import { editDistance } from "../places/index.ts";

/** A name that the reader may have meant. */
export interface Candidate {
  readonly name: string;
  /** 1 for the same letters, less the share of letters that differ. */
  readonly likeness: number;
}

/**
 * The names most like a text that fits none, best first: at most `most`, and none that shares less than
 * half its letters.
 *
 * @example
 * closestNames("Balochstan", ["Punjab", "Balochistan"], 3)
 * // => [{"name":"Balochistan","likeness":0.91}]
 */
export function closestNames(
  text: string,
  names: Iterable<string>,
  most: number,
): readonly Candidate[] {
  const wanted = text.toLowerCase();
  const found = new Map<string, Candidate>();
  for (const name of names) {
    const length = Math.max(wanted.length, name.length);
    const distance = editDistance(wanted, name.toLowerCase(), Math.floor(length / 2));
    if (distance === null || length === 0) continue;
    const likeness = Math.round((1 - distance / length) * 100) / 100;
    const key = name.toLowerCase();
    if ((found.get(key)?.likeness ?? 0) < likeness) found.set(key, { name, likeness });
  }
  return [...found.values()]
    .sort((a, b) => b.likeness - a.likeness || (a.name < b.name ? -1 : 1))
    .slice(0, most);
}
