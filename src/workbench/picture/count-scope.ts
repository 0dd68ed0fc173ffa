import {
  type Crossfilter,
  type EventColumns,
  makeCrossfilter,
  type PictureFilter,
  type PictureViews,
} from "../../picture/index.ts";

/** One cross-filter for each set of columns: a request changes its filter instead of building anew. */
const HELD = new WeakMap<EventColumns, Crossfilter>();

/** Counts a filter strictly: every row of every table lies under all choices. */
export function countScope(columns: EventColumns, filter: PictureFilter): PictureViews {
  let crossfilter = HELD.get(columns);
  if (crossfilter === undefined) {
    crossfilter = makeCrossfilter(columns, undefined, { strict: true });
    HELD.set(columns, crossfilter);
  }
  crossfilter.setFilter(filter);
  return crossfilter.toViews();
}
