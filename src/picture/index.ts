/**
 * The threat picture: counting events by place, time, actor and type, with ranges, and saying where
 * sources disagree. Pure; the same module counts on the server and in the browser.
 *
 * @module
 */

export { type Candidate, closestNames } from "./closest.ts";
export { PICTURE_CODES } from "./codes.ts";
export {
  type Dictionary,
  EVENT_ARRAYS,
  type EventArray,
  type EventColumns,
  type Extent,
  NO_VALUE,
} from "./columns.ts";
export { type Crossfilter, makeCrossfilter } from "./crossfilter.ts";
export { type CsvCell, writeCsv } from "./csv.ts";
export type { DayIndex } from "./days.ts";
export { compareCounts, type Difference } from "./difference.ts";
export { codesOf } from "./dimension.ts";
export {
  type Disagreement,
  layDisagreement,
  type ScopeRange,
  type SeriesPair,
} from "./disagreement.ts";
export { type StatePair, statePairs } from "./dyads.ts";
export { NO_FILTER, type PictureFilter } from "./filter.ts";
export type { Hexagons } from "./hexagons.ts";
export { INTENSITY, type IntensityClass, intensityOf } from "./intensity.ts";
export { describePeriod, spanOfDate } from "./period.ts";
export { gatherSeries, type PrintedFigure, type Series, type Version } from "./published.ts";
export { BORDER_BANDS_KM, type RawTally, STRIDE, VIEW_NAMES, type ViewName } from "./tallies.ts";
export type { BorderBand, MapCell, PictureViews, Ranked, Tally } from "./view.ts";
export { addTallies, rankedOf, rollUpTypes, tallyAt } from "./views.ts";
export { COLUMNS_VERSION, decodeColumns, encodeColumns } from "./wire.ts";
