import { type Day, formatDay } from "../kernel/index.ts";
import type { EventColumns } from "./columns.ts";

/** Where the days and months of the events begin, so that a window of time is a run of events. */
export interface DayIndex {
  /** Number of the first event on or after a day. */
  readonly at: (day: Day) => number;
  /** Month of each event, 0 for the first month that has one. */
  readonly month: Uint16Array;
  /** Names of the months, "2019-07". */
  readonly months: readonly string[];
}

/** Builds the index of days; the columns must be sorted by day. */
export function indexDays(columns: EventColumns): DayIndex {
  const { count, day } = columns;
  const first = count === 0 ? 0 : (day[0] as number);
  const last = count === 0 ? -1 : (day[count - 1] as number);
  const offsets = new Uint32Array(last - first + 2);
  const month = new Uint16Array(count);
  const monthOfDay = new Uint16Array(last - first + 1);
  const months = monthNames(first, last, monthOfDay);
  for (let i = 0; i < count; i++) {
    const since = (day[i] as number) - first;
    offsets[since + 1] = (offsets[since + 1] as number) + 1;
    month[i] = monthOfDay[since] as number;
  }
  for (let i = 1; i < offsets.length; i++) {
    offsets[i] = (offsets[i] as number) + (offsets[i - 1] as number);
  }
  const at = (wanted: Day) =>
    offsets[Math.min(Math.max(wanted - first, 0), offsets.length - 1)] as number;
  return { at, month, months };
}

function monthNames(first: Day, last: Day, monthOfDay: Uint16Array): string[] {
  const months: string[] = [];
  for (let day = first; day <= last; day++) {
    const name = formatDay(day).slice(0, 7);
    if (months.at(-1) !== name) months.push(name);
    monthOfDay[day - first] = months.length - 1;
  }
  return months;
}
