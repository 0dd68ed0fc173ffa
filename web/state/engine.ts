import { parseDay } from "../../src/kernel/index.ts";
import {
  type Crossfilter,
  type EventColumns,
  makeCrossfilter,
  type PictureFilter,
} from "../../src/picture/index.ts";

/** Name of the measurement of one drawn frame, read by the benchmark. */
const FRAME_MEASURE = "mizan-frame";

const SETTLE_MS = 140;
const MEASURES_KEPT = 400;

/**
 * Counts events in the browser and draws every view in the same frame. Views draw themselves through
 * `onFrame`; React hears only of the state that a change settles in, so that a brush costs it nothing.
 */
export interface Engine {
  readonly columns: EventColumns;
  readonly crossfilter: Crossfilter;
  /** Counts under a whole filter and draws in the next frame. */
  readonly apply: (filter: PictureFilter) => void;
  /** Moves the window of time while the reader drags; the address is written when they let go. */
  readonly slide: (from: string | null, to: string | null) => void;
  /** The window of time as it is drawn now. */
  readonly range: () => { readonly from: string | null; readonly to: string | null };
  /** Whether the window moved a moment ago: cards are not shown beside it then. */
  readonly isSliding: () => boolean;
  readonly setHexagons: (radiusKm: number | null) => void;
  /** Draws now and whenever the counts change; gives the function that ends it. */
  readonly onFrame: (draw: () => void) => () => void;
  /** For `useSyncExternalStore`: a number that rises when a change has settled. */
  readonly onSettled: (listener: () => void) => () => void;
  readonly settled: () => number;
}

/** An engine over the events of the workspace. */
export function makeEngine(columns: EventColumns): Engine {
  const crossfilter = makeCrossfilter(columns, VIEWS);
  const draws = new Set<() => void>();
  const settledListeners = new Set<() => void>();
  const tasks = new Map<"hexagons" | "filter" | "window", () => void>();
  let range: ReturnType<Engine["range"]> = { from: null, to: null };
  let slid = Number.NEGATIVE_INFINITY;
  let frame = 0;
  let frames = 0;
  let timer = 0;
  let version = 0;
  const settle = () => {
    version++;
    for (const listener of settledListeners) listener();
  };
  const run = () => {
    frame = 0;
    const start = performance.now();
    for (const task of tasks.values()) task();
    tasks.clear();
    for (const draw of draws) draw();
    performance.measure(FRAME_MEASURE, { start, end: performance.now() });
    if (++frames % MEASURES_KEPT === 0) performance.clearMeasures(FRAME_MEASURE);
    window.clearTimeout(timer);
    timer = window.setTimeout(settle, SETTLE_MS);
  };
  const schedule = (kind: "hexagons" | "filter" | "window", task: () => void) => {
    if (kind === "filter") tasks.delete("window");
    tasks.set(kind, task);
    if (frame === 0) frame = requestAnimationFrame(run);
  };
  return {
    columns,
    crossfilter,
    apply: (filter) => {
      range = { from: filter.from, to: filter.to };
      schedule("filter", () => crossfilter.setFilter(filter));
    },
    slide: (from, to) => {
      range = { from, to };
      slid = performance.now();
      schedule("window", () => crossfilter.setWindow(dayOf(from), dayOf(to)));
    },
    range: () => range,
    isSliding: () => performance.now() - slid < SETTLE_MS,
    setHexagons: (radiusKm) => schedule("hexagons", () => crossfilter.setHexagons(radiusKm)),
    onFrame: (draw) => {
      draws.add(draw);
      draw();
      return () => draws.delete(draw);
    },
    onSettled: (listener) => {
      settledListeners.add(listener);
      return () => settledListeners.delete(listener);
    },
    settled: () => version,
  };
}

const VIEWS = [
  "total",
  "timeline",
  "datasets",
  "provinces",
  "districts",
  "types",
  "actors",
  "targets",
  "attributions",
  "cells",
] as const;

function dayOf(day: string | null): number | null {
  return day === null ? null : parseDay(day);
}
