import type { ActorClass, ActorMatch, SourceActor } from "./actor.ts";

/**
 * The actor of a name that no table holds, from the form of the name. The same forms hold for every
 * state: "Government of X", "Military Forces of X (2018-2022)", "Civilians (X)".
 */
export function actorByRule({ name, id, scheme }: SourceActor): ActorMatch {
  const plain = name
    .trim()
    .replace(/\s+/gu, " ")
    .replace(/\s*\((?:\d{4}-(?:\d{4})?|\d{4})\)/gu, "");
  const government = /^government of (?:the )?(.+)$/iu.exec(plain)?.[1];
  if (government) return rule(`government-of-${slug(withoutBrackets(government))}`, "state");
  const forces =
    /^(?:former )?(?:military|police|security|border|armed) forces of (?:the )?(.+)$/iu.exec(plain);
  if (forces?.[1]) return rule(`forces-of-${slug(withoutBrackets(forces[1]))}`, "state-force");
  if (/^(?:unknown|unidentified|unnamed|not stated)\b/iu.test(plain))
    return rule("unknown", "unknown");
  if (/^civilians?\b/iu.test(plain)) return rule("civilians", "civilians");
  if (/^(?:protesters|protestors)\b/iu.test(plain)) return rule("protesters", "civilians");
  if (/^rioters\b/iu.test(plain)) return rule("rioters", "community");
  const community =
    /\b(?:communal|ethnic|tribal|clan|village) (?:militia|group)\b|\btribe\b|\bclan\b|^supporters of/iu;
  return {
    key: derivedKey({ name: plain, id, scheme }),
    class: community.test(plain) ? "community" : "organisation",
    basis: "none",
  };
}

/**
 * The key of a name that is not in the table. Groups that a source names after a leader keep the
 * source's id instead of the name.
 */
function derivedKey({ name, id, scheme }: SourceActor): string {
  const afterPerson = /^(?:forces|supporters|followers|loyalists) of\b/iu.test(name);
  if (afterPerson && id != null && scheme) return `other:${scheme}-${id}`;
  return `other:${slug(name) || "unnamed"}`;
}

function rule(key: string, actorClass: ActorClass): ActorMatch {
  return { key, class: actorClass, basis: "rule" };
}

function withoutBrackets(name: string): string {
  return name.replace(/\s*\([^()]*\).*$/u, "");
}

function slug(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{Mark}+/gu, "")
    .toLowerCase()
    .replace(/['\u2018\u2019`]/gu, "")
    .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replace(/^-+|-+$/gu, "")
    .slice(0, 80);
}
