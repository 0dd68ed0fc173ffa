import borders from "../../data/places/borders.json" with { type: "json" };
import { distanceKm } from "./distance.ts";

/** Where the lines come from, for notes under figures. */
export const BORDER_SOURCE =
  "Natural Earth 1:10m, lines as held in fact (npm world-atlas 2.0.2, public domain)";

/** The nearest neighbour state by land, and how far its border is. */
export interface NearestBorder {
  readonly neighbour: string;
  readonly km: number;
}

/** A short run of a border line with the rectangle around it, so that far runs need not be measured. */
interface Run {
  readonly neighbour: string;
  readonly points: readonly number[];
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const RUN_POINTS = 16;
const RUNS: ReadonlyMap<string, readonly Run[]> = runsByState();

/**
 * The nearest land border of the state in which a point lies, and the state beyond it; `null` for states
 * whose borders the table does not hold. In Kashmir the line is the Line of Control, which is a fact on
 * the ground and nobody's claim.
 *
 * *Method*: nearest point on the line in a local plane, then the great-circle distance to it. Good to
 * about 1 km, the precision of the line.
 */
export function nearestBorder(
  country: string,
  longitude: number,
  latitude: number,
): NearestBorder | null {
  const runs = RUNS.get(country);
  if (runs === undefined) return null;
  const squeeze = Math.cos((latitude * Math.PI) / 180);
  // The run with the nearest rectangle goes first: its line then rules out almost all others.
  let first = runs[0];
  let least = Number.POSITIVE_INFINITY;
  for (const run of runs) {
    const square = squareToRectangle(run, longitude, latitude, squeeze);
    if (square < least) [first, least] = [run, square];
  }
  let best: { neighbour: string; square: number; x: number; y: number } | null = null;
  if (first) {
    best = { neighbour: first.neighbour, ...nearestOnRun(first, longitude, latitude, squeeze) };
  }
  for (const run of runs) {
    if (run === first) continue;
    const square = squareToRectangle(run, longitude, latitude, squeeze);
    if (best !== null && square >= best.square) continue;
    const found = nearestOnRun(run, longitude, latitude, squeeze);
    if (best === null || found.square < best.square) best = { neighbour: run.neighbour, ...found };
  }
  if (best === null) return null;
  const km = distanceKm(longitude, latitude, best.x, best.y);
  return { neighbour: best.neighbour, km: Math.round(km * 10) / 10 };
}

/** Square of the distance to the rectangle around a run, in degrees of latitude; 0 inside it. */
function squareToRectangle(run: Run, longitude: number, latitude: number, squeeze: number): number {
  const dx = Math.max(run.west - longitude, 0, longitude - run.east) * squeeze;
  const dy = Math.max(run.south - latitude, 0, latitude - run.north);
  return dx * dx + dy * dy;
}

function nearestOnRun(run: Run, longitude: number, latitude: number, squeeze: number) {
  const { points } = run;
  let best = { square: Number.POSITIVE_INFINITY, x: 0, y: 0 };
  for (let i = 2; i < points.length; i += 2) {
    const [x0, y0] = [points[i - 2] ?? 0, points[i - 1] ?? 0];
    const [dx, dy] = [(points[i] ?? 0) - x0, (points[i + 1] ?? 0) - y0];
    const length = (dx * squeeze) ** 2 + dy * dy;
    const along = (longitude - x0) * dx * squeeze * squeeze + (latitude - y0) * dy;
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, along / length));
    const [x, y] = [x0 + t * dx, y0 + t * dy];
    const square = ((longitude - x) * squeeze) ** 2 + (latitude - y) ** 2;
    if (square < best.square) best = { square, x, y };
  }
  return best;
}

function runsByState(): ReadonlyMap<string, readonly Run[]> {
  const runs = new Map<string, Run[]>();
  for (const { between, points } of borders) {
    for (let start = 0; start + 2 < points.length; start += 2 * (RUN_POINTS - 1)) {
      const part = points.slice(start, start + 2 * RUN_POINTS);
      const xs = part.filter((_, i) => i % 2 === 0);
      const ys = part.filter((_, i) => i % 2 === 1);
      for (const [state, neighbour] of [between, between.toReversed()]) {
        if (state === undefined || neighbour === undefined) continue;
        const run: Run = {
          neighbour,
          points: part,
          west: Math.min(...xs),
          east: Math.max(...xs),
          south: Math.min(...ys),
          north: Math.max(...ys),
        };
        const others = runs.get(state);
        if (others === undefined) runs.set(state, [run]);
        else others.push(run);
      }
    }
  }
  return runs;
}
