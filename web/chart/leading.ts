import { type RawTally, STRIDE } from "../../src/picture/index.ts";
import { AT } from "./bars.ts";

/** How the cells of a view become the rows of a ranking. */
export interface Grouping {
  /** Code of each row. */
  readonly codes: readonly string[];
  /** Row of each cell of the view. */
  readonly rowOf: Uint16Array;
}

/** One row of a ranking. */
export interface LeadingRow {
  readonly row: number;
  readonly events: number;
  readonly low: number;
  readonly best: number;
  readonly high: number;
}

/** What a ranking shows: the first rows, what is not known, and how many rows it leaves out. */
export interface Leading {
  readonly rows: readonly LeadingRow[];
  readonly left: number;
  readonly sum: number;
  readonly top: number;
}

/** Rows one to one with the cells of a view. */
export function plainGrouping(dictionary: readonly string[]): Grouping {
  return { codes: dictionary, rowOf: Uint16Array.from(dictionary, (_, cell) => cell) };
}

/** Rows of the codebook at a depth: "attack/bombing/vehicle" counts under "attack/bombing". */
export function pathGrouping(dictionary: readonly string[], depth: number): Grouping {
  const codes: string[] = [""];
  const rowOf = Uint16Array.from(dictionary, (path) => {
    const code = path.split("/").slice(0, depth).join("/");
    const known = codes.indexOf(code);
    return known === -1 ? codes.push(code) - 1 : known;
  });
  return { codes, rowOf };
}

/**
 * The first rows of a view by a measure, the chosen ones always among them, and last what no source
 * names. Runs for each frame of a brush, so it makes little.
 */
export function leadingRows(
  tally: RawTally,
  grouping: Grouping,
  by: { readonly deaths: boolean; readonly limit: number; readonly chosen: ReadonlySet<number> },
): Leading {
  const sums = summed(tally, grouping);
  const value = (row: number) => sums[row * STRIDE + (by.deaths ? AT.best : AT.events)] as number;
  const first: number[] = [];
  let unknown = -1;
  let count = 0;
  let sum = 0;
  for (let row = 0; row < grouping.codes.length; row++) {
    const amount = value(row);
    sum += amount;
    if ((sums[row * STRIDE] as number) === 0) continue;
    if (grouping.codes[row] === "") {
      unknown = row;
      continue;
    }
    count++;
    insert(first, row, amount, value, by.limit);
  }
  for (const row of by.chosen) if (!first.includes(row)) first.push(row);
  const shown = unknown === -1 ? first : [...first, unknown];
  const rows = shown.map((row) => {
    const at = row * STRIDE;
    return {
      row,
      events: sums[at + AT.events] as number,
      low: sums[at + AT.low] as number,
      best: sums[at + AT.best] as number,
      high: sums[at + AT.high] as number,
    };
  });
  const top = Math.max(1, ...rows.map((row) => (by.deaths ? row.high : row.events)));
  return { rows, left: Math.max(0, count - first.length), sum, top };
}

function summed(tally: RawTally, { codes, rowOf }: Grouping): RawTally {
  if (codes.length * STRIDE === tally.length) return tally;
  const sums = new Float64Array(codes.length * STRIDE);
  for (let cell = 0; cell < rowOf.length; cell++) {
    const to = (rowOf[cell] as number) * STRIDE;
    for (let i = 0; i < STRIDE; i++) {
      sums[to + i] = (sums[to + i] as number) + (tally[cell * STRIDE + i] as number);
    }
  }
  return sums;
}

function insert(
  first: number[],
  row: number,
  amount: number,
  value: (row: number) => number,
  limit: number,
): void {
  if (first.length === limit && amount <= value(first[limit - 1] as number)) return;
  let at = first.length;
  while (at > 0 && value(first[at - 1] as number) < amount) at--;
  first.splice(at, 0, row);
  if (first.length > limit) first.pop();
}
