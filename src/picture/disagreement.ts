import { comparable, type ScopeClass, scopeClass } from "../events/index.ts";
import type { Series } from "./published.ts";

/** Whether two series may be set against each other, and why (not). */
export interface SeriesPair {
  /** Positions in the list of series. */
  readonly a: number;
  readonly b: number;
  readonly comparable: boolean;
  readonly why: string;
}

/** Figures that count the same kind of thing. */
export interface ScopeRange {
  readonly scope: ScopeClass;
  readonly series: readonly number[];
  readonly low: number | null;
  readonly high: number | null;
}

/** How far the sources of one year lie apart, and which of them may be compared. */
export interface Disagreement {
  readonly pairs: readonly SeriesPair[];
  readonly scopes: readonly ScopeRange[];
  readonly low: number | null;
  readonly high: number | null;
  /** The counted range in a sentence; never a joint figure over scopes that differ. */
  readonly statement: string;
}

/** Scopes that count all killed in some defined kind of violence, so that they belong in the range of a year. */
const WHOLE_SCOPES: readonly ScopeClass[] = [
  "attacks-only",
  "attacks-and-operations",
  "all-violence",
  "organised-violence",
];

/**
 * Sets the series of one year against each other.
 *
 * Method: a pair is comparable when scope, place and period are the same by rule; publishers' names are
 * never asked. The range runs over whole-year series of a defined scope for the whole place; it is
 * called a joint figure only when all of them count the same.
 */
export function layDisagreement(series: readonly Series[], region: string): Disagreement {
  const pairs = series.flatMap((a, i) =>
    series
      .slice(i + 1)
      .map((b, j): SeriesPair => ({ a: i, b: i + 1 + j, ...comparable(asScope(a), asScope(b)) })),
  );
  const whole = series.flatMap((one, i) => {
    const scope = scopeClass(one.scope);
    return one.wholeYear && one.region === region && WHOLE_SCOPES.includes(scope)
      ? [{ i, scope, killed: killedIn(one) }]
      : [];
  });
  const scopes = WHOLE_SCOPES.flatMap((scope): ScopeRange[] => {
    const own = whole.filter((one) => one.scope === scope);
    if (own.length === 0) return [];
    return [{ scope, series: own.map(({ i }) => i), ...span(own.flatMap((one) => one.killed)) }];
  });
  const { low, high } = span(whole.flatMap(({ killed }) => killed));
  const given = scopes.filter((one) => one.low !== null);
  return { pairs, scopes, low, high, statement: describeRange(low, high, given) };
}

function killedIn(series: Series): readonly number[] {
  return series.versions.flatMap(({ killed }) => (killed.best === null ? [] : [killed.best]));
}

function span(values: readonly number[]): { low: number | null; high: number | null } {
  if (values.length === 0) return { low: null, high: null };
  return { low: Math.min(...values), high: Math.max(...values) };
}

function describeRange(
  low: number | null,
  high: number | null,
  scopes: readonly ScopeRange[],
): string {
  if (low === null || high === null)
    return "No source gives a figure of killed for the whole year.";
  const text = (n: number) => n.toLocaleString("en-GB");
  const range = low === high ? `${text(low)} killed` : `${text(low)} to ${text(high)} killed`;
  return scopes.length === 1
    ? `${range}, over sources that count the same kind of violence.`
    : `${range}, over sources that count different things: there is no joint figure.`;
}

function asScope({ countedBy, scope, region, from, to }: Series) {
  return { countedBy, scope, region, dateStart: from, dateEnd: to };
}
