const EARTH_KM = 6371;

/**
 * Great-circle distance of two points in kilometres (haversine, sphere of 6,371 km).
 *
 * @example
 * Math.round(distanceKm(67.01, 30.19, 71.56, 34.01))
 * // => 603
 */
export function distanceKm(
  longitudeA: number,
  latitudeA: number,
  longitudeB: number,
  latitudeB: number,
): number {
  const radians = Math.PI / 180;
  const dLatitude = ((latitudeB - latitudeA) * radians) / 2;
  const dLongitude = ((longitudeB - longitudeA) * radians) / 2;
  const h =
    Math.sin(dLatitude) ** 2 +
    Math.cos(latitudeA * radians) * Math.cos(latitudeB * radians) * Math.sin(dLongitude) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
