import { placeByCode } from "./gazetteer.ts";
import { isWhole, placeNow } from "./lineage.ts";
import { CENSUS_TOTALS } from "./table.ts";

/** How many people a census counted in a place. */
export interface PopulationFigure {
  readonly place: string;
  readonly year: number;
  readonly people: number;
  /** Who counted, as printed under figures. */
  readonly source: string;
}

/** A census further away than this says nothing about a year. */
export const CENSUS_YEARS = 5;

/** The population figures that come with the program: provinces of Pakistan, census of 2023. */
export const SHIPPED_POPULATION: readonly PopulationFigure[] = CENSUS_TOTALS;

/**
 * The people of a place for a year: the nearest census within five years, the later of two equally near;
 * `null` where there is none, so that no rate is shown. A city named as a whole has the sum of its parts,
 * where one census counted all of them. Figures given later in the list replace earlier ones of the same
 * place and year.
 *
 * @example
 * populationOf(SHIPPED_POPULATION, "PK2", 2024)?.people
 * // => 14894402
 *
 * @example
 * populationOf(SHIPPED_POPULATION, "PK2", 2010)
 * // => null
 */
export function populationOf(
  figures: readonly PopulationFigure[],
  code: string,
  year: number,
): PopulationFigure | null {
  const own = figures.filter(({ place }) => place === code);
  const known = own.length > 0 ? own : sumsOfParts(figures, code);
  let nearest: PopulationFigure | null = null;
  for (const figure of known) {
    const away = Math.abs(figure.year - year);
    if (away > CENSUS_YEARS) continue;
    const before = nearest === null ? Number.POSITIVE_INFINITY : Math.abs(nearest.year - year);
    const later = away === before && figure.year >= (nearest?.year ?? 0);
    if (away < before || later) nearest = figure;
  }
  return nearest;
}

/**
 * Figures under today's boundaries: districts that are later than the list of P-codes are added to the one
 * they were cut from, when the same census counted both.
 */
export function populationNow(figures: readonly PopulationFigure[]): readonly PopulationFigure[] {
  const groups = Map.groupBy(figures, ({ place, year }) => `${placeNow(place)} ${year}`);
  return [...groups.values()].flatMap((parts) => {
    const [first] = parts;
    if (first === undefined) return [];
    const place = placeNow(first.place);
    const complete = parts.some((part) => part.place === place);
    if (!complete) return parts;
    return [{ ...first, place, people: parts.reduce((sum, part) => sum + part.people, 0) }];
  });
}

function sumsOfParts(
  figures: readonly PopulationFigure[],
  code: string,
): readonly PopulationFigure[] {
  if (!isWhole(code)) return [];
  const parts = placeByCode(code)?.successors ?? [];
  const found = figures.filter(({ place }) => parts.includes(place));
  return [...Map.groupBy(found, ({ year }) => year).values()].flatMap((counted) => {
    const [first] = counted;
    const all = new Set(counted.map(({ place }) => place)).size === parts.length;
    if (first === undefined || !all) return [];
    return [{ ...first, place: code, people: counted.reduce((sum, one) => sum + one.people, 0) }];
  });
}
