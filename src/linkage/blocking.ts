import type { RecordPlaces } from "./columns.ts";
import { distanceKm } from "./distance.ts";
import { PlaceGrid } from "./grid.ts";
import { PairList } from "./pairs.ts";

/** How far apart in place and time two records may be to be compared at all. */
export interface Window {
  readonly km: number;
  readonly days: number;
}

/** Days of the side-band on each side of the window: three times its width, to average out bursts. */
export const SIDE_BAND_DAYS = 21;
/** A stated radius widens the window, but never by more than this. */
const RADIUS_COUNTED_KM = 100;

/** Records longer than this are searched apart, so that they do not slow down the rest. */
const LONG_DAYS = 30;

/** Records of one source, ready to be searched. */
export interface SourceIndex {
  readonly rows: Int32Array;
  /** Those with a point, apart by how far and how long they reach. */
  readonly grids: readonly { readonly grid: PlaceGrid; readonly radiusKm: number }[];
  /** Those without a point and those with one, by the day they begin. */
  readonly unplaced: Int32Array;
  readonly placed: Int32Array;
  readonly daysMost: number;
}

/** Makes the records of a source searchable. */
export function indexSource(columns: RecordPlaces, source: number, window: Window): SourceIndex {
  const rows: number[] = [];
  for (let row = 0; row < columns.count; row++)
    if (columns.sourceOf[row] === source) rows.push(row);
  const placed = rows.filter((row) => !Number.isNaN(columns.latitude[row]));
  const days = (row: number) => (columns.endDay[row] ?? 0) - (columns.startDay[row] ?? 0);
  const kinds = Map.groupBy(
    placed,
    (row) => (radius(columns, row) > window.km / 2 ? 2 : 0) + (days(row) > LONG_DAYS ? 1 : 0),
  );
  return {
    rows: Int32Array.from(rows),
    grids: [...kinds.values()].map((own) => {
      const radiusKm = own.reduce((most, row) => Math.max(most, radius(columns, row)), 0);
      return { grid: new PlaceGrid(columns, own, Math.max(window.km, radiusKm)), radiusKm };
    }),
    unplaced: Int32Array.from(rows.filter((row) => Number.isNaN(columns.latitude[row]))),
    placed: Int32Array.from(placed),
    daysMost: rows.reduce((most, row) => Math.max(most, days(row)), 0),
  };
}

/** Pairs of rows of two sources within the window: first from the one, second from the other. */
export function pairsWithin(
  columns: RecordPlaces,
  one: SourceIndex,
  other: SourceIndex,
  window: Window,
): PairList {
  const pairs = new PairList();
  const within = one === other;
  for (const row of one.rows)
    eachNear(columns, other, row, window, window.days, (found) => {
      if (!within || row < found) pairs.push(row, found);
    });
  return pairs;
}

/** Pairs too far apart in time to be the same event, of every `step`-th record of the one source. */
export function pairsBeside(
  columns: RecordPlaces,
  one: SourceIndex,
  other: SourceIndex,
  window: Window,
  step: number,
): PairList {
  const pairs = new PairList();
  for (let index = 0; index < one.rows.length; index += step) {
    const row = one.rows[index] ?? 0;
    eachNear(columns, other, row, window, window.days + SIDE_BAND_DAYS, (found) => {
      if (row !== found && gapDays(columns, row, found) > window.days) pairs.push(row, found);
    });
  }
  return pairs;
}

/** Days between two records, 0 where they touch or overlap. */
function gapDays(columns: RecordPlaces, i: number, j: number): number {
  const before = (columns.startDay[j] ?? 0) - (columns.endDay[i] ?? 0);
  const after = (columns.startDay[i] ?? 0) - (columns.endDay[j] ?? 0);
  return Math.max(0, before, after);
}

/** Calls back with every row of a source that is near a row and within so many days of it. */
export function eachNear(
  columns: RecordPlaces,
  other: SourceIndex,
  row: number,
  window: Window,
  days: number,
  found: (row: number) => void,
): void {
  const from = (columns.startDay[row] ?? 0) - days;
  const to = (columns.endDay[row] ?? 0) + days;
  if (Number.isNaN(columns.latitude[row])) {
    eachInTime(columns, other.placed, other.daysMost, from, to, (candidate) => {
      if (mayShareUnit(columns, row, candidate)) found(candidate);
    });
  } else {
    const own = radius(columns, row);
    for (const { grid, radiusKm } of other.grids)
      grid.near(row, window.km + Math.max(own, radiusKm), from, to, (candidate) => {
        const reach = window.km + Math.max(own, radius(columns, candidate));
        if (distanceKm(columns, row, candidate) <= reach) found(candidate);
      });
  }
  eachInTime(columns, other.unplaced, other.daysMost, from, to, (candidate) => {
    if (mayShareUnit(columns, row, candidate)) found(candidate);
  });
}

/** Rows come in the order of their first day, so that those of a period are one run. */
function eachInTime(
  columns: RecordPlaces,
  rows: Int32Array,
  daysMost: number,
  from: number,
  to: number,
  found: (row: number) => void,
): void {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((columns.startDay[rows[middle] ?? 0] ?? 0) < from - daysMost) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < rows.length; index++) {
    const row = rows[index] ?? 0;
    if ((columns.startDay[row] ?? 0) > to) return;
    if ((columns.endDay[row] ?? 0) >= from) found(row);
  }
}

function mayShareUnit(columns: RecordPlaces, i: number, j: number): boolean {
  const [a, b] = [columns.unit[i] ?? -1, columns.unit[j] ?? -1];
  return a === b || a < 0 || b < 0;
}

function radius(columns: RecordPlaces, row: number): number {
  const stated = columns.radiusKm[row] ?? Number.NaN;
  return Number.isNaN(stated) ? 0 : Math.min(RADIUS_COUNTED_KM, stated);
}
