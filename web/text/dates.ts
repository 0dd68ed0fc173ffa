import type { Text } from "./en.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** A month as "July 2016", in the Gregorian calendar and with Latin digits in both languages. */
export function monthName(month: string, text: Text, length: "long" | "short" = "long"): string {
  return format(text, length, { month: length, year: "numeric" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

/** A day as "9 July 2016"; days that a source gives only to the month or year lose the rest. */
export function shownDay(day: string, text: Text, precision = "day"): string {
  if (precision === "year") return day.slice(0, 4);
  if (precision === "month") return monthName(day.slice(0, 7), text);
  return format(text, "day", { day: "numeric", month: "short", year: "numeric" }).format(
    new Date(`${day.slice(0, 10)}T00:00:00Z`),
  );
}

/** A time as "9 July 2016, 14:05 UTC". */
export function shownTime(time: string, text: Text): string {
  return `${shownDay(time, text)}, ${time.slice(11, 16)} UTC`;
}

/** Two months as "July 2016 to December 2025". */
export function monthSpan(from: string, to: string, text: Text): string {
  if (from.endsWith("-01") && to.endsWith("-12")) {
    return text.between(from.slice(0, 4), to.slice(0, 4));
  }
  return text.between(monthName(from, text), monthName(to, text));
}

function format(text: Text, kind: string, options: Intl.DateTimeFormatOptions) {
  const key = `${text.locale} ${kind}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(text.locale, {
      ...options,
      numberingSystem: "latn",
      calendar: "gregory",
      timeZone: "UTC",
    });
    formats.set(key, known);
  }
  return known;
}
