import type { Dimension, RecordColumns } from "./columns.ts";
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
  const probable = probablePairs(pairs);
  let best: PlaceShape | undefined;
  let bestGain = 0;
  for (const dimension of columns.dimensions)
    for (let level = 0; level < dimension.depth; level++) {
      const order = byDistance(probable, dimension, level);
      if (order.length < 2 || order.length > VALUES_MOST) continue;
      const shape: PlaceShape = { by: "taxonomy", name: dimension.name, level, order };
      const gain = gainOf(probable, placeClasses(columns, shape));
      if (gain > bestGain) [best, bestGain] = [shape, gain];
    }
  return best;
}

/** Values of a level, by the mean class of distance of the pairs that state them. */
function byDistance(
  probable: ProbablePairs,
  { codes, depth, values }: Dimension,
  level: number,
): string[] {
  const weight = new Float64Array(values.length);
  const bins = new Float64Array(values.length);
  const met = new Set<number>();
  for (let pair = 0; pair < probable.p.length; pair++)
    for (const rows of [probable.first, probable.second]) {
      const code = codes[(rows[pair] as number) * depth + level] as number;
      if (code < 0) continue;
      met.add(code);
      const p = probable.p[pair] as number;
      weight[code] = (weight[code] as number) + p;
      bins[code] = (bins[code] as number) + p * (probable.bin[pair] as number);
    }
  const mean = (code: number) => (bins[code] as number) / (weight[code] as number);
  const text = (code: number) => values[code] as string;
  return [...met].sort((a, b) => mean(a) - mean(b) || compareText(text(a), text(b))).map(text);
}

function gainOf(probable: ProbablePairs, classes: PlaceClasses): number {
  const bins = DISTANCE_KM.length;
  const joint = new Float64Array(classes.names.length * bins);
  const byClass = new Float64Array(classes.names.length);
  const byBin = new Float64Array(bins);
  let total = 0;
  for (let pair = 0; pair < probable.p.length; pair++) {
    const [p, bin] = [probable.p[pair] as number, probable.bin[pair] as number];
    const [i, j] = [probable.first[pair] as number, probable.second[pair] as number];
    const place = Math.max(classes.ofRow[i] as number, classes.ofRow[j] as number);
    joint[place * bins + bin] = (joint[place * bins + bin] as number) + p;
    byClass[place] = (byClass[place] as number) + p;
    byBin[bin] = (byBin[bin] as number) + p;
    total += p;
  }
  let gain = 0;
  joint.forEach((n, index) => {
    const independent =
      ((byClass[Math.floor(index / bins)] ?? 0) * (byBin[index % bins] ?? 0)) / total;
    if (n > 0) gain += n * Math.log(n / independent);
  });
  return gain - ((classes.names.length - 1) * (bins - 1) * Math.log(total + 1)) / 2;
}

/** Pairs that may match, with the class of their distance, as columns. */
interface ProbablePairs {
  readonly first: number[];
  readonly second: number[];
  readonly p: number[];
  readonly bin: number[];
}

function probablePairs(pairs: readonly SourcePair[]): ProbablePairs {
  const found: ProbablePairs = { first: [], second: [], p: [], bin: [] };
  for (const { window, p } of pairs)
    for (let pair = 0; pair < window.count; pair++) {
      const share = p[pair] as number;
      if (share <= COUNTED_FROM) continue;
      const bin = distanceBin(window.levels[0]?.[pair] ?? 0);
      if (bin < 0) continue;
      found.first.push(window.first[pair] as number);
      found.second.push(window.second[pair] as number);
      found.p.push(share);
      found.bin.push(bin);
    }
  return found;
}
