import type { PlaceQuery, PlaceResolution } from "./resolution.ts";

/**
 * The place of an event, under the boundaries of its day and of today, with what decided it and how sure
 * that is. Nothing is guessed silently: what cannot be decided stays `null`.
 */
export function resolvePlace(query: PlaceQuery): PlaceResolution {
  return {
    country: null,
    provinceThen: null,
    provinceNow: null,
    districtThen: null,
    districtNow: null,
    basis: "none",
    confidence: null,
    border: null,
    borderKm: null,
    latitude: query.latitude,
    longitude: query.longitude,
    radiusKm: query.radiusKm ?? null,
  };
}
