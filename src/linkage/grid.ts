import type { RecordColumns } from "./columns.ts";
import { degreesEast, degreesNorth } from "./distance.ts";

/** Smaller cells would give larger numbers than a key can hold. */
const CELL_KM_LEAST = 5;

/** Records of one source by place and time, so that those near a record are found without reading all. */
export class SpaceTimeGrid {
  private readonly columns: RecordColumns;
  private readonly cellKm: number;
  private readonly cellDays: number;
  private readonly cells = new Map<number, number[]>();

  constructor(columns: RecordColumns, rows: Iterable<number>, cellKm: number, cellDays: number) {
    this.columns = columns;
    this.cellKm = Math.max(CELL_KM_LEAST, cellKm);
    this.cellDays = cellDays;
    for (const row of rows) this.add(row);
  }

  /** Calls back once with each row whose days and cell are within reach; the caller checks the distance. */
  near(
    row: number,
    reachKm: number,
    fromDay: number,
    toDay: number,
    found: (row: number) => void,
  ): void {
    const { columns, cells } = this;
    const latitude = columns.latitude[row] ?? 0;
    const longitude = columns.longitude[row] ?? 0;
    const north = degreesNorth(reachKm);
    const bandFrom = this.band(Math.max(-90, latitude - north));
    const bandTo = this.band(Math.min(90, latitude + north));
    const timeFrom = this.bucket(fromDay);
    const timeTo = this.bucket(toDay);
    for (let band = bandFrom; band <= bandTo; band++) {
      const across = this.across(band);
      const east = degreesEast(
        reachKm,
        Math.max(Math.abs(latitude - north), Math.abs(latitude + north)),
      );
      const first = Math.floor(((longitude - east + 180) / 360) * across);
      const last = Math.min(
        first + across - 1,
        Math.floor(((longitude + east + 180) / 360) * across),
      );
      for (let column = first; column <= last; column++) {
        const cell = ((column % across) + across) % across;
        for (let time = timeFrom; time <= timeTo; time++) {
          for (const other of cells.get(key(time, band, cell)) ?? []) {
            const start = columns.startDay[other] ?? 0;
            const end = columns.endDay[other] ?? 0;
            // A long record stands in several buckets: it is taken in the first that is asked for.
            if (time !== Math.max(timeFrom, this.bucket(start))) continue;
            if (start <= toDay && end >= fromDay) found(other);
          }
        }
      }
    }
  }

  private add(row: number): void {
    const { columns } = this;
    const band = this.band(columns.latitude[row] ?? 0);
    const across = this.across(band);
    const cell = Math.floor((((columns.longitude[row] ?? 0) + 180) / 360) * across) % across;
    const last = this.bucket(columns.endDay[row] ?? 0);
    for (let time = this.bucket(columns.startDay[row] ?? 0); time <= last; time++) {
      const place = key(time, band, cell);
      const rows = this.cells.get(place);
      if (rows === undefined) this.cells.set(place, [row]);
      else rows.push(row);
    }
  }

  private band(latitude: number): number {
    return Math.floor((latitude + 90) / degreesNorth(this.cellKm));
  }

  private across(band: number): number {
    const latitude = (band + 0.5) * degreesNorth(this.cellKm) - 90;
    return Math.max(1, Math.floor(360 / degreesEast(this.cellKm, latitude)));
  }

  private bucket(day: number): number {
    return Math.floor(day / this.cellDays);
  }
}

/** One number for a cell, below 2^53 for cells of `CELL_KM_LEAST` and any day of history. */
function key(time: number, band: number, cell: number): number {
  return ((time + 2 ** 21) * 2 ** 13 + band) * 2 ** 14 + cell;
}
