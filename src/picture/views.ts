import type { EventColumns } from "./columns.ts";
import type { DayIndex } from "./days.ts";
import type { Hexagons } from "./hexagons.ts";
import { BANDS, BORDER_BANDS_KM, type RawTally, STRIDE, type ViewName } from "./tallies.ts";
import type { BorderBand, MapCell, PictureViews, Ranked, Tally } from "./view.ts";

/** The numbers of one cell of a raw tally. */
export function tallyAt(tally: RawTally, cell: number): Tally {
  const at = cell * STRIDE;
  return {
    events: tally[at] ?? 0,
    deathsLow: tally[at + 1] ?? 0,
    deathsBest: tally[at + 2] ?? 0,
    deathsHigh: tally[at + 3] ?? 0,
    withoutFigure: tally[at + 4] ?? 0,
  };
}

/** A ranking as rows: most events first, then by code; codes without events are left out. */
export function rankedOf(tally: RawTally, dictionary: readonly string[]): Ranked[] {
  const rows: Ranked[] = [];
  for (const [cell, code] of dictionary.entries()) {
    if ((tally[cell * STRIDE] ?? 0) > 0) rows.push({ code, ...tallyAt(tally, cell) });
  }
  return rows.sort((a, b) => b.events - a.events || compareText(a.code, b.code));
}

/** All counted views as rows. */
export function viewsOf(
  tallies: ReadonlyMap<ViewName, RawTally>,
  columns: EventColumns,
  days: DayIndex,
  hexagons: Hexagons | null,
): PictureViews {
  const { dictionaries } = columns;
  const raw = (view: ViewName) => tallies.get(view) ?? NOTHING;
  const timeline = raw("timeline");
  return {
    total: tallyAt(raw("total"), 0),
    timeline: {
      months: timeline.length === 0 ? [] : days.months,
      tallies: Array.from({ length: timeline.length / STRIDE }, (_, i) => tallyAt(timeline, i)),
    },
    datasets: rankedOf(raw("datasets"), dictionaries.dataset),
    countries: rankedOf(raw("countries"), dictionaries.country),
    provinces: rankedOf(raw("provinces"), dictionaries.province),
    districts: rankedOf(raw("districts"), dictionaries.district),
    types: rankedOf(raw("types"), dictionaries.type),
    actors: rankedOf(raw("actors"), dictionaries.actor),
    targets: rankedOf(raw("targets"), dictionaries.target),
    attributions: rankedOf(raw("attributions"), dictionaries.attribution),
    borders: bandsOf(raw("borders"), dictionaries.country),
    cells: cellsOf(raw("cells"), hexagons),
  };
}

/**
 * A ranking of types rolled up to a depth of the codebook: depth 1 has "attack", depth 2 has
 * "attack/bombing". Every event keeps its count, so sums do not change.
 *
 * @example
 * const tally = { deathsLow: 0, deathsBest: 0, deathsHigh: 0, withoutFigure: 0 };
 * rollUpTypes([{ code: "a/b", events: 2, ...tally }, { code: "a/c", events: 1, ...tally }], 1)
 *   .map((row) => `${row.code} ${row.events}`)
 * // => ["a 3"]
 */
export function rollUpTypes(rows: readonly Ranked[], depth: number): Ranked[] {
  const sums = new Map<string, Ranked>();
  for (const row of rows) {
    const code = row.code.split("/").slice(0, depth).join("/");
    const known = sums.get(code);
    sums.set(code, { ...(known === undefined ? row : addTallies(known, row)), code });
  }
  return [...sums.values()].sort((a, b) => b.events - a.events || compareText(a.code, b.code));
}

/** The sum of two tallies. */
export function addTallies(a: Tally, b: Tally): Tally {
  return {
    events: a.events + b.events,
    deathsLow: a.deathsLow + b.deathsLow,
    deathsBest: a.deathsBest + b.deathsBest,
    deathsHigh: a.deathsHigh + b.deathsHigh,
    withoutFigure: a.withoutFigure + b.withoutFigure,
  };
}

const NOTHING = new Float64Array(0);

function bandsOf(tally: RawTally, countries: readonly string[]): BorderBand[] {
  const rows: BorderBand[] = [];
  for (let cell = 0; cell * STRIDE < tally.length; cell++) {
    if ((tally[cell * STRIDE] as number) === 0) continue;
    const band = cell % BANDS;
    rows.push({
      neighbour: countries[Math.floor(cell / BANDS)] as string,
      fromKm: band === BANDS - 1 ? null : band === 0 ? 0 : (BORDER_BANDS_KM[band - 1] as number),
      toKm: BORDER_BANDS_KM[band] ?? null,
      ...tallyAt(tally, cell),
    });
  }
  return rows;
}

function cellsOf(tally: RawTally, hexagons: Hexagons | null): MapCell[] {
  if (hexagons === null) return [];
  const rows: MapCell[] = [];
  for (let cell = 0; cell * STRIDE < tally.length; cell++) {
    if ((tally[cell * STRIDE] as number) === 0) continue;
    rows.push({
      longitude: hexagons.centres[cell * 2] as number,
      latitude: hexagons.centres[cell * 2 + 1] as number,
      ...tallyAt(tally, cell),
    });
  }
  return rows;
}

/** Order by code units: the same on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
