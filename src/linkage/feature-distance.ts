import type { RecordColumns } from "./columns.ts";
import { distanceKm } from "./distance.ts";
import type { Feature } from "./feature.ts";

/** Upper bounds of the classes of distance, in kilometres. */
export const DISTANCE_KM = [0.1, 0.5, 1, 2, 3, 5, 8, 12, 18, 25, 35, 50, 75, 1e9] as const;
/** Expected of one event in two sources before learning: most within a town, some within a district. */
const EXPECTED = [12, 14, 14, 12, 9, 9, 7, 6, 5, 4, 3, 2, 1, 1];

/** How imprecise each record's place is, as a class from 0; found in a taxonomy or in stated radii. */
export interface PlaceClasses {
  readonly names: readonly string[];
  readonly ofRow: Uint8Array;
}

/** Compares places by the distance between them, apart for each class of the vaguer of the two. */
export function distanceFeature(columns: RecordColumns, classes: PlaceClasses): Feature {
  const width = DISTANCE_KM.length;
  const levels = ["place of one not known"];
  const chains: number[][] = [];
  for (const name of classes.names) {
    chains.push(DISTANCE_KM.map((_, index) => levels.length + index));
    for (const km of DISTANCE_KM)
      levels.push(`${km > 1e6 ? "over 75" : `within ${km}`} km${name === "" ? "" : `, ${name}`}`);
  }
  const expected = [1, ...classes.names.flatMap(() => EXPECTED)];
  return {
    name: "distance",
    levels,
    neutralFirst: false,
    chains,
    expected: Float64Array.from(expected),
    level(i, j) {
      const km = distanceKm(columns, i, j);
      if (Number.isNaN(km)) return 0;
      let bin = 0;
      while (km > (DISTANCE_KM[bin] ?? 1e9)) bin++;
      const place = Math.max(classes.ofRow[i] ?? 0, classes.ofRow[j] ?? 0);
      return 1 + place * width + bin;
    },
  };
}

/** The class of distance that a level stands for, or -1 where a place is not known. */
export function distanceBin(level: number): number {
  return level === 0 ? -1 : (level - 1) % DISTANCE_KM.length;
}
