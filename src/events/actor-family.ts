import { actorByKey } from "./actor.ts";
import { ACTOR_LINKS, type ActorLink } from "./actor-link-table.ts";

/** An actor that counts with another, and why. */
export interface FamilyMember {
  readonly key: string;
  /** The link by which it belongs; `null` for the actor itself. */
  readonly link: ActorLink | null;
}

/**
 * The family of an organisation on a day: itself, its units, branches and fronts, the members of an umbrella, groups
 * that merged into it, and groups that split from it and stand alone. Without a day, every link that ever held.
 *
 * Assumes: a date known to the month or year holds from its first day, and ends with its last. A link
 * without a date holds on every day, and its note says that the date is not verified.
 *
 * @example
 * familyOf("bras", "2019-06-01").map((member) => member.key)
 * // => ["bras", "bla", "majeed-brigade", "blf", "brg", "bra"]
 */
export function familyOf(key: string, day: string | null): readonly FamilyMember[] {
  const members = new Map<string, FamilyMember>([[key, { key, link: null }]]);
  collect(key, day, members, false);
  return [...members.values()];
}

/** The families to which an actor belongs on a day, nearest first: `bla` for the Majeed Brigade, then `bras`. */
export function familiesWith(key: string, day: string | null): readonly string[] {
  const found = new Map<string, boolean>();
  for (let from = new Map([[key, false]]); from.size > 0; ) {
    const next = new Map<string, boolean>();
    for (const [member, split] of from) {
      for (const link of linksOf(member, "member", day)) {
        if (link.of === key || found.has(link.of) || (split && link.relation === "umbrella"))
          continue;
        next.set(link.of, split || link.relation === "splinter");
      }
    }
    for (const [of, split] of next) found.set(of, split);
    from = next;
  }
  return [...found.keys()];
}

/** What split from a member of an umbrella is no member of it: splinters are not followed below one. */
function collect(
  key: string,
  day: string | null,
  members: Map<string, FamilyMember>,
  underUmbrella: boolean,
): void {
  for (const link of linksOf(key, "of", day)) {
    if (members.has(link.member) || (underUmbrella && link.relation === "splinter")) continue;
    members.set(link.member, { key: link.member, link });
    collect(link.member, day, members, underUmbrella || link.relation === "umbrella");
  }
}

function linksOf(key: string, end: "of" | "member", day: string | null): readonly ActorLink[] {
  const links = ACTOR_LINKS.filter((link) => link[end] === key && holdsOn(link, day));
  const forces = forcesLink(key, end);
  return forces ? [...links, forces] : links;
}

/** The forces of a state belong to its government: the same rule for every state, in the table or not. */
function forcesLink(key: string, end: "of" | "member"): ActorLink | null {
  const prefix = end === "of" ? "government-of-" : "forces-of-";
  if (!key.startsWith(prefix)) return null;
  const state = key.slice(prefix.length);
  return {
    member: `forces-of-${state}`,
    of: `government-of-${state}`,
    relation: "unit",
    from: null,
    to: null,
    source: "By definition",
    note: actorByKey(key)?.note ?? "",
  };
}

function holdsOn(link: ActorLink, day: string | null): boolean {
  if (day === null) return true;
  return (
    (link.from === null || day >= padded(link.from, "-01")) &&
    (link.to === null || day <= padded(link.to, "-31"))
  );
}

/** Partial dates compare as text once padded: "2017" is "2017-01-01" as a start, "2017-12-31" as an end. */
function padded(date: string, day: "-01" | "-31"): string {
  const month = day === "-01" ? "-01" : "-12";
  if (date.length === 4) return `${date}${month}${day}`;
  return date.length === 7 ? `${date}${day}` : date;
}
