import type { RecordPlaces } from "./columns.ts";
import { degreesEast, degreesNorth } from "./distance.ts";

/** Smaller cells would give larger numbers than a key can hold. */
const CELL_KM_LEAST = 5;

/** Records by place, those of one cell by day, so that those near a record are found without reading all. */
export class PlaceGrid {
  private readonly columns: RecordPlaces;
  private readonly cellKm: number;
  private readonly cells = new Map<number, number>();
  private readonly start: Int32Array;
  private readonly rows: Int32Array;
  /** Days of the longest record: how far before a period one may begin that still reaches into it. */
  private readonly daysMost: number;

  constructor(columns: RecordPlaces, rows: readonly number[], cellKm: number) {
    this.columns = columns;
    this.cellKm = Math.max(CELL_KM_LEAST, cellKm);
    const cellOf = rows.map((row) => {
      const band = this.band(columns.latitude[row] ?? 0);
      const across = this.across(band);
      const share = ((columns.longitude[row] ?? 0) + 180) / 360;
      const place = key(band, Math.floor(share * across) % across);
      const cell = this.cells.get(place) ?? this.cells.size;
      this.cells.set(place, cell);
      return cell;
    });
    this.start = new Int32Array(this.cells.size + 1);
    for (const cell of cellOf) this.start[cell + 1] = (this.start[cell + 1] ?? 0) + 1;
    for (let cell = 0; cell < this.cells.size; cell++)
      this.start[cell + 1] = (this.start[cell + 1] ?? 0) + (this.start[cell] ?? 0);
    const next = this.start.slice();
    this.rows = new Int32Array(rows.length);
    let daysMost = 0;
    rows.forEach((row, index) => {
      const at = next[cellOf[index] ?? 0] ?? 0;
      this.rows[at] = row;
      next[cellOf[index] ?? 0] = at + 1;
      daysMost = Math.max(daysMost, (columns.endDay[row] ?? 0) - (columns.startDay[row] ?? 0));
    });
    this.daysMost = daysMost;
  }

  /** Calls back with each row whose days and cell are within reach; the caller checks the distance. */
  near(
    row: number,
    reachKm: number,
    fromDay: number,
    toDay: number,
    found: (row: number) => void,
  ): void {
    if (this.rows.length === 0) return;
    const { columns, cells } = this;
    const latitude = columns.latitude[row] ?? 0;
    const longitude = columns.longitude[row] ?? 0;
    const north = degreesNorth(reachKm);
    const furthest = Math.min(90, Math.abs(latitude) + north);
    const east = degreesEast(reachKm, furthest);
    const last = this.band(Math.min(90, latitude + north));
    for (let band = this.band(Math.max(-90, latitude - north)); band <= last; band++) {
      const across = this.across(band);
      const from = Math.floor(((longitude - east + 180) / 360) * across);
      const to = Math.floor(((longitude + east + 180) / 360) * across);
      // A reach around the whole Earth meets each cell once.
      for (let column = from; column <= Math.min(to, from + across - 1); column++) {
        const cell = cells.get(key(band, ((column % across) + across) % across));
        if (cell !== undefined) this.inCell(cell, fromDay, toDay, found);
      }
    }
  }

  /** Rows of a cell stand in the order of their first day. */
  private inCell(cell: number, fromDay: number, toDay: number, found: (row: number) => void): void {
    const { columns, rows, daysMost } = this;
    let low = this.start[cell] as number;
    const end = this.start[cell + 1] as number;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((columns.startDay[rows[middle] as number] as number) < fromDay - daysMost)
        low = middle + 1;
      else high = middle;
    }
    for (let index = low; index < end; index++) {
      const row = rows[index] as number;
      if ((columns.startDay[row] as number) > toDay) return;
      if ((columns.endDay[row] as number) >= fromDay) found(row);
    }
  }

  private band(latitude: number): number {
    return Math.floor((latitude + 90) / degreesNorth(this.cellKm));
  }

  private across(band: number): number {
    const latitude = (band + 0.5) * degreesNorth(this.cellKm) - 90;
    return Math.max(1, Math.floor(360 / degreesEast(this.cellKm, latitude)));
  }
}

/** One number for a cell. */
function key(band: number, cell: number): number {
  return band * 2 ** 14 + cell;
}
