import { matchName } from "../places/index.ts";

const STATE_ACTOR = /^(?:government|forces)-of-(.+)$/;
const known = new Map<string, string>();

/**
 * The state that a party belongs to, by the form of its key: the government of a state or its forces.
 * The same rule for every state; a name that no table knows is its own code.
 */
export function stateOf(actor: string): string | null {
  const name = STATE_ACTOR.exec(actor)?.[1];
  return name === undefined ? null : codeOf(name);
}

/** The state of a country column: its ISO code, or for a name that no table knows the name as a key. */
export function stateOfCountry(country: string): string {
  if (country === "" || /^[A-Z]{2}$/.test(country)) return country;
  const slug = country
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
  return codeOf(slug);
}

function codeOf(slug: string): string {
  const cached = known.get(slug);
  if (cached !== undefined) return cached;
  const words = slug.replaceAll("-", " ");
  const [best] = matchName(words, { level: "state", country: null, day: 20_000 });
  const code = best !== undefined && best.how !== "near-miss" ? best.code : slug;
  known.set(slug, code);
  return code;
}
