import type { Crossfilter } from "../../src/picture/index.ts";

/** The months that the counted sources cover, as a part of the months of all events. */
export interface Coverage {
  readonly months: readonly string[];
  /** Number of the first of them among the months of all events. */
  readonly offset: number;
}

const known = new WeakMap<Crossfilter, Map<string, Coverage>>();

/** From the first to the last month in which the sources have an event; all months without a source. */
export function coverageOf(crossfilter: Crossfilter, datasets: readonly string[]): Coverage {
  const key = datasets.join(" ");
  const map = known.get(crossfilter) ?? new Map<string, Coverage>();
  known.set(crossfilter, map);
  const kept = map.get(key);
  if (kept !== undefined) return kept;
  const { columns, days } = crossfilter;
  const wanted = columns.dictionaries.dataset.map((name) => datasets.includes(name));
  let first = -1;
  let last = -1;
  for (let event = 0; event < columns.count; event++) {
    if (!wanted[columns.dataset[event] as number]) continue;
    if (first === -1) first = event;
    last = event;
  }
  const offset = first === -1 ? 0 : (days.month[first] as number);
  const end = last === -1 ? days.months.length : (days.month[last] as number) + 1;
  const coverage = { months: days.months.slice(offset, end), offset };
  map.set(key, coverage);
  return coverage;
}
