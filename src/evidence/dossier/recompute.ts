/** One counted event of a figure, as its table of events has it. */
export interface CountedEvent {
  /** The groups in which it counts: one, or both parties of it. */
  readonly groups: readonly string[];
  readonly low: number;
  readonly best: number;
  readonly high: number;
  /** Whether the source gives a figure of killed. */
  readonly figure: boolean;
}

/** One row of a figure's table. */
export interface FigureRow {
  readonly code: string;
  readonly events: number;
  readonly low: number;
  readonly best: number;
  readonly high: number;
  readonly without: number;
}

/** A cell in which a figure's table is not what its events give. */
export interface FigureDifference {
  readonly code: string;
  readonly column: Exclude<keyof FigureRow, "code">;
  readonly stated: number;
  readonly recomputed: number;
}

const COLUMNS = ["events", "low", "best", "high", "without"] as const;

/**
 * Counts a figure again from its events: events and killed in each group. It shares no code with the
 * counting of the workbench, so that both would have to be wrong in the same way.
 *
 * @example
 * recomputeFigure([{ groups: ["PK2"], low: 1, best: 2, high: 4, figure: true }])
 * // => [{ "code": "PK2", "events": 1, "low": 1, "best": 2, "high": 4, "without": 0 }]
 */
export function recomputeFigure(events: Iterable<CountedEvent>): readonly FigureRow[] {
  const rows = new Map<string, { -readonly [K in keyof FigureRow]: FigureRow[K] }>();
  for (const { groups, low, best, high, figure } of events) {
    for (const code of new Set(groups)) {
      const row = rows.get(code) ?? { code, events: 0, low: 0, best: 0, high: 0, without: 0 };
      row.events += 1;
      row.low += low;
      row.best += best;
      row.high += high;
      if (!figure) row.without += 1;
      rows.set(code, row);
    }
  }
  return [...rows.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Compares a figure's table with what its events give; rows of zeros may be left out of either. */
export function compareFigure(
  stated: readonly FigureRow[],
  recomputed: readonly FigureRow[],
): readonly FigureDifference[] {
  const [was, is] = [stated, recomputed].map((rows) => new Map(rows.map((row) => [row.code, row])));
  const codes = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
  return [...codes].sort().flatMap((code) =>
    COLUMNS.flatMap((column) => {
      const [a, b] = [was?.get(code)?.[column] ?? 0, is?.get(code)?.[column] ?? 0];
      return a === b ? [] : [{ code, column, stated: a, recomputed: b }];
    }),
  );
}
