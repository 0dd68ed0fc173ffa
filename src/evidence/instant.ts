const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * Whether a text is a moment in time with its zone (RFC 3339).
 *
 * @example
 * ["2020-10-07T21:22:36Z", "2020-10-07", "2020-02-30T00:00:00Z"].map(isInstant)
 * // => [true, false, false]
 */
export function isInstant(text: string): boolean {
  if (!INSTANT.test(text) || Number.isNaN(Date.parse(text))) return false;
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
