import type { EventColumns } from "./columns.ts";
import { NO_VALUE } from "./columns.ts";

/** Which hexagon of the map each event lies in, and where the hexagons are. */
export interface Hexagons {
  /** Index of the event's hexagon, -1 where it has no point. */
  readonly of: Int32Array;
  /** Centres as degrees, longitude and latitude in turn. */
  readonly centres: Float64Array;
  readonly radiusKm: number;
}

/**
 * Lays hexagons of one radius over the points of all events. Done once for a zoom, not for a brush.
 *
 * Method: nearest centre of a hexagonal lattice (Carr, Olsen and White 1992, as in d3-hexbin) on an
 * equidistant projection true at the middle latitude; for display, not for areas.
 */
export function layHexagons(columns: EventColumns, radiusKm: number): Hexagons {
  const { west, south, east, north } = columns.extent;
  const kmPerDegree = 111.195;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180) || 1;
  const kmX = ((east - west) * kmPerDegree * squeeze) / (NO_VALUE - 1);
  const kmY = ((north - south) * kmPerDegree) / (NO_VALUE - 1);
  const stepX = radiusKm * Math.sqrt(3);
  const stepY = radiusKm * 1.5;
  const of = new Int32Array(columns.count).fill(-1);
  const indexes = new Map<number, number>();
  const centres: number[] = [];
  for (let i = 0; i < columns.count; i++) {
    const x = columns.longitude[i] as number;
    if (x === NO_VALUE) continue;
    const cell = nearestCell((x * kmX) / stepX, ((columns.latitude[i] as number) * kmY) / stepY);
    let index = indexes.get(cell);
    if (index === undefined) {
      index = centres.length / 2;
      indexes.set(cell, index);
      const row = Math.floor(cell / ROW);
      centres.push(
        west + (((cell % ROW) + (row & 1) / 2 - 1) * stepX) / (kmPerDegree * squeeze),
        south + (row * stepY) / kmPerDegree,
      );
    }
    of[i] = index;
  }
  return { of, centres: Float64Array.from(centres), radiusKm };
}

/** Columns of the lattice to one row; column numbers are shifted by one so that none is negative. */
const ROW = 1_048_576;

function nearestCell(px: number, py: number): number {
  let row = Math.round(py);
  let column = Math.round(px - (row & 1) / 2);
  const dy = py - row;
  if (Math.abs(dy) * 3 > 1) {
    const dx = px - (column + (row & 1) / 2);
    const otherRow = row + (dy < 0 ? -1 : 1);
    const otherColumn = Math.round(px - (otherRow & 1) / 2);
    const ox = px - (otherColumn + (otherRow & 1) / 2);
    // Distances in units of the horizontal step, in which a row is the square root of 3/4 high.
    const oy = py - otherRow;
    if (ox * ox + oy * oy * 0.75 < dx * dx + dy * dy * 0.75) {
      row = otherRow;
      column = otherColumn;
    }
  }
  return Math.max(row, 0) * ROW + column + 1;
}
