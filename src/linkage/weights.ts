import type { ComparedPairs } from "./comparison.ts";
import type { Feature } from "./feature.ts";
import { fallingFit } from "./monotone.ts";
import { BANDS, bandOf } from "./shape.ts";

/** For each feature, a row of numbers for each condition that its shares depend on, one a level. */
export type Tables = Float64Array[];

/** How the levels of each feature are counted: by the distance class, or by the level of another feature. */
export class Layout {
  readonly features: readonly Feature[];
  readonly parents: readonly number[];

  constructor(features: readonly Feature[], parents: readonly number[]) {
    this.features = features;
    this.parents = parents;
  }

  width(feature: number): number {
    return this.features[feature]?.levels.length ?? 0;
  }

  conditions(feature: number): number {
    const parent = this.parents[feature] ?? -1;
    return parent < 0 ? BANDS : this.width(parent);
  }

  /** Tables of this layout, all zero. */
  empty(): Tables {
    return this.features.map((_, k) => new Float64Array(this.conditions(k) * this.width(k)));
  }

  /** For each feature the place in its table of every pair. */
  cellsOf(pairs: ComparedPairs): Cells {
    const bands = (pairs.levels[0] as Uint8Array).map((level) => BAND_OF_LEVEL[level] as number);
    return this.features.map((_, k) => {
      const parent = this.parents[k] as number;
      const conditions = parent < 0 ? bands : (pairs.levels[parent] as Uint8Array);
      const levels = pairs.levels[k] as Uint8Array;
      const width = this.width(k);
      const cells = new Uint16Array(pairs.count);
      for (let pair = 0; pair < cells.length; pair++)
        cells[pair] = (conditions[pair] as number) * width + (levels[pair] as number);
      return cells;
    });
  }

  /** Tables of the weights of pairs, each added to the cells that it falls in. */
  counted(cells: Cells, weights: Float64Array): Tables {
    const tables = this.empty();
    cells.forEach((own, k) => {
      const table = tables[k] as Float64Array;
      for (let pair = 0; pair < own.length; pair++) {
        const cell = own[pair] as number;
        table[cell] = (table[cell] as number) + (weights[pair] as number);
      }
    });
    return tables;
  }
}

/** For each feature, one number a pair. */
export type Cells = readonly Uint16Array[];

/** Log odds of pairs from what they are compared by, without prior and competition. */
export function scoresOf(ratios: Tables, cells: Cells): Float64Array {
  const scores = new Float64Array(cells[0]?.length ?? 0);
  for (const [k, own] of cells.entries()) {
    const table = ratios[k] as Float64Array;
    for (let pair = 0; pair < scores.length; pair++)
      scores[pair] = (scores[pair] as number) + (table[own[pair] as number] as number);
  }
  return scores;
}

/** The distance class of every level that the distance feature can have. */
const BAND_OF_LEVEL = Uint8Array.from({ length: 256 }, (_, level) => bandOf(level));

/** How much the shares of all pairs count against those of one condition or one pair of sources, in pairs. */
export interface Smoothing {
  /** Pull of the shares under all conditions on those under one. */
  readonly condition: number;
  /** Pull of all pairs of sources on one of them. */
  readonly source: number;
}

/**
 * Shares of levels, smoothed step by step (Dirichlet priors): all pairs of sources towards what is expected,
 * each pair of sources towards all, each condition towards its pair of sources. Where a feature depends on
 * the distance class only by chance and not for matches, `pooled` leaves the condition out.
 */
export function sharesOf(
  layout: Layout,
  all: Tables,
  own: Tables,
  prior: readonly Float64Array[],
  smoothing: Smoothing,
  pooled: (feature: number) => boolean,
): Tables {
  return layout.features.map((_, k) => {
    const width = layout.width(k);
    const global = smooth(
      margin(all[k] as Float64Array, width),
      prior[k] as Float64Array,
      PRIOR_PAIRS,
    );
    const mine = smooth(margin(own[k] as Float64Array, width), global, smoothing.source);
    const table = new Float64Array((own[k] as Float64Array).length);
    for (let at = 0; at < table.length; at += width) {
      const everywhere = smooth(
        (all[k] as Float64Array).subarray(at, at + width),
        mine,
        smoothing.condition,
      );
      const here = (own[k] as Float64Array).subarray(at, at + width);
      table.set(pooled(k) ? mine : smooth(here, everywhere, smoothing.condition), at);
    }
    return table;
  });
}

/** What is expected before learning counts as many pairs as this. */
const PRIOR_PAIRS = 40;

/**
 * Natural logarithms of the ratios of two tables of shares. Levels that mean "not known" get 0 where the
 * feature says so, and closer levels never a lower ratio than further ones.
 */
export function logRatios(layout: Layout, match: Tables, chance: Tables): Tables {
  return layout.features.map((feature, k) => {
    const width = layout.width(k);
    const table = new Float64Array((match[k] as Float64Array).length);
    for (let at = 0; at < table.length; at += width) {
      const m = (match[k] as Float64Array).subarray(at, at + width);
      const u = (chance[k] as Float64Array).subarray(at, at + width);
      const known = feature.neutralFirst ? Math.log((1 - (m[0] ?? 0)) / (1 - (u[0] ?? 0))) : 0;
      for (let level = 0; level < width; level++)
        table[at + level] =
          feature.neutralFirst && level === 0
            ? 0
            : Math.log((m[level] ?? 0) / (u[level] ?? 0)) - known;
      for (const chain of feature.chains) {
        const values = Float64Array.from(chain, (level) => table[at + level] ?? 0);
        const weights = Float64Array.from(chain, (level) => (m[level] ?? 0) + (u[level] ?? 0));
        fallingFit(values, weights);
        chain.forEach((level, index) => {
          table[at + level] = values[index] ?? 0;
        });
      }
    }
    return table;
  });
}

/** The levels of a table under all conditions together. */
export function margin(table: Float64Array, width: number): Float64Array {
  const sum = new Float64Array(width);
  for (let cell = 0; cell < table.length; cell++)
    sum[cell % width] = (sum[cell % width] as number) + (table[cell] as number);
  return sum;
}

function smooth(counts: Float64Array, prior: Float64Array, strength: number): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map(
    (count, level) => (count + strength * (prior[level] ?? 0)) / (total + strength),
  );
}
