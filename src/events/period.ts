import { type DateSpan, readDate } from "./source-date.ts";

/**
 * The first and last day of a period as statistics print it: "2024", "2018-07", "2023-H1", "2024-Q3",
 * "2025-01/11" (January to November), "2000-2022", "201001". `null` when it is none of these.
 *
 * @example
 * readPeriod("2025-01/11")
 * // => { "start": "2025-01-01", "end": "2025-11-30" }
 */
export function readPeriod(text: string): Pick<DateSpan, "start" | "end"> | null {
  const plain = text.trim().toUpperCase();
  const years = /^(\d{4})\s*[-\u2013/]\s*(\d{4})$/u.exec(plain);
  if (years) return between(years[1], years[2]);
  const part = /^(\d{4})-?(H|Q)([1-4])$/u.exec(plain);
  if (part) {
    const months = part[2] === "H" ? 6 : 3;
    const last = Number(part[3]) * months;
    return last > 12 ? null : between(month(part[1], last - months + 1), month(part[1], last));
  }
  const months = /^(\d{4})-(\d{2})\/(\d{2})$/u.exec(plain);
  if (months) return between(`${months[1]}-${months[2]}`, `${months[1]}-${months[3]}`);
  const packed = /^(\d{4})(\d{2})$/u.exec(plain);
  if (packed) return between(`${packed[1]}-${packed[2]}`, `${packed[1]}-${packed[2]}`);
  return between(plain, plain);
}

function between(
  first: string | undefined,
  last: string | undefined,
): Pick<DateSpan, "start" | "end"> | null {
  const from = readDate(first ?? "");
  const to = readDate(last ?? "");
  return from && to && from.start <= to.end ? { start: from.start, end: to.end } : null;
}

function month(year: string | undefined, number: number): string {
  return `${year}-${String(number).padStart(2, "0")}`;
}
