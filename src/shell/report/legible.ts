import { fontCoverage } from "./font-coverage.ts";
import { readFonts } from "./fonts.ts";

/** Makes text legible: what no shipped font can set becomes a question mark. */
export type Legible = (text: string) => string;

let known: Promise<Legible> | null = null;

/**
 * Text as the shipped fonts can set it, so that a document never takes a font of the machine on which it
 * happens to be made. A letter is kept when both Latin fonts or the Urdu font have it.
 */
export function openLegible(): Promise<Legible> {
  known ??= readCoverage();
  return known;
}

async function readCoverage(): Promise<Legible> {
  const { urdu, ...latin } = await readFonts();
  const [first, ...others] = Object.values(latin).map(fontCoverage);
  const kept = new Set(fontCoverage(urdu));
  for (const code of first ?? []) if (others.every((set) => set.has(code))) kept.add(code);
  return (text) =>
    [...text.normalize("NFC")]
      .map((letter) =>
        letter === "\n" || kept.has(letter.codePointAt(0) ?? 0) ? letter : replacement(letter),
      )
      .join("");
}

function replacement(letter: string): string {
  return /^[\p{Z}\p{Cc}]$/u.test(letter) ? " " : /^[\p{Cf}\p{M}]$/u.test(letter) ? "" : "?";
}

/** The same for every text inside plain data. */
export function legibleData<T>(data: T, legible: Legible): T {
  if (typeof data === "string") return legible(data) as T;
  if (Array.isArray(data)) return data.map((each) => legibleData(each, legible)) as T;
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, legibleData(value, legible)]),
  ) as T;
}
