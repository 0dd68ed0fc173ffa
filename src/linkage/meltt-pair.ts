import type { MelttCodes, MelttOptions, MelttRecord } from "./meltt-record.ts";

const KM_PER_DEGREE = 111.111;
const RADIANS = Math.PI / 180;

/** Tests of a pair of records by MELTT's rules. */
export interface MelttPairTest {
  /** Whether the two places are within the distance. */
  near(left: number, right: number): boolean;
  /**
   * How far the categories are apart: 0 where all agree at the finest level, 1 where all agree only at
   * the broadest; `null` where the pair does not qualify.
   */
  misfit(left: number, right: number): number | null;
}

/** Prepares the tests of pairs for these records; records are named by their index. */
export function melttPairTest(
  records: readonly MelttRecord[],
  taxonomies: MelttCodes,
  options: MelttOptions,
): MelttPairTest {
  const latitudes = Float64Array.from(records, ({ latitude }) => latitude);
  const longitudes = Float64Array.from(records, ({ longitude }) => longitude);
  const cosines = latitudes.map((latitude) => Math.cos(latitude * RADIANS));
  const { radiusKm } = options;
  // Points further apart in latitude alone need no sine; the margin is for rounding.
  const latitudeMost = radiusKm / KM_PER_DEGREE + 1e-9;
  const near = (left: number, right: number): boolean => {
    const dLatitude = at(latitudes, right) - at(latitudes, left);
    if (dLatitude > latitudeMost || dLatitude < -latitudeMost) return false;
    const dLongitude = at(longitudes, right) - at(longitudes, left);
    const h =
      Math.sin((dLatitude * RADIANS) / 2) ** 2 +
      at(cosines, left) * at(cosines, right) * Math.sin((dLongitude * RADIANS) / 2) ** 2;
    const degrees = (2 * Math.asin(Math.min(1, Math.sqrt(h)))) / RADIANS;
    return degrees * KM_PER_DEGREE <= radiusKm;
  };
  return { near, misfit: misfitTest(taxonomies, options) };
}

function misfitTest(
  { codes, offsets, width }: MelttCodes,
  { smartMatch = true, certainty = [], partial = 0 }: MelttOptions,
): MelttPairTest["misfit"] {
  const dimensions = offsets.length - 1;
  const first = offsets
    .slice(0, dimensions)
    .map((offset, i) => (smartMatch ? offset : offset + (certainty[i] ?? 1) - 1));
  const last = first.map((from, i) => (smartMatch ? (offsets[i + 1] ?? width) : from + 1));
  const steps = first.map((from, i) => 1 / Math.max(1, (last[i] ?? 0) - from - 1));
  return (left, right) => {
    let [sum, apart] = [0, 0];
    for (let dimension = 0; dimension < dimensions; dimension++) {
      const from = at(first, dimension);
      const to = at(last, dimension);
      let level = from;
      while (level < to && at(codes, left * width + level) !== at(codes, right * width + level)) {
        level++;
      }
      if (level === to) apart++;
      sum += level === to ? 1 : (level - from) * at(steps, dimension);
      if (apart > partial) return null;
    }
    if (apart !== 0 && apart !== partial) return null;
    return dimensions === 0 ? 0 : sum / dimensions;
  };
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0;
}
