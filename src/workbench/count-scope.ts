import {
  type Crossfilter,
  type EventColumns,
  makeCrossfilter,
  type PictureFilter,
  type PictureViews,
} from "../picture/index.ts";

/** Counts a filter strictly: every row of every table lies under all choices. */
export function countScope(columns: EventColumns, filter: PictureFilter): PictureViews {
  return counted(STRICT, columns, filter, true);
}

/** Counts a filter with each view free of its own choice, as linked views on a page do. */
export function countLinked(columns: EventColumns, filter: PictureFilter): PictureViews {
  return counted(LINKED, columns, filter, false);
}

/** One cross-filter for each set of columns: a request changes its filter instead of building anew. */
const STRICT = new WeakMap<EventColumns, Crossfilter>();
const LINKED = new WeakMap<EventColumns, Crossfilter>();

function counted(
  held: WeakMap<EventColumns, Crossfilter>,
  columns: EventColumns,
  filter: PictureFilter,
  strict: boolean,
): PictureViews {
  let crossfilter = held.get(columns);
  if (crossfilter === undefined) {
    crossfilter = makeCrossfilter(columns, undefined, { strict });
    held.set(columns, crossfilter);
  }
  crossfilter.setFilter(filter);
  return crossfilter.toViews();
}
