import { indexSource } from "./blocking.ts";
import type { Calibration } from "./calibration.ts";
import type { RecordColumns } from "./columns.ts";
import { findParents } from "./dependence.ts";
import { type LearnedPair, learn } from "./learn.ts";
import type { LinkageStep } from "./options.ts";
import { findPlaceShape } from "./place-classes.ts";
import { featuresOf, type ModelShape, shapeOf } from "./shape.ts";
import {
  type BlockedPair,
  blockPair,
  comparePlacesAgain,
  compareSourcePair,
  type SourcePair,
} from "./source-pair.ts";
import { Layout } from "./weights.ts";

/** Everything that was learned, as plain data: with it further records are linked in exactly the same way. */
export interface LinkageModel {
  readonly shape: ModelShape;
  readonly pairs: readonly ModelPair[];
  readonly calibration: Calibration;
}

/** What was learned of two sources, by name; days are counted from `one` to `other`. */
export interface ModelPair extends LearnedPair {
  readonly one: string;
  readonly other: string;
}

/** A model with the pairs that it was learned from. */
export interface Learned {
  readonly shape: ModelShape;
  readonly layout: Layout;
  readonly pairs: readonly SourcePair[];
  readonly learned: readonly LearnedPair[];
}

/** Rounds to find out what tells precision and what says the same twice, and to learn everything. */
const FIRST_ROUNDS = 6;
const ROUNDS = 12;

/** Learns from the records how to link them. */
export function learnModel(
  columns: RecordColumns,
  window: { readonly km: number; readonly days: number },
  duplicates: (source: number) => boolean,
  progress: (step: LinkageStep, done: number) => void,
): Learned {
  let shape = shapeOf(columns, window.km, window.days);
  const indexes = columns.sources.map((_, source) => indexSource(columns, source, window));
  const combinations = columns.sources.flatMap((_, one) =>
    columns.sources.flatMap((_, other): [number, number][] =>
      other > one || (other === one && duplicates(one)) ? [[one, other]] : [],
    ),
  );
  const blocked = combinations.map((pair, index) => {
    progress("block", index / combinations.length);
    return blockPair(columns, indexes, pair, shape);
  });
  const broad = layoutOf(columns, shape);
  const pairs = blocked.map((pair, index) => {
    progress("compare", index / blocked.length);
    return compareSourcePair(columns, broad, pair, window.days);
  });
  shape = refined(columns, shape, broad, pairs, (done) => progress("learn", done / 3));
  const layout = layoutOf(columns, shape);
  // One after the other, so that what the first round needed is let go.
  for (const [index, pair] of pairs.entries())
    pairs[index] = comparePlacesAgain(
      columns,
      layout,
      blocked[index] as BlockedPair,
      window.days,
      pair,
    );
  const learned = learn(layout, pairs, ROUNDS, (done) => progress("learn", (1 + 2 * done) / 3));
  return { shape, layout, pairs, learned };
}

function layoutOf(columns: RecordColumns, shape: ModelShape): Layout {
  return new Layout(featuresOf(columns, shape), shape.parents);
}

/** The shape with what a first round of learning shows: what tells precision, what says the same twice. */
function refined(
  columns: RecordColumns,
  shape: ModelShape,
  layout: Layout,
  pairs: readonly SourcePair[],
  progress: (done: number) => void,
): ModelShape {
  learn(layout, pairs, FIRST_ROUNDS, progress);
  const found = shape.place.by === "nothing" ? findPlaceShape(columns, pairs) : undefined;
  return { ...shape, place: found ?? shape.place, parents: findParents(layout.features, pairs) };
}

/** Puts names to what was learned. */
export function modelOf(
  columns: RecordColumns,
  found: Learned,
  calibration: Calibration,
): LinkageModel {
  return {
    shape: found.shape,
    pairs: found.learned.map((learned, index) => ({
      ...learned,
      one: columns.sources[found.pairs[index]?.one ?? 0] ?? "",
      other: columns.sources[found.pairs[index]?.other ?? 0] ?? "",
    })),
    calibration,
  };
}
