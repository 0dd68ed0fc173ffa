import type { Day } from "../kernel/index.ts";

/** A row of an event list as MELTT sees it: when, where, and one category for each taxonomy. */
export interface MelttRecord {
  /** The list that the row is from. Lists are matched in the order of their first record. */
  readonly dataset: string;
  /** The row's name in its list. */
  readonly event: string;
  readonly start: Day;
  /** Equal to `start` for an event; later for what MELTT calls an episode. */
  readonly end: Day;
  readonly latitude: number;
  readonly longitude: number;
  /** The source's own category in each taxonomy, in the order of the taxonomies. */
  readonly categories: readonly string[];
}

/** A taxonomy: what a source's own categories mean at shared levels, from the finest to the broadest. */
export interface MelttTaxonomy {
  readonly name: string;
  /** Names of the shared levels, fine to broad. */
  readonly levels: readonly string[];
  readonly entries: readonly MelttTaxonomyEntry[];
}

/** One category of one source with its name at every level. */
export interface MelttTaxonomyEntry {
  readonly dataset: string;
  readonly category: string;
  /** One name for each level, fine to broad. */
  readonly path: readonly string[];
}

/** What MELTT lets a user choose. */
export interface MelttOptions {
  /** Largest distance of two records (`spatwindow`). */
  readonly radiusKm: number;
  /** Largest difference of their first days, and of their last days (`twindow`). */
  readonly windowDays: number;
  /** Whether any common level counts (`smartmatch`, usual) or only that of `certainty`. */
  readonly smartMatch?: boolean;
  /** For each taxonomy the one level that must agree, counted from 1 at the finest. */
  readonly certainty?: readonly number[];
  /** A pair also qualifies with exactly this many taxonomies in disagreement (`partial`, usual 0). */
  readonly partial?: number;
}

/**
 * Each record's code at each level of each taxonomy, levels side by side; equal codes are equal names.
 * A category that the taxonomy lacks is equal to nothing: it gets a code of its own at every level.
 */
export interface MelttCodes {
  /** Levels of all taxonomies together: the width of a row of `codes`. */
  readonly width: number;
  /** First level of each taxonomy in a row, and the width at the end. */
  readonly offsets: readonly number[];
  readonly codes: Int32Array;
}

/** Looks the categories of all records up in the taxonomies. */
export function melttCodes(
  records: readonly MelttRecord[],
  taxonomies: readonly MelttTaxonomy[],
): MelttCodes {
  const offsets = [0];
  for (const { levels } of taxonomies) offsets.push((offsets.at(-1) ?? 0) + levels.length);
  const width = offsets.at(-1) ?? 0;
  const codes = new Int32Array(records.length * width);
  taxonomies.forEach((taxonomy, dimension) => {
    const rows = codedEntries(taxonomy);
    const offset = offsets[dimension] ?? 0;
    const depth = taxonomy.levels.length;
    records.forEach(({ dataset, categories }, index) => {
      const row = rows.get(dataset)?.get(categories[dimension] ?? "");
      for (let level = 0; level < depth; level++) {
        codes[index * width + offset + level] = row?.[level] ?? -1 - index;
      }
    });
  });
  return { width, offsets, codes };
}

function codedEntries(taxonomy: MelttTaxonomy): Map<string, Map<string, readonly number[]>> {
  const names = taxonomy.levels.map(() => new Map<string, number>());
  const rows = new Map<string, Map<string, readonly number[]>>();
  for (const { dataset, category, path } of taxonomy.entries) {
    const row = names.map((known, level) => {
      const name = path[level] ?? "";
      const code = known.get(name) ?? known.size;
      known.set(name, code);
      return code;
    });
    const ofDataset = rows.get(dataset) ?? new Map<string, readonly number[]>();
    if (!ofDataset.has(category)) ofDataset.set(category, row);
    rows.set(dataset, ofDataset);
  }
  return rows;
}
