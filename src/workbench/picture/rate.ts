import type { Ranked } from "../../picture/index.ts";
import type { Rate } from "./schema.ts";

/** How many people live in a unit, and who says so. */
export interface Population {
  readonly people: number;
  readonly year: number;
  readonly source: string;
}

/** Rates of the rows of one picture. */
export interface Rates {
  readonly rate: (row: Ranked) => Rate;
}

/** Longest period for which one census may stand, in years. */
const LONGEST_YEARS = 11;

/**
 * Killed per 100,000 people and year. The population of one census stands for all years of the period,
 * and that is said; a unit without a known population has no rate.
 */
export function ratesFor(
  years: number | null,
  populationOf: (code: string) => Population | null,
): Rates {
  return {
    rate: (row) => {
      const nothing = { low: null, best: null, high: null, population: null };
      if (row.code === "") return { ...nothing, basis: "The place is not known." };
      if (years === null || years <= 0) {
        return { ...nothing, basis: "A rate needs a first and a last day." };
      }
      if (years > LONGEST_YEARS) {
        return { ...nothing, basis: "The period is too long for one census to stand for it." };
      }
      const population = populationOf(row.code);
      if (population === null || population.people <= 0) {
        return { ...nothing, basis: "No population is known for this place." };
      }
      const rate = (deaths: number) =>
        Math.round((deaths / years / population.people) * 100_000 * 100) / 100;
      return {
        low: rate(row.deathsLow),
        best: rate(row.deathsBest),
        high: rate(row.deathsHigh),
        population: population.people,
        basis: `${population.source}, ${population.year}`,
      };
    },
  };
}
