import type { Palette } from "../../src/chart/index.ts";
import { type Hexagons, type RawTally, STRIDE } from "../../src/picture/index.ts";
import { AT } from "./bars.ts";
import type { MapFrame, MapMove } from "./map-frame.ts";

/** A place with its position on the unmoved map. */
export interface PlacedCode {
  readonly cell: number;
  readonly x: number;
  readonly y: number;
}

/** A mark that lies under the pointer. */
export interface MapMark {
  readonly cell: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const LARGEST = 30;
const SMALLEST = 1.5;

/** Draws a circle for each place whose area is the count, with a dashed ring at the highest figure. */
export function drawCircles(
  context: CanvasRenderingContext2D,
  places: readonly PlacedCode[],
  tally: RawTally,
  style: {
    readonly move: MapMove;
    readonly palette: Palette;
    readonly deaths: boolean;
    readonly chosen: ReadonlySet<number>;
  },
): MapMark[] {
  const { move, palette, deaths, chosen } = style;
  const at = deaths ? AT.best : AT.events;
  const value = (cell: number) => tally[cell * STRIDE + at] as number;
  let most = 1;
  for (const { cell } of places) most = Math.max(most, value(cell));
  const largest = LARGEST * Math.min(2, Math.sqrt(move.scale));
  const radiusOf = (count: number) => Math.max(SMALLEST, largest * Math.sqrt(count / most));
  const marks = places
    .filter(({ cell }) => value(cell) > 0)
    .map(({ cell, x, y }) => ({
      cell,
      x: x * move.scale + move.x,
      y: y * move.scale + move.y,
      radius: radiusOf(value(cell)),
    }))
    .sort((a, b) => b.radius - a.radius);
  context.lineWidth = 1;
  for (const { cell, x, y, radius } of marks) {
    const beside = chosen.size > 0 && !chosen.has(cell);
    const outer = deaths ? radiusOf(tally[cell * STRIDE + AT.high] as number) : radius;
    if (outer - radius > 0.8) {
      context.setLineDash([2, 2]);
      context.strokeStyle = palette.mark;
      circle(context, x, y, outer);
      context.stroke();
      context.setLineDash([]);
    }
    circle(context, x, y, radius);
    context.globalAlpha = 0.6;
    context.fillStyle = beside ? palette.markQuiet : palette.mark;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = chosen.has(cell) ? palette.ink : palette.paper;
    context.lineWidth = chosen.has(cell) ? 2 : 0.8;
    context.stroke();
    context.lineWidth = 1;
  }
  return marks;
}

/** Draws hexagons in five shades from few to many; gives the lower ends of the shades. */
export function drawHexagons(
  context: CanvasRenderingContext2D,
  tally: RawTally,
  hexagons: Hexagons,
  style: {
    readonly frame: MapFrame;
    readonly move: MapMove;
    readonly palette: Palette;
    readonly deaths: boolean;
  },
): { readonly marks: MapMark[]; readonly breaks: readonly number[] } {
  const { frame, move, palette, deaths } = style;
  const at = deaths ? AT.best : AT.events;
  const radius = hexagons.radiusKm * frame.pixelsPerKm * move.scale;
  const { width, height } = frame;
  const marks: MapMark[] = [];
  const values: number[] = [];
  for (let cell = 0; cell * STRIDE < tally.length; cell++) {
    const value = tally[cell * STRIDE + at] as number;
    if (value <= 0) continue;
    const [px, py] = placed(hexagons, cell, frame);
    const [x, y] = [px * move.scale + move.x, py * move.scale + move.y];
    if (x < -radius || y < -radius || x > width + radius || y > height + radius) continue;
    marks.push({ cell, x, y, radius });
    values.push(value);
  }
  const breaks = quantiles(values);
  const paths = palette.steps.map(() => new Path2D());
  for (const [index, { x, y }] of marks.entries()) {
    const value = values[index] as number;
    let step = 0;
    while (step < breaks.length && value >= (breaks[step] as number)) step++;
    hexagon(paths[step] as Path2D, x, y, Math.max(radius - 0.5, 1));
  }
  for (const [step, path] of paths.entries()) {
    context.fillStyle = palette.steps[step] as string;
    context.fill(path);
  }
  return { marks, breaks };
}

/** The topmost mark at a point: the smallest circle that holds it. */
export function markAt(marks: readonly MapMark[], x: number, y: number): MapMark | null {
  for (let at = marks.length - 1; at >= 0; at--) {
    const mark = marks[at] as MapMark;
    if (Math.hypot(mark.x - x, mark.y - y) <= Math.max(mark.radius, 6)) return mark;
  }
  return null;
}

const positions = new WeakMap<Hexagons, { frame: MapFrame; at: Float64Array }>();

/** Positions of hexagons are projected once for a zoom, not for each frame. */
function placed(hexagons: Hexagons, cell: number, frame: MapFrame): readonly [number, number] {
  let known = positions.get(hexagons);
  if (known === undefined || known.frame !== frame) {
    const { centres } = hexagons;
    const at = new Float64Array(centres.length);
    for (let i = 0; i < centres.length; i += 2) {
      const [x, y] = frame.project(centres[i] as number, centres[i + 1] as number);
      at[i] = x;
      at[i + 1] = y;
    }
    known = { frame, at };
    positions.set(hexagons, known);
  }
  return [known.at[cell * 2] as number, known.at[cell * 2 + 1] as number];
}

/** Rising lower ends of the second to fifth shade, so that each holds about a fifth of the hexagons. */
function quantiles(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const ends = [0.2, 0.4, 0.6, 0.8].map((part) => sorted[Math.floor(part * sorted.length)] ?? 1);
  const kept: number[] = [];
  for (const end of ends) kept.push(Math.max(end, (kept.at(-1) ?? 1) + 1));
  return kept;
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

function hexagon(path: Path2D, x: number, y: number, radius: number): void {
  const dx = radius * 0.866_025;
  path.moveTo(x, y - radius);
  path.lineTo(x + dx, y - radius / 2);
  path.lineTo(x + dx, y + radius / 2);
  path.lineTo(x, y + radius);
  path.lineTo(x - dx, y + radius / 2);
  path.lineTo(x - dx, y - radius / 2);
  path.closePath();
}
