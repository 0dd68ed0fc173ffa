import type { Interval } from "../kernel/index.ts";
import { KILLED_SCOPES } from "./killed-scope-table.ts";

/** Whom the figure of a report counts, and whom it names within it or apart from it. */
export interface KilledScope {
  readonly from: string;
  /** `all`: everyone but attackers counted apart. Otherwise the figure counts only this class. */
  readonly of: "all" | "civilians" | "security" | "militants" | "unknown";
  readonly civilians?: number;
  readonly security?: number;
  /** Members of organisations killed that the report counts beside the figure. */
  readonly militantsApart?: number;
  readonly loss: string;
}

/** Killed by class, as one report gives it. */
export interface ScopedToll {
  readonly total: Interval;
  readonly civilians: Interval;
  readonly security: Interval;
  readonly militants: Interval;
  readonly unknown: Interval;
}

const NONE: Interval = { low: null, best: null, high: null };
const BY_WORDS = new Map(KILLED_SCOPES.map((scope) => [scope.from, scope]));

/** Whom a report's figure counts, from its words; words that no table has count a class not known. */
export function killedScope(words: string | null): KilledScope {
  const from = (words ?? "").trim();
  return (
    BY_WORDS.get(from) ?? {
      from,
      of: "unknown",
      loss:
        from === "" ? "Whom the figure counts is not stated." : `"${from}" is not told by class.`,
    }
  );
}

/**
 * The toll by class of one report. A figure that counts only one class is a lower bound of the total
 * and its only known value, so the highest total stays open. Attackers that a report counts apart are
 * kept in their class and are not added to the total that the source prints.
 */
export function scopedToll(figure: Interval, words: string | null): ScopedToll {
  const scope = killedScope(words);
  const one = (value: number | undefined): Interval =>
    value === undefined ? NONE : { low: value, best: value, high: value };
  const militants = one(scope.militantsApart);
  if (scope.of === "all") {
    const named = (scope.civilians ?? 0) + (scope.security ?? 0);
    return {
      total: figure,
      civilians: one(scope.civilians),
      security: one(scope.security),
      militants,
      unknown: without(figure, named),
    };
  }
  const total = { ...figure, high: null };
  const parts = { civilians: NONE, security: NONE, militants, unknown: NONE };
  return { total, ...parts, [scope.of]: figure };
}

function without(figure: Interval, named: number): Interval {
  const rest = (value: number | null) => (value === null ? null : Math.max(0, value - named));
  const left = { low: rest(figure.low), best: rest(figure.best), high: rest(figure.high) };
  return named > 0 && left.high === 0 ? NONE : left;
}
