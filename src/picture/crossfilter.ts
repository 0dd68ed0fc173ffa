import { type Day, parseDay } from "../kernel/index.ts";
import type { EventColumns } from "./columns.ts";
import { type Counter, makeCounter } from "./counter.ts";
import { type DayIndex, indexDays } from "./days.ts";
import { DIMENSIONS, type Dimension, demandOf, markFailing } from "./dimension.ts";
import { NO_FILTER, type PictureFilter } from "./filter.ts";
import { type Hexagons, layHexagons } from "./hexagons.ts";
import { makeSieve, type Sieve } from "./sieve.ts";
import { cellsOf, type RawTally, STRIDE, VIEW_NAMES, type ViewName } from "./tallies.ts";
import type { PictureViews } from "./view.ts";
import { viewsOf } from "./views.ts";

/**
 * Counts events in linked views as a reader changes the filter. Each view is counted under every choice
 * but its own. Moving the window of time touches only the events of the days that enter or leave.
 *
 * Method: an event carries one bit for each dimension it fails; it counts everywhere when it fails
 * none, and in one view alone when it fails only that view's own dimension.
 */
export interface Crossfilter {
  readonly columns: EventColumns;
  readonly days: DayIndex;
  /** The numbers of each counted view, updated in place: read them after each change, keep no copy. */
  readonly tallies: ReadonlyMap<ViewName, RawTally>;
  readonly hexagons: () => Hexagons | null;
  readonly filter: () => PictureFilter;
  /** Applies a whole filter; recounts only when something other than the window changed. */
  readonly setFilter: (filter: PictureFilter) => void;
  /** Moves the window of time to these days, both included; `null` leaves the side open. */
  readonly setWindow: (from: Day | null, to: Day | null) => void;
  /** Chooses the size of the hexagons of the map; `null` stops counting them. */
  readonly setHexagons: (radiusKm: number | null) => void;
  /** The chosen events by number, in the order of their days. */
  readonly events: () => Uint32Array;
  /** The counted views as rows; views that are not counted are empty. */
  readonly toViews: () => PictureViews;
}

/**
 * Begins with everything chosen. `views` names the views to count: fewer count faster. With `strict` a
 * view is counted under its own choice too, so that the rows of each table add up to the total.
 */
export function makeCrossfilter(
  columns: EventColumns,
  views: readonly ViewName[] = VIEW_NAMES,
  { strict = false }: { readonly strict?: boolean } = {},
): Crossfilter {
  const days = indexDays(columns);
  const failing = new Uint16Array(columns.count);
  const state: State = {
    columns,
    days,
    views,
    strict,
    filter: NO_FILTER,
    demands: new Map(DIMENSIONS.map(({ name }) => [name, demandOf(NO_FILTER, name)])),
    failing,
    sieve: makeSieve(failing),
    first: 0,
    end: columns.count,
    hexagons: null,
    tallies: new Map(),
    counters: [],
  };
  layTallies(state);
  recount(state);
  return {
    columns,
    days,
    tallies: state.tallies,
    hexagons: () => state.hexagons,
    filter: () => state.filter,
    setFilter: (filter) => setFilter(state, filter),
    setWindow: (from, to) => {
      moveWindow(state, from, to);
    },
    setHexagons: (radiusKm) => {
      state.hexagons = radiusKm === null ? null : layHexagons(columns, radiusKm);
      layTallies(state);
      recount(state);
    },
    events: () => {
      state.sieve.sort(state.first, state.end);
      const { events, length } = state.sieve.list(0);
      return events.slice(0, length);
    },
    toViews: () => viewsOf(state.tallies, columns, days, state.hexagons),
  };
}

interface State {
  readonly columns: EventColumns;
  readonly days: DayIndex;
  readonly views: readonly ViewName[];
  readonly strict: boolean;
  filter: PictureFilter;
  demands: Map<Dimension["name"], string>;
  readonly failing: Uint16Array;
  readonly sieve: Sieve;
  first: number;
  end: number;
  hexagons: Hexagons | null;
  readonly tallies: Map<ViewName, RawTally>;
  counters: readonly Counter[];
}

function setFilter(state: State, filter: PictureFilter): void {
  const boundariesMoved = state.filter.boundaries !== filter.boundaries;
  let changed = boundariesMoved;
  for (const dimension of DIMENSIONS) {
    const demand = demandOf(filter, dimension.name);
    if (state.demands.get(dimension.name) === demand) continue;
    state.demands.set(dimension.name, demand);
    markFailing(state.failing, state.columns, filter, dimension);
    changed = true;
  }
  state.filter = filter;
  if (boundariesMoved) layTallies(state);
  const from = filter.from === null ? null : parseDay(filter.from);
  const to = filter.to === null ? null : parseDay(filter.to);
  if (changed) {
    setRun(state, from, to);
    recount(state);
  } else {
    moveWindow(state, from, to);
  }
}

function setRun(state: State, from: Day | null, to: Day | null): void {
  state.first = from === null ? 0 : state.days.at(from);
  const end = to === null ? state.columns.count : state.days.at(to + 1);
  state.end = Math.max(end, state.first);
}

function moveWindow(state: State, from: Day | null, to: Day | null): void {
  const { first, end } = state;
  setRun(state, from, to);
  const moved = Math.abs(state.first - first) + Math.abs(state.end - end);
  if (moved > state.end - state.first) {
    recount(state, false);
    return;
  }
  if (state.first < first) run(state, state.first, Math.min(first, state.end), 1);
  if (state.first > first) run(state, first, Math.min(state.first, end), -1);
  if (state.end > end) run(state, Math.max(end, state.first), state.end, 1);
  if (state.end < end) run(state, Math.max(state.end, first), end, -1);
}

/** Counts all again; the timeline ignores the window, so a move of it leaves the timeline alone. */
function recount(state: State, timeline = true): void {
  for (const { view } of state.counters) {
    if (view !== "timeline" || timeline || state.strict) state.tallies.get(view)?.fill(0);
  }
  if (timeline && !state.strict) {
    state.sieve.sort(0, state.columns.count);
    const { events, length } = state.sieve.list(0);
    for (const { view, count } of state.counters) {
      if (view === "timeline") count(events, length, 1);
    }
  }
  run(state, state.first, state.end, 1);
}

/** Adds or takes away a run of events in every view that heeds the window. */
function run(state: State, first: number, end: number, sign: 1 | -1): void {
  if (first >= end) return;
  state.sieve.sort(first, end);
  const passing = state.sieve.list(0);
  for (const { view, own, count } of state.counters) {
    if (view === "timeline" && !state.strict) continue;
    count(passing.events, passing.length, sign);
    if (own === 0 || state.strict) continue;
    const single = state.sieve.list(own);
    count(single.events, single.length, sign);
  }
}

function layTallies(state: State): void {
  const { columns, days, hexagons, filter } = state;
  state.counters = state.views.map((view) => {
    const size = cellsOf(view, columns, days.months.length, hexagons) * STRIDE;
    const known = state.tallies.get(view);
    const tally = known?.length === size ? known : new Float64Array(size);
    state.tallies.set(view, tally);
    return makeCounter(view, { columns, days, hexagons, filter, tally });
  });
}
