import type { CodeLists, Dimension, RecordColumns } from "./columns.ts";
import type { Feature } from "./feature.ts";

/** Compares the paths of one taxonomy by the finest level at which they agree. */
export function typeFeature(dimension: Dimension): Feature {
  const { name, depth, codes } = dimension;
  const agree = Array.from({ length: depth }, (_, level) =>
    level === 0 ? `same ${name}` : `same ${name} at level ${level + 1} only`,
  );
  const levels = [`${name} of one not known`, ...agree, `different ${name}`];
  return {
    name,
    levels,
    neutralFirst: true,
    chains: [Array.from({ length: depth + 1 }, (_, index) => index + 1)],
    expected: Float64Array.from([0, ...agree.map((_, level) => 0.7 * 0.35 ** level), 0.15]),
    level(i, j) {
      let known = false;
      for (let level = 0; level < depth; level++) {
        const a = codes[i * depth + level] ?? -1;
        const b = codes[j * depth + level] ?? -1;
        if (a < 0 || b < 0) continue;
        if (a === b) return level + 1;
        known = true;
      }
      return known ? depth + 1 : 0;
    },
  };
}

/** Compares the parties that two records name: a shared one, only the broadest shared, or none. */
export function actorsFeature({ actors }: RecordColumns): Feature {
  return {
    name: "actors",
    levels: [
      "parties of one not known",
      "a party shared",
      "broadest party shared",
      "no party shared",
    ],
    neutralFirst: true,
    chains: [[1, 2, 3]],
    expected: Float64Array.from([0, 0.7, 0.15, 0.15]),
    level(i, j) {
      const [a, b] = [length(actors, i), length(actors, j)];
      if (a === 0 || b === 0) return 0;
      let level = 3;
      for (let x = 0; x < a; x++)
        for (let y = 0; y < b; y++) {
          if (actors.codes[(actors.start[i] ?? 0) + x] !== actors.codes[(actors.start[j] ?? 0) + y])
            continue;
          const broad = a > 1 && b > 1 && x === a - 1 && y === b - 1;
          level = Math.min(level, broad ? 2 : 1);
        }
      return level;
    },
  };
}

/** Compares what two records cite: sources that name the same report of the press often mean one event. */
export function citationsFeature({ citations }: RecordColumns): Feature {
  return {
    name: "citations",
    levels: ["one cites nothing", "a citation shared", "no citation shared"],
    neutralFirst: true,
    chains: [[1, 2]],
    expected: Float64Array.from([0, 0.3, 0.7]),
    level(i, j) {
      if (length(citations, i) === 0 || length(citations, j) === 0) return 0;
      for (let x = citations.start[i] ?? 0; x < (citations.start[i + 1] ?? 0); x++)
        for (let y = citations.start[j] ?? 0; y < (citations.start[j + 1] ?? 0); y++)
          if (citations.codes[x] === citations.codes[y]) return 1;
      return 2;
    },
  };
}

/** Compares administrative units, where both records have one. */
export function unitFeature({ unit }: RecordColumns): Feature {
  return {
    name: "unit",
    levels: ["unit of one not known", "same unit", "different units"],
    neutralFirst: true,
    chains: [[1, 2]],
    expected: Float64Array.from([0, 0.9, 0.1]),
    level(i, j) {
      const [a, b] = [unit[i] ?? -1, unit[j] ?? -1];
      return a < 0 || b < 0 ? 0 : a === b ? 1 : 2;
    },
  };
}

function length(lists: CodeLists, row: number): number {
  return (lists.start[row + 1] ?? 0) - (lists.start[row] ?? 0);
}
