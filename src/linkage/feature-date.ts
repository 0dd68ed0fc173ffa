import type { RecordColumns } from "./columns.ts";
import type { Feature } from "./feature.ts";

/** Chance that two reports of a one-day event differ by so many days, before learning. */
const EXPECTED = [60, 12, 4, 2, 1, 0.7, 0.5, 0.4];

/** The same of how records overlap when one, or both, last several days. */
const ONE_LONG = [0.05, 0.35, 0.45, 0.1, 0.05];
const BOTH_LONG = [0.35, 0.25, 0.3, 0.06, 0.04];

/**
 * Compares days. Two one-day records are compared by the days from the first to the second, with their
 * sign, for a source may date events systematically later; longer records by how they overlap.
 */
export function dateFeature(columns: RecordColumns, windowDays: number): Feature {
  const apart = Array.from({ length: 2 * windowDays + 1 }, (_, index) => index - windowDays);
  const levels = apart.map((days) =>
    days === 0 ? "same day" : `${Math.abs(days)} days ${days < 0 ? "earlier" : "later"}`,
  );
  const overlap = [
    "same days",
    "days nearly the same",
    "days overlap",
    "days within 2",
    "days further apart",
  ];
  const long = levels.length;
  for (const many of ["one of several days", "both of several days"])
    levels.push(...overlap.map((words) => `${words}, ${many}`));
  const zero = windowDays;
  const chain = (step: number) =>
    apart.slice(0, windowDays + 1).map((_, index) => zero + step * index);
  const several = (first: number) => overlap.map((_, index) => first + index);
  return {
    name: "date",
    levels,
    neutralFirst: false,
    chains: [chain(-1), chain(1), several(long), several(long + overlap.length)],
    expected: Float64Array.from([
      ...apart.map((days) => EXPECTED[Math.abs(days)] ?? 0.3),
      ...ONE_LONG,
      ...BOTH_LONG,
    ]),
    level(i, j, offset) {
      const a = (columns.endDay[i] ?? 0) - (columns.startDay[i] ?? 0);
      const b = (columns.endDay[j] ?? 0) - (columns.startDay[j] ?? 0);
      if (a === 0 && b === 0) return zero + Math.max(-windowDays, Math.min(windowDays, offset));
      const base = a > 0 && b > 0 ? long + overlap.length : long;
      const ends = Math.abs(offset + b - a);
      const starts = Math.abs(offset);
      if (starts === 0 && ends === 0) return base;
      if (starts + ends <= 2) return base + 1;
      const gap = Math.max(0, offset - a, -offset - b);
      return base + (gap === 0 ? 2 : gap <= 2 ? 3 : 4);
    },
  };
}
