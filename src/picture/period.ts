import { parseDay } from "../kernel/index.ts";

/**
 * First and last day of a date that may be known to the year or month only; `null` for what is no date.
 *
 * @example
 * [spanOfDate("2019"), spanOfDate("2024-02")]
 * // => [{"from":"2019-01-01","to":"2019-12-31"},{"from":"2024-02-01","to":"2024-02-29"}]
 */
export function spanOfDate(text: string): { readonly from: string; readonly to: string } | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  if (!found) return null;
  const [, year, month, day] = found;
  const from = `${year}-${month ?? "01"}-${day ?? "01"}`;
  if (parseDay(from) === null) return null;
  const lastMonth = month ?? "12";
  const to = `${year}-${lastMonth}-${day ?? lastDayOf(Number(year), Number(lastMonth))}`;
  return { from, to };
}

/**
 * A period in words, as short as it can be said.
 *
 * @example
 * [describePeriod("2019-01-01", "2025-12-31"), describePeriod("2024-01-01", "2024-12-31"),
 *  describePeriod(null, "2024-05-31")]
 * // => ["2019 to 2025","2024","up to May 2024"]
 */
export function describePeriod(from: string | null, to: string | null): string {
  if (from === null && to === null) return "all years";
  const start = from === null ? null : shorten(from, "start");
  const end = to === null ? null : shorten(to, "end");
  if (start === null) return `up to ${end}`;
  if (end === null) return `from ${start}`;
  if (start === end) return start;
  const years =
    /^\d{4}$/.test(start) === /^\d{4}$/.test(end) ? [start, end] : [full(from), full(to)];
  return `${years[0]} to ${years[1]}`;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function shorten(date: string, side: "start" | "end"): string {
  const [year, month, day] = date.split("-") as [string, string, string];
  const edge = side === "start" ? ["01", "01"] : ["12", "31"];
  if (month === edge[0] && day === edge[1]) return year;
  const last = lastDayOf(Number(year), Number(month));
  if (day === (side === "start" ? "01" : last)) return `${MONTHS[Number(month) - 1]} ${year}`;
  return full(date);
}

function full(date: string | null): string {
  const [year, month, day] = (date ?? "").split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

function lastDayOf(year: number, month: number): string {
  return String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, "0");
}
