import type { RecordPlaces } from "./columns.ts";

const KM_PER_DEGREE = 111.195;
const RADIANS = Math.PI / 180;

/** Kilometres between two records, `NaN` where one has no point; exact enough below a few hundred. */
export function distanceKm(columns: RecordPlaces, i: number, j: number): number {
  const [a, b] = [columns.latitude[i] ?? Number.NaN, columns.latitude[j] ?? Number.NaN];
  let east = Math.abs((columns.longitude[i] ?? Number.NaN) - (columns.longitude[j] ?? Number.NaN));
  if (east > 180) east = 360 - east;
  return KM_PER_DEGREE * Math.hypot(a - b, east * Math.cos(((a + b) / 2) * RADIANS));
}

/** Degrees of latitude that a distance spans. */
export function degreesNorth(km: number): number {
  return km / KM_PER_DEGREE;
}

/** Degrees of longitude that a distance spans at most within some degrees of a latitude. */
export function degreesEast(km: number, latitude: number): number {
  const cosine = Math.cos(Math.min(89.9, Math.abs(latitude)) * RADIANS);
  return Math.min(360, km / KM_PER_DEGREE / cosine);
}
