import { ISLAMIST_ORGANISATIONS } from "./actor-islamist-table.ts";
import { NATIONALIST_ORGANISATIONS } from "./actor-nationalist-table.ts";
import { PEOPLE } from "./actor-people-table.ts";
import { actorByRule } from "./actor-rule.ts";
import { STATES } from "./actor-state-table.ts";

/** What kind of party an actor is. */
export type ActorClass =
  | "organisation"
  | "state"
  | "state-force"
  | "community"
  | "civilians"
  | "unknown";

/** Schemes that give actors ids or names of their own. */
export type ActorScheme = "ucdp" | "acled" | "gtd" | "press";

/**
 * An organisation, a state, its forces, a community, or civilians as a party to violence. Never a person:
 * groups that a source names after their leader are kept under the source's id.
 */
export interface Actor {
  readonly key: string;
  readonly name: string;
  readonly short: string;
  /** Name in Urdu where it is established usage. */
  readonly nameUr: string | null;
  readonly class: ActorClass;
  /** UCDP actor ids (`side_a_new_id`, `ActorId`). */
  readonly ucdp: readonly number[];
  /** Other spellings in any source. */
  readonly aliases: readonly string[];
  /** Spellings that mean this actor in one scheme only. */
  readonly names?: Partial<Readonly<Record<ActorScheme, readonly string[]>>>;
  readonly note: string;
}

/** A party as a source writes it. */
export interface SourceActor {
  readonly name: string;
  readonly id?: string | number | null | undefined;
  readonly scheme?: ActorScheme | undefined;
}

/** The actor that a source's words stand for, and by what it was recognised. */
export interface ActorMatch {
  readonly key: string;
  readonly class: ActorClass;
  /** `id` and `name` are exact; `rule` is a form of name; `none` keeps the source's name as the key. */
  readonly basis: "id" | "name" | "rule" | "none" | "empty";
}

/** Every organisation, state and class of people in the table. */
export const ACTORS: readonly Actor[] = [
  ...STATES,
  ...ISLAMIST_ORGANISATIONS,
  ...NATIONALIST_ORGANISATIONS,
  ...PEOPLE,
];

const BY_KEY = new Map(ACTORS.map((actor) => [actor.key, actor]));
const BY_UCDP = new Map(ACTORS.flatMap((actor) => actor.ucdp.map((id) => [String(id), actor])));
const BY_NAME = new Map(ACTORS.flatMap(generalNames));
const BY_SCHEME = new Map(ACTORS.flatMap(schemeNames));

/** The entry of a key, or `null` when the key was derived from a name that is not in the table. */
export function actorByKey(key: string): Actor | null {
  return BY_KEY.get(key) ?? null;
}

/**
 * The actor of a source's words: by exact id, then by exact name or alias after normalising, then by the
 * form of the name ("Military Forces of X"). A name that fits nothing keeps a key derived from itself.
 *
 * Method: no approximate matching. Two spellings meet only when the table says so.
 *
 * @example
 * matchActor({ name: "TTP", id: 356, scheme: "ucdp" })
 * // => { "key": "ttp", "class": "organisation", "basis": "id" }
 */
export function matchActor({ name, id, scheme }: SourceActor): ActorMatch {
  const byId = scheme === "ucdp" && id != null ? BY_UCDP.get(String(id).trim()) : undefined;
  if (byId) return { key: byId.key, class: byId.class, basis: "id" };
  const text = normaliseName(name);
  if (text === "") return { key: "", class: "unknown", basis: "empty" };
  const byName =
    (scheme === undefined ? undefined : BY_SCHEME.get(`${scheme}\n${text}`)) ??
    BY_NAME.get(text) ??
    namedWithShort(name);
  if (byName) return { key: byName.key, class: byName.class, basis: "name" };
  return actorByRule({ name, id, scheme });
}

/**
 * A name reduced to what must agree: no accents, no punctuation, lower case, single spaces.
 *
 * @example
 * normaliseName("Tehrik-i-Taliban  Pakistan (TTP)")
 * // => "tehrik i taliban pakistan ttp"
 */
export function normaliseName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{Mark}+/gu, "")
    .toLowerCase()
    .replace(/['\u2018\u2019`]/gu, "")
    .replace(/[^\p{Letter}\p{Number}]+/gu, " ")
    .trim();
}

/**
 * The class in an observation's columns, where a state and its forces are one side.
 *
 * @example
 * sideClass("state-force")
 * // => "state"
 */
export function sideClass(actorClass: ActorClass): Exclude<ActorClass, "state-force"> {
  return actorClass === "state-force" ? "state" : actorClass;
}

/** "TTP: Tehreek-i-Taliban Pakistan" and "Tehrik-i-Taliban Pakistan (TTP)": both parts must agree. */
function namedWithShort(name: string): Actor | undefined {
  const colon = /^([^:]{2,8}):\s*(.+)$/u.exec(name);
  const bracket = /^(.+?)\s*\(([^()]{2,8})\)$/u.exec(name);
  const short = colon?.[1] ?? bracket?.[2];
  const full = colon?.[2] ?? bracket?.[1];
  if (short === undefined || full === undefined) return undefined;
  const actor = BY_NAME.get(normaliseName(full));
  return actor && BY_NAME.get(normaliseName(short)) === actor ? actor : undefined;
}

function generalNames(actor: Actor): readonly (readonly [string, Actor])[] {
  return [actor.name, actor.short, ...actor.aliases].map((name) => [normaliseName(name), actor]);
}

function schemeNames(actor: Actor): readonly (readonly [string, Actor])[] {
  return Object.entries(actor.names ?? {}).flatMap(([scheme, names]) =>
    names.map((name) => [`${scheme}\n${normaliseName(name)}`, actor] as const),
  );
}
