import { parseDay } from "../kernel/index.ts";
import { populationOf } from "../places/index.ts";
import { openPopulation } from "./open-population.ts";
import type { Population } from "./picture/rate.ts";
import type { Ports } from "./ports.ts";
import type { ScopeInput } from "./scope-fields.ts";

const DAYS_PER_YEAR = 365.2425;

/**
 * The people of a place for the middle of the period asked for, from the census nearest to it; nobody
 * where the period is open or no census lies within five years.
 */
export async function populationLookup(
  ports: Pick<Ports, "lake" | "files">,
  { from, to }: Pick<ScopeInput, "from" | "to">,
): Promise<(code: string) => Population | null> {
  if (from === undefined || to === undefined) return () => null;
  const figures = await openPopulation(ports);
  const year = middleYear(from, to);
  return (code) => (year === null ? null : populationOf(figures, code, year));
}

/** The year in which the middle of a period lies; dates may leave out day and month. */
function middleYear(from: string, to: string): number | null {
  const day = (text: string, rest: string) => parseDay(text + rest.slice(text.length));
  const [first, last] = [day(from, "0000-01-01"), day(to, "0000-12-28")];
  if (first === null || last === null) return null;
  return Math.floor(1970 + (first + last) / 2 / DAYS_PER_YEAR);
}
