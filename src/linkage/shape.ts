import type { RecordColumns } from "./columns.ts";
import type { Feature } from "./feature.ts";
import { dateFeature } from "./feature-date.ts";
import { deathsFeature } from "./feature-deaths.ts";
import { distanceBin, distanceFeature } from "./feature-distance.ts";
import { actorsFeature, citationsFeature, typeFeature, unitFeature } from "./feature-type.ts";
import { type PlaceShape, placeClasses } from "./place-classes.ts";

/** What is compared, as plain data: enough to compare further records in exactly the same way. */
export interface ModelShape {
  readonly windowKm: number;
  readonly windowDays: number;
  readonly dimensions: readonly { readonly name: string; readonly depth: number }[];
  /** Which of the optional comparisons any record has something for. */
  readonly compares: readonly ("deaths" | "actors" | "citations" | "unit")[];
  readonly place: PlaceShape;
  /** For each feature, the feature that its shares depend on, or -1 for the distance class. */
  readonly parents: readonly number[];
}

/** Classes of distance on which the shares of other features depend: town, surroundings, district, unknown. */
export const BANDS = 4;

/** The shape that records call for before anything is learned. */
export function shapeOf(columns: RecordColumns, windowKm: number, windowDays: number): ModelShape {
  const compares: ModelShape["compares"][number][] = [];
  if (columns.deathsBest.some((best) => !Number.isNaN(best))) compares.push("deaths");
  if (columns.actors.codes.length > 0) compares.push("actors");
  if (columns.citations.codes.length > 0) compares.push("citations");
  if (columns.unit.some((unit) => unit >= 0)) compares.push("unit");
  const dimensions = columns.dimensions.map(({ name, depth }) => ({ name, depth }));
  const place: PlaceShape = columns.radiusKm.some((radius) => !Number.isNaN(radius))
    ? { by: "radius" }
    : { by: "nothing" };
  const parents = Array.from({ length: 2 + compares.length + dimensions.length }, () => -1);
  return { windowKm, windowDays, dimensions, compares, place, parents };
}

/** The comparisons of a shape: distance, date, then those it names, then its taxonomies. */
export function featuresOf(columns: RecordColumns, shape: ModelShape): Feature[] {
  const optional = {
    deaths: deathsFeature,
    actors: actorsFeature,
    citations: citationsFeature,
    unit: unitFeature,
  };
  return [
    distanceFeature(columns, placeClasses(columns, shape.place)),
    dateFeature(columns, shape.windowDays),
    ...shape.compares.map((name) => optional[name](columns)),
    ...columns.dimensions.map(typeFeature),
  ];
}

/** The class of distance that stands for a level of the distance feature. */
export function bandOf(distanceLevel: number): number {
  const bin = distanceBin(distanceLevel);
  return bin < 0 ? 3 : bin <= 4 ? 0 : bin <= 7 ? 1 : 2;
}
