import type { Link } from "../../linkage/index.ts";
import type { Linked } from "./linked.ts";

/** One candidate pair in so many is drawn for the estimate of accuracy. */
const DRAWN_ONE_IN = 10;

/**
 * Whether a pair is in the share drawn by chance, by a hash of the two names: the same pairs in every run, whatever
 * the model believes of them, so that they can tell how accurate it is.
 */
export function isAudited(first: string, second: string): boolean {
  const text = [first, second].sort().join("\n");
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) % DRAWN_ONE_IN === 0;
}

/** The two observations of a link by name, in one order. */
export function pairOf({ reportNamed }: Linked, { a, b }: Link): readonly [string, string] {
  const [first, second] = [reportNamed(a).name, reportNamed(b).name];
  return first < second ? [first, second] : [second, first];
}

/** The 95 % interval of a share (Wilson 1927). */
export function wilson(hits: number, of: number): { low: number | null; high: number | null } {
  if (of === 0) return { low: null, high: null };
  const [z, share] = [1.96, hits / of];
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half =
    (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
