import { placeByCode } from "./gazetteer.ts";
import { isWhole, placeNow } from "./lineage.ts";
import type { Found } from "./named-units.ts";
import type { PolygonHit } from "./polygon-index.ts";
import type { PlaceQuery } from "./resolution.ts";

/** A point whose radius is at most this share of the district's may choose among parts of a divided one. */
const PRECISE = 0.25;
const SURE = 0.95;
const LIKELY = 0.8;
const POSSIBLE = 0.6;
/** A named district is worth this share of its match when the point lies in another. */
const CONTRADICTED = 0.8;

/**
 * The district whose imported polygon contains the point. A point less precise than the district is large
 * decides nothing: a province's centre is no district.
 */
export function findByPolygon(query: PlaceQuery): Found | null {
  const hit = locate(query);
  if (hit === null) return null;
  const share = query.radiusKm == null ? null : query.radiusKm / hit.radiusKm;
  if (share !== null && share > 1) return null;
  const confidence =
    share === null ? LIKELY : share <= PRECISE ? SURE : share <= 0.5 ? LIKELY : POSSIBLE;
  return { code: hit.code, basis: "polygon", confidence, province: hit.province };
}

/** The named district, doubted where the polygon names another, refined where it stands for several. */
export function checkAgainstPolygon(query: PlaceQuery, found: Found): Found {
  const hit = locate(query);
  if (hit === null || placeByCode(hit.code) === null) return found;
  const now = placeNow(found.code);
  if (isWhole(now) && placeByCode(now)?.successors.includes(hit.code)) {
    const precise = query.radiusKm != null && query.radiusKm <= PRECISE * hit.radiusKm;
    return precise ? { code: hit.code, basis: "polygon", confidence: SURE } : found;
  }
  if (placeNow(hit.code) === now) return found;
  return { ...found, confidence: found.confidence * CONTRADICTED };
}

function locate(query: PlaceQuery): PolygonHit | null {
  const { polygons, latitude, longitude } = query;
  if (!polygons || latitude === null || longitude === null) return null;
  return polygons.locate(longitude, latitude);
}
