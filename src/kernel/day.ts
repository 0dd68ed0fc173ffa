/**
 * A calendar day as whole days since 1970-01-01 (UTC), the form in which days are compared and stored.
 */
export type Day = number;

const MS_PER_DAY = 86_400_000;

/**
 * The day of an ISO date, or `null` when the text is not a real calendar date.
 *
 * @example
 * parseDay("2024-02-30")
 * // => null
 */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return null;
  return ms / MS_PER_DAY;
}

/**
 * The ISO date of a day.
 *
 * @example
 * formatDay(0)
 * // => "1970-01-01"
 */
export function formatDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}
