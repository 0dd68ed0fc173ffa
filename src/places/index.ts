/**
 * States, first-level units and districts with P-codes and dates of validity; names to places;
 * boundaries and disputed areas. Draws no line of its own: every line has a source.
 *
 * @module
 */
export { BORDER_SOURCE, type NearestBorder, nearestBorder } from "./border.ts";
export { boundaryMap } from "./boundary-map.ts";
export { type BoundaryUnit, readBoundaries } from "./boundary-unit.ts";
export { PLACES_CODES } from "./codes.ts";
export { composeMap, type MapChoice, type RegionMap } from "./compose-map.ts";
export {
  DISPUTED_AREAS,
  type DisputedArea,
  MAP_VIEWS,
  type MapView,
  shownAs,
} from "./disputed-area.ts";
export { distanceKm } from "./distance.ts";
export { editDistance } from "./edit-distance.ts";
export { namesOf, placeByCode, placesAt, VALIDITY_BREAKS } from "./gazetteer.ts";
export {
  CURRENT_BOUNDARIES,
  CURRENT_DAY,
  isWhole,
  placeNow,
  placeOn,
  provinceOf,
} from "./lineage.ts";
export {
  LAYER_SOURCES,
  type LayerSource,
  MAP_NOTE,
  type MapBoundaries,
  type MapSources,
} from "./map-sources.ts";
export { matchName, type NameCandidate, type NameScope, SURE_ENOUGH } from "./match.ts";
export { nameKey } from "./name-key.ts";
export type { DatedName, Place, PlaceLevel } from "./place.ts";
export { indexPolygons, type PolygonHit, type PolygonIndex } from "./polygon-index.ts";
export {
  CENSUS_YEARS,
  type PopulationFigure,
  populationNow,
  populationOf,
  SHIPPED_POPULATION,
} from "./population.ts";
export {
  type PopulationRow,
  type PopulationTable,
  readPopulation,
} from "./read-population.ts";
export type { PlaceBasis, PlaceQuery, PlaceResolution } from "./resolution.ts";
export { resolvePlace } from "./resolve.ts";
export { type Mention, mentionsIn } from "./town.ts";
