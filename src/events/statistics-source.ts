import { counterName } from "./from-statistics.ts";
import { STATISTICS_SOURCES } from "./statistics-source-table.ts";

/** What a published figure counts, from the narrowest scope to the widest. */
export type ScopeClass =
  | "attacks-only"
  | "attacks-and-operations"
  | "all-violence"
  | "organised-violence"
  | "part-of-attacks"
  | "other";

/** A publisher of yearly or monthly figures: what it counts and what it leaves out. */
export interface StatisticsSource {
  /** As `counted_by` names it. */
  readonly key: string;
  readonly name: string;
  readonly publisher: string;
  /** Scope of its main series. */
  readonly scope: ScopeClass;
  readonly counts: string;
  readonly leavesOut: string;
  readonly note: string;
}

/** A figure as far as it matters for comparing: whose it is, what it counts, where and when. */
export interface FigureScope {
  readonly countedBy: string;
  readonly scope: string;
  readonly region?: string | null;
  readonly dateStart?: string | null;
  readonly dateEnd?: string | null;
}

/** Whether two figures may be set against each other, and why (not). */
export interface Comparability {
  readonly comparable: boolean;
  readonly why: string;
}

const BY_KEY = new Map(STATISTICS_SOURCES.map((source) => [source.key, source]));

/** What is known of a publisher's counting, or `null`. */
export function statisticsSource(countedBy: string): StatisticsSource | null {
  return BY_KEY.get(counterName(countedBy)) ?? null;
}

/**
 * The class of a scope in a source's words.
 *
 * @example
 * scopeClass("attacks plus counter-terror operations")
 * // => "attacks-and-operations"
 */
export function scopeClass(scope: string): ScopeClass {
  const words = scope.trim().toLowerCase();
  if (words === "militant/terrorist attacks only") return "attacks-only";
  if (words === "attacks plus counter-terror operations") return "attacks-and-operations";
  if (words.startsWith("all violence")) return "all-violence";
  if (words.startsWith("organised violence")) return "organised-violence";
  if (/^(suicide|sectarian|cross-border) attacks|^\S+ attacks$/u.test(words))
    return "part-of-attacks";
  return "other";
}

/**
 * Whether two figures count the same thing for the same place and time, by the rule of their scopes. The
 * names of the publishers are never asked: the same scopes compare alike, whoever counts.
 */
export function comparable(a: FigureScope, b: FigureScope): Comparability {
  const scopes = [scopeClass(a.scope), scopeClass(b.scope)] as const;
  if (scopes.includes("other"))
    return no(
      "The scope of at least one of them is not a count of events or deaths by a known rule.",
    );
  if (scopes[0] !== scopes[1])
    return no(`One counts ${SCOPE_NAMES[scopes[0]]}, the other ${SCOPE_NAMES[scopes[1]]}.`, scopes);
  if (scopes[0] === "part-of-attacks" && a.scope.trim() !== b.scope.trim())
    return no("They count different parts of the attacks.");
  if ((a.region ?? null) !== (b.region ?? null)) return no("They are about different places.");
  const known = [a.dateStart, a.dateEnd, b.dateStart, b.dateEnd].every((date) => date != null);
  if (known && (a.dateStart !== b.dateStart || a.dateEnd !== b.dateEnd))
    return no("They are about different periods.");
  return {
    comparable: true,
    why: `Both count ${SCOPE_NAMES[scopes[0]]}; their methods of gathering may still differ.`,
  };
}

const SCOPE_NAMES: Readonly<Record<ScopeClass, string>> = {
  "attacks-only": "attacks by organisations only",
  "attacks-and-operations": "attacks and operations of the state",
  "all-violence": "all violence, with targeted killings, strikes and operations",
  "organised-violence": "deaths in organised violence, without regard to tactic",
  "part-of-attacks": "a part of the attacks",
  other: "something else",
};

/** The reason names the two scopes in a fixed order, so that swapping the figures changes nothing. */
function no(why: string, scopes?: readonly [ScopeClass, ScopeClass]): Comparability {
  if (scopes === undefined) return { comparable: false, why };
  const [one, two] = [...scopes].sort().map((scope) => SCOPE_NAMES[scope]);
  return { comparable: false, why: `One counts ${one}, the other ${two}.` };
}
