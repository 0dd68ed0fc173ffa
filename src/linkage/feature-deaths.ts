import type { RecordColumns } from "./columns.ts";
import type { Feature } from "./feature.ts";

/** Lower bounds of the classes of the larger toll of two: equal large tolls say more than equal small ones. */
const SIZES = [1, 2, 4, 8, 16, 40] as const;
const CLOSENESS = ["equal", "nearly equal", "within a half", "far apart"] as const;
const EXPECTED = [0.45, 0.3, 0.17, 0.08];

/** Compares the numbers of deaths by their closeness, apart for each size of the larger. */
export function deathsFeature(columns: RecordColumns): Feature {
  const { deathsLow: low, deathsBest: best, deathsHigh: high } = columns;
  const levels = ["deaths of one not known", "no deaths in both"];
  const chains: number[][] = [];
  const expected = [0, 0.2];
  SIZES.forEach((size) => {
    chains.push(CLOSENESS.map((_, index) => levels.length + index));
    CLOSENESS.forEach((words, index) => {
      levels.push(`deaths ${words}, the larger ${size} or more`);
      expected.push((EXPECTED[index] ?? 0) * (0.8 / SIZES.length));
    });
  });
  return {
    name: "deaths",
    levels,
    neutralFirst: true,
    chains,
    expected: Float64Array.from(expected),
    level(i, j) {
      const [a, b] = [best[i] ?? Number.NaN, best[j] ?? Number.NaN];
      if (Number.isNaN(a) || Number.isNaN(b)) return 0;
      const larger = Math.max(a, b);
      if (larger < 1) return 1;
      let size = SIZES.length - 1;
      while (size > 0 && larger < (SIZES[size] ?? 0)) size--;
      const differ = Math.abs(a - b);
      const overlap = (low[i] ?? 0) <= (high[j] ?? 0) && (low[j] ?? 0) <= (high[i] ?? 0);
      const close = differ <= Math.max(1, larger * 0.2) || (overlap && differ <= larger * 0.5);
      const closeness = differ === 0 ? 0 : close ? 1 : differ <= larger / 2 ? 2 : 3;
      return 2 + size * CLOSENESS.length + closeness;
    },
  };
}
