import type { RecordColumns } from "./columns.ts";
import { compareText } from "./columns.ts";
import { DISTANCE_KM, distanceBin, type PlaceClasses } from "./feature-distance.ts";
import type { SourcePair } from "./source-pair.ts";

/** What says how precise a place is: nothing, stated radii, or the values of a taxonomy, finest first. */
export type PlaceShape =
  | { readonly by: "nothing" | "radius" }
  | {
      readonly by: "taxonomy";
      readonly name: string;
      readonly level: number;
      readonly order: readonly string[];
    };

/** Stated radii are compared in these classes of the wider of the two. */
const RADIUS_KM = [1, 5, 25, 1e9] as const;
/** A record that states no radius among records that do is put in this class. */
const NOT_STATED = 2;
/** A taxonomy with more values than this does not describe precision. */
const VALUES_MOST = 8;
/** Pairs less probable than this say nothing about the distances of matches. */
const COUNTED_FROM = 0.01;

/** The class of every record's place. */
export function placeClasses(columns: RecordColumns, shape: PlaceShape): PlaceClasses {
  if (shape.by === "nothing") return { names: [""], ofRow: new Uint8Array(columns.count) };
  if (shape.by !== "taxonomy") {
    const ofRow = Uint8Array.from(columns.radiusKm, (radius) =>
      Number.isNaN(radius) ? NOT_STATED : RADIUS_KM.findIndex((bound) => radius <= bound),
    );
    const names = RADIUS_KM.map((km) => (km > 1e6 ? "place vague" : `place within ${km} km`));
    return { names, ofRow };
  }
  const { name, level, order } = shape;
  const dimension = columns.dimensions.find((candidate) => candidate.name === name);
  const rank = new Map(order.map((value, index) => [value, index]));
  const ofRow = new Uint8Array(columns.count).fill(order.length - 1);
  if (dimension !== undefined)
    for (let row = 0; row < columns.count; row++) {
      const value = dimension.values[dimension.codes[row * dimension.depth + level] ?? -1];
      ofRow[row] = rank.get(value ?? "") ?? order.length - 1;
    }
  return { names: order.map((value) => `${name} ${value}`), ofRow };
}

/**
 * Looks for a taxonomy whose values tell how far apart two reports of one event lie, as a code of
 * geographic precision does: the one that explains the distances of probable matches best, if it gains more
 * than its further parameters cost (Bayesian information criterion, Schwarz 1978).
 */
export function findPlaceShape(
  columns: RecordColumns,
  pairs: readonly SourcePair[],
): PlaceShape | undefined {
  let best: PlaceShape | undefined;
  let bestGain = 0;
  for (const { name, depth, codes, values } of columns.dimensions)
    for (let level = 0; level < depth; level++) {
      const order = byDistance(pairs, (row) => values[codes[row * depth + level] ?? -1]);
      if (order.length < 2 || order.length > VALUES_MOST) continue;
      const shape: PlaceShape = { by: "taxonomy", name, level, order };
      const gain = gainOf(pairs, placeClasses(columns, shape));
      if (gain > bestGain) [best, bestGain] = [shape, gain];
    }
  return best;
}

function byDistance(
  pairs: readonly SourcePair[],
  stated: (row: number) => string | undefined,
): string[] {
  const sums = new Map<string, { weight: number; bins: number }>();
  eachProbable(pairs, (i, j, p, bin) => {
    for (const row of [i, j]) {
      const value = stated(row);
      if (value === undefined) continue;
      const sum = sums.get(value) ?? { weight: 0, bins: 0 };
      sums.set(value, { weight: sum.weight + p, bins: sum.bins + p * bin });
    }
  });
  const mean = ({ weight, bins }: { weight: number; bins: number }) => bins / weight;
  return [...sums]
    .sort(([x, a], [y, b]) => mean(a) - mean(b) || compareText(x, y))
    .map(([value]) => value);
}

function gainOf(pairs: readonly SourcePair[], classes: PlaceClasses): number {
  const bins = DISTANCE_KM.length;
  const joint = new Float64Array(classes.names.length * bins);
  const byClass = new Float64Array(classes.names.length);
  const byBin = new Float64Array(bins);
  let total = 0;
  eachProbable(pairs, (i, j, p, bin) => {
    const place = Math.max(classes.ofRow[i] ?? 0, classes.ofRow[j] ?? 0);
    joint[place * bins + bin] = (joint[place * bins + bin] ?? 0) + p;
    byClass[place] = (byClass[place] ?? 0) + p;
    byBin[bin] = (byBin[bin] ?? 0) + p;
    total += p;
  });
  let gain = 0;
  joint.forEach((n, index) => {
    const independent =
      ((byClass[Math.floor(index / bins)] ?? 0) * (byBin[index % bins] ?? 0)) / total;
    if (n > 0) gain += n * Math.log(n / independent);
  });
  return gain - ((classes.names.length - 1) * (bins - 1) * Math.log(total + 1)) / 2;
}

function eachProbable(
  pairs: readonly SourcePair[],
  visit: (i: number, j: number, p: number, bin: number) => void,
): void {
  for (const { window, p } of pairs)
    for (let pair = 0; pair < window.count; pair++) {
      const bin = distanceBin(window.levels[0]?.[pair] ?? 0);
      const share = p[pair] ?? 0;
      if (bin >= 0 && share > COUNTED_FROM)
        visit(window.first[pair] ?? 0, window.second[pair] ?? 0, share, bin);
    }
}
