import { formatDay, parseDay } from "../kernel/index.ts";
import { addTallies, type Tally } from "../picture/index.ts";

/** One bar of a timeline: a month or a year with its tally. */
export interface Period extends Tally {
  /** "2014" or "2014-03". */
  readonly label: string;
  /** First day, and the day after the last one, ISO dates. */
  readonly start: string;
  readonly end: string;
  /** Whether the data cover only a part of it. */
  readonly partial: boolean;
}

/** What a timeline is made of. */
export interface TimelineData {
  /** Months as "2014-03", in order; a month without events may be absent. */
  readonly months: readonly string[];
  readonly tallies: readonly Tally[];
  /** First and last day that the sources cover within the choice, ISO dates. */
  readonly coverage: { readonly from: string; readonly to: string } | null;
  /** `auto` draws months up to five years, years beyond. */
  readonly step: "month" | "year" | "auto";
  /** The period that the reader brushed; a side may be open. */
  readonly chosen: { readonly from: string | null; readonly to: string | null } | null;
}

const MONTHS_DRAWN_AT_MOST = 60;
const NOTHING: Tally = { events: 0, deathsLow: 0, deathsBest: 0, deathsHigh: 0, withoutFigure: 0 };

/** The months or years from first to last, those without events included as zero. */
export function periodsOf(data: TimelineData): {
  readonly step: "month" | "year";
  readonly periods: readonly Period[];
} {
  const known = new Map(data.months.map((month, at) => [month, data.tallies[at] ?? NOTHING]));
  const first = data.coverage?.from.slice(0, 7) ?? data.months[0];
  const last = data.coverage?.to.slice(0, 7) ?? data.months.at(-1);
  if (first === undefined || last === undefined) return { step: "month", periods: [] };
  const months = monthsBetween(
    data.months[0] !== undefined && data.months[0] < first ? data.months[0] : first,
    maximum(last, data.months.at(-1)),
  );
  const step =
    data.step === "auto" ? (months.length > MONTHS_DRAWN_AT_MOST ? "year" : "month") : data.step;
  const keys = step === "month" ? months : [...new Set(months.map((month) => month.slice(0, 4)))];
  const sums = new Map<string, Tally>();
  for (const month of months) {
    const key = step === "month" ? month : month.slice(0, 4);
    sums.set(key, addTallies(sums.get(key) ?? NOTHING, known.get(month) ?? NOTHING));
  }
  return { step, periods: keys.map((key) => period(key, sums.get(key) ?? NOTHING, data.coverage)) };
}

function period(key: string, tally: Tally, coverage: TimelineData["coverage"]): Period {
  const start = key.length === 4 ? `${key}-01-01` : `${key}-01`;
  const end = key.length === 4 ? `${Number(key) + 1}-01-01` : `${nextMonth(key)}-01`;
  const lastDay = formatDay((parseDay(end) ?? 1) - 1);
  const partial = coverage !== null && (coverage.from > start || coverage.to < lastDay);
  return { ...tally, label: key, start, end, partial };
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
}

function nextMonth(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

function maximum(a: string, b: string | undefined): string {
  return b !== undefined && b > a ? b : a;
}
