import { formatDay, parseDay } from "../kernel/index.ts";

/** How exactly a source knows a day. */
export type DatePrecision = "day" | "few-days" | "week" | "month" | "year";

/** The first and last possible day of an event, ISO dates, with what a source knows of it. */
export interface DateSpan {
  readonly start: string;
  readonly end: string;
  readonly precision: DatePrecision;
}

/** Ways of writing a date that leave no doubt which number is the day. */
export type DateOrder = "iso" | "day-month-year" | "month-day-year";

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/**
 * The days that a written date stands for: a day, a month ("2014-11", "November 2014") or a year. Months in
 * English may be shortened to three letters. `null` when the text is no date, or could be read in two
 * ways: "03/04/2018" is only read when the order is given.
 *
 * @example
 * readDate("14 March 2018")
 * // => { "start": "2018-03-14", "end": "2018-03-14", "precision": "day" }
 */
export function readDate(text: string, order: DateOrder = "iso"): DateSpan | null {
  const plain = text.trim().replace(/\s+/gu, " ").toLowerCase();
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(plain);
  if (iso) return span(iso[1], iso[2], iso[3]);
  const named = /^(\d{1,2})[ -]([a-z]{3,9})[ -](\d{4})$/u.exec(plain);
  if (named) return span(named[3], monthNumber(named[2]), named[1]);
  const american = /^([a-z]{3,9}) (\d{1,2}), ?(\d{4})$/u.exec(plain);
  if (american) return span(american[3], monthNumber(american[1]), american[2]);
  const month = /^([a-z]{3,9})[ -](\d{4})$/u.exec(plain);
  if (month) return span(month[2], monthNumber(month[1]), undefined);
  const numbers = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/u.exec(plain);
  if (!numbers || order === "iso") return null;
  const [, one, two, year] = numbers;
  return order === "day-month-year" ? span(year, two, one) : span(year, one, two);
}

/** The days of a date given in parts, each `null` or 0 where the source does not know it. */
export function spanOfParts(
  year: number,
  month: number | null,
  day: number | null,
): DateSpan | null {
  const digits = (value: number | null) => (value ? String(value) : undefined);
  return span(String(year), digits(month), month ? digits(day) : undefined);
}

/** The span widened by days on both sides, with a coarser precision. */
export function widenSpan(dates: DateSpan, days: number, precision: DatePrecision): DateSpan {
  const start = parseDay(dates.start);
  const end = parseDay(dates.end);
  if (start === null || end === null) return dates;
  return { start: formatDay(start - days), end: formatDay(end + days), precision };
}

/** The whole month in which a span starts. */
export function monthOf(dates: DateSpan): DateSpan {
  return span(dates.start.slice(0, 4), dates.start.slice(5, 7), undefined) ?? dates;
}

function span(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): DateSpan | null {
  if (year === undefined) return null;
  if (month === undefined)
    return { start: `${year}-01-01`, end: `${year}-12-31`, precision: "year" };
  const prefix = `${year}-${month.padStart(2, "0")}`;
  const start = parseDay(`${prefix}-${(day ?? "1").padStart(2, "0")}`);
  if (start === null) return null;
  if (day !== undefined)
    return { start: formatDay(start), end: formatDay(start), precision: "day" };
  const next = parseDay(
    month.padStart(2, "0") === "12"
      ? `${Number(year) + 1}-01-01`
      : `${year}-${String(Number(month) + 1).padStart(2, "0")}-01`,
  );
  return next === null
    ? null
    : { start: formatDay(start), end: formatDay(next - 1), precision: "month" };
}

function monthNumber(name: string | undefined): string {
  const index = MONTHS.findIndex(
    (month) => month === name || (name?.length === 3 && month.startsWith(name)),
  );
  return String(index + 1);
}
