import type { EventColumns } from "./columns.ts";
import type { Hexagons } from "./hexagons.ts";

/**
 * Numbers of one view while they are counted: for each cell `STRIDE` numbers in turn: events, killed
 * low, best and high, events without a figure. Cells of rankings are dictionary codes.
 */
export type RawTally = Float64Array;

/** Numbers kept for each cell of a raw tally. */
export const STRIDE = 5;

/**
 * Upper ends of the bands of distance to a border, in km; a band more holds what lies beyond, one what is
 * not known.
 */
export const BORDER_BANDS_KM = [10, 25, 50, 100] as const;

/** Bands of distance for each neighbour in the raw tally of borders. */
export const BANDS = BORDER_BANDS_KM.length + 2;

/** The views that a cross-filter can count. */
export const VIEW_NAMES = [
  "total",
  "timeline",
  "datasets",
  "countries",
  "provinces",
  "districts",
  "types",
  "actors",
  "targets",
  "attributions",
  "borders",
  "cells",
] as const;

/** A view that a cross-filter can count. */
export type ViewName = (typeof VIEW_NAMES)[number];

/** The cell of an event in the raw tally of borders: neighbour, then band of distance. */
export function borderCell(border: number, km: number): number {
  let band = 0;
  if (border === 0 || km === 65_535) band = BANDS - 1;
  else while (band < BORDER_BANDS_KM.length && km > (BORDER_BANDS_KM[band] as number)) band++;
  return border * BANDS + band;
}

/** How many cells a view has. */
export function cellsOf(
  view: ViewName,
  columns: EventColumns,
  months: number,
  hexagons: Hexagons | null,
): number {
  const { dictionaries } = columns;
  switch (view) {
    case "total":
      return 1;
    case "timeline":
      return months;
    case "datasets":
      return dictionaries.dataset.length;
    case "countries":
      return dictionaries.country.length;
    case "provinces":
      return dictionaries.province.length;
    case "districts":
      return dictionaries.district.length;
    case "types":
      return dictionaries.type.length;
    case "actors":
      return dictionaries.actor.length;
    case "targets":
      return dictionaries.target.length;
    case "attributions":
      return dictionaries.attribution.length;
    case "borders":
      return dictionaries.country.length * BANDS;
    case "cells":
      return hexagons === null ? 0 : hexagons.centres.length / 2;
  }
}
