/** Class of intensity of armed conflict in a calendar year, after UCDP. */
export type IntensityClass = "below" | "minor" | "war";

/** The published thresholds: battle-related deaths in a calendar year. */
export const INTENSITY = {
  minor: 25,
  war: 1_000,
  source:
    "UCDP/PRIO Armed Conflict Dataset codebook: minor armed conflict 25 to 999, war at least 1,000 battle-related deaths in a calendar year.",
  caution:
    "The thresholds are made for the battle-related deaths of one conflict. Here they are read against all deaths in the chosen scope, so the class says how many died, not which conflict it was.",
} as const;

/**
 * The class of one year's deaths.
 *
 * @example
 * [24, 25, 999, 1_000].map(intensityOf)
 * // => ["below","minor","minor","war"]
 */
export function intensityOf(deaths: number): IntensityClass {
  if (deaths >= INTENSITY.war) return "war";
  return deaths >= INTENSITY.minor ? "minor" : "below";
}
