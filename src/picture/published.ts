import { scopeClass, statisticsSource } from "../events/index.ts";
import type { Interval } from "../kernel/index.ts";

/** One printed figure: what one publisher is said to count for a period and place. */
export interface PrintedFigure {
  readonly release: string;
  readonly line: number | null;
  readonly countedBy: string;
  readonly origin: string;
  readonly scope: string;
  readonly region: string;
  readonly from: string;
  readonly to: string;
  readonly attacks: number | null;
  readonly killed: Interval;
  readonly killedCivilians: number | null;
  readonly killedSecurity: number | null;
  readonly killedMilitants: number | null;
  readonly injured: number | null;
  readonly publisher: string;
  readonly citation: string;
  readonly url: string;
  readonly sourceDate: string;
  readonly note: string;
  /** `computed` for a count of ours over imported events. */
  readonly kind: "published" | "computed";
}

/** One value of a series and who prints it: reprints of one count are one origin. */
export interface Version {
  readonly attacks: number | null;
  readonly killed: Interval;
  readonly killedCivilians: number | null;
  readonly killedSecurity: number | null;
  readonly killedMilitants: number | null;
  readonly injured: number | null;
  /** Outlets that print it; however many, they are one origin. */
  readonly prints: readonly PrintedFigure[];
  /** How it stands to the version before. */
  readonly standing: "only" | "first" | "revision" | "another-print" | "suspected-misprint";
  readonly why: string;
}

/** What one publisher counts under one scope for one period and place, in all its printed versions. */
export interface Series {
  readonly countedBy: string;
  readonly scope: string;
  readonly region: string;
  readonly from: string;
  readonly to: string;
  /** Whether it covers the whole year. */
  readonly wholeYear: boolean;
  readonly kind: PrintedFigure["kind"];
  readonly counts: string;
  readonly leavesOut: string;
  readonly versions: readonly Version[];
}

/**
 * Gathers printed figures into series: the same publisher, scope, period and place. Different values are
 * kept as versions, each with the outlets that print it; none is thrown away or averaged.
 *
 * Method: two values of the same digits in another order are a suspected misprint; a value that an outlet
 * calls restated is a revision; any other is another print, of which nobody says which one holds.
 */
export function gatherSeries(figures: readonly PrintedFigure[], year: string): readonly Series[] {
  const groups = new Map<string, PrintedFigure[]>();
  for (const figure of figures) {
    const { kind, countedBy, scope, region, from, to } = figure;
    const key = JSON.stringify([kind, countedBy, scope, region, from, to]);
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups.values()]
    .map((group): Series => {
      const { countedBy, scope, region, from, to, kind } = group[0] as PrintedFigure;
      const source = kind === "published" ? statisticsSource(countedBy) : null;
      const main = source !== null && source.scope === scopeClass(scope);
      return {
        ...{ countedBy, scope, region, from, to, kind },
        wholeYear: from === `${year}-01-01` && to === `${year}-12-31`,
        counts: main ? source.counts : scope,
        leavesOut: main ? source.leavesOut : "",
        versions: versionsOf(group),
      };
    })
    .sort(bySeries);
}

function versionsOf(group: readonly PrintedFigure[]): readonly Version[] {
  const sorted = [...group].sort((a, b) => compare(printedOn(a), printedOn(b)));
  const values = new Map<string, PrintedFigure[]>();
  for (const figure of sorted) {
    const key = JSON.stringify([figure.attacks, figure.killed.best]);
    values.set(key, [...(values.get(key) ?? []), figure]);
  }
  const prints = foldPartial([...values.values()]);
  return prints.map((same, i): Version => {
    const first = same[0] as PrintedFigure;
    const pick = (name: "killedCivilians" | "killedSecurity" | "killedMilitants" | "injured") =>
      same.map((one) => one[name]).find((value) => value !== null) ?? null;
    return {
      attacks: same.map((one) => one.attacks).find((value) => value !== null) ?? null,
      killed: same.map((one) => one.killed).find(({ best }) => best !== null) ?? first.killed,
      killedCivilians: pick("killedCivilians"),
      killedSecurity: pick("killedSecurity"),
      killedMilitants: pick("killedMilitants"),
      injured: pick("injured"),
      prints: same,
      ...standingOf(same, prints, i),
    };
  });
}

/** A print that leaves one of the two numbers out and agrees in the other is no version of its own. */
function foldPartial(values: readonly (readonly PrintedFigure[])[]): readonly PrintedFigure[][] {
  const whole: PrintedFigure[][] = [];
  const partial: (readonly PrintedFigure[])[] = [];
  for (const same of values) {
    const { attacks, killed } = same[0] as PrintedFigure;
    if (attacks === null || killed.best === null) partial.push(same);
    else whole.push([...same]);
  }
  for (const same of partial) {
    const { attacks, killed } = same[0] as PrintedFigure;
    const fits = whole.find(([one]) =>
      attacks !== null ? one?.attacks === attacks : one?.killed.best === killed.best,
    );
    if (fits) fits.push(...same);
    else whole.push([...same]);
  }
  return whole.sort((a, b) =>
    compare(printedOn(a[0] as PrintedFigure), printedOn(b[0] as PrintedFigure)),
  );
}

function standingOf(
  same: readonly PrintedFigure[],
  all: readonly (readonly PrintedFigure[])[],
  at: number,
): Pick<Version, "standing" | "why"> {
  if (all.length === 1) return { standing: "only", why: "" };
  const own = same[0] as PrintedFigure;
  const twin = all.find((other) => other !== same && transposed(own, other[0] as PrintedFigure));
  if (twin) {
    const other = (twin[0] as PrintedFigure).killed.best;
    return {
      standing: "suspected-misprint",
      why: `${own.killed.best} and ${other} have the same digits in another order: one of them is a misprint, and nobody says which.`,
    };
  }
  const says = same.map(({ note }) => note).find((note) => /restat|revis/i.test(note));
  if (says !== undefined) return { standing: "revision", why: says };
  if (at === 0) return { standing: "first", why: own.note };
  return { standing: "another-print", why: own.note };
}

function transposed(a: PrintedFigure, b: PrintedFigure): boolean {
  const digits = (n: number | null) => [...String(n ?? "")].sort().join("");
  const [one, two] = [a.killed.best, b.killed.best];
  return one !== null && two !== null && one !== two && one > 9 && digits(one) === digits(two);
}

function printedOn({ sourceDate }: PrintedFigure): string {
  return sourceDate === "" ? "9999" : sourceDate;
}

/** Whole years first, then published before computed, then by publisher and scope. */
function bySeries(a: Series, b: Series): number {
  const rank = (one: Series) =>
    `${one.wholeYear ? 0 : 1} ${one.kind === "published" ? 0 : 1} ${one.countedBy} ${one.scope} ${one.from}`;
  return compare(rank(a), rank(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
