/**
 * States, first-level units and districts with P-codes and dates of validity; names to places;
 * boundaries and disputed areas. Draws no line of its own: every line has a source.
 *
 * @module
 */
export {
  matchName,
  type NameCandidate,
  namesOf,
  placeByCode,
  placesAt,
  VALIDITY_BREAKS,
} from "./gazetteer.ts";
export type { DatedName, Place, PlaceLevel } from "./place.ts";
export type { PolygonHit, PolygonIndex } from "./polygon-index.ts";
export type { PlaceBasis, PlaceQuery, PlaceResolution } from "./resolution.ts";
export { resolvePlace } from "./resolve.ts";
