/**
 * Charts as functions of plain data that return SVG text: the same on the page, in the report and in
 * files. A chart says what is seen, in which unit, from which source and by which method; it draws the
 * range; and it reads in grey. It never fetches, never measures a screen and never draws a figure
 * without a source. Colours follow Okabe and Ito (2008); bars start at zero.
 *
 * @module
 */

export { type Classes, classesOf } from "./classes.ts";
export { type ComparedPanel, type ComparisonData, drawComparison } from "./comparison.ts";
export {
  type DisagreementData,
  drawDisagreement,
  type ScopeGroup,
  type SourceFigure,
} from "./disagreement.ts";
export type {
  ChartName,
  ChartNames,
  ChartSetting,
  ChartSubject,
  Figure,
  Measure,
} from "./figure.ts";
export { bareFigure, frameFigure } from "./frame.ts";
export type { AreaRate } from "./map-rates.ts";
export { numeral, percent, ranged, rateText } from "./numerals.ts";
export { type BorderLine, layerOf, type Outline, type Outlines, outlinesOf } from "./outlines.ts";
export { type ChartMode, PALETTES, type Palette } from "./palette.ts";
export type { TimelineData } from "./periods.ts";
export { drawPlaceMap, type MapPoint, type PlaceMapData } from "./place-map.ts";
export { drawRanking, type RankingData } from "./ranking.ts";
export {
  drawSideBySide,
  type SideBySideData,
  type SidedEvent,
  type SidedFigure,
  type Stand,
} from "./side-by-side.ts";
export type { ChartDocument } from "./svg.ts";
export { drawTimeline } from "./timeline.ts";
