import type { RecordColumns } from "./columns.ts";
import type { PartCandidate } from "./component.ts";

/** A record of several days is a whole where at least so many records of one source lie within it. */
const PARTS_LEAST = 2;
/** Tolls of the parts may exceed that of the whole by this much, for sources differ. */
const TOLL_MARGIN = 1.3;

/**
 * Parts of longer records: where one source counts as one event what another reports day by day, two or more
 * shorter records of one other source lie within its days, at its place, and their tolls together do not
 * exceed its own. They are no failed matches, and are never added up with the whole.
 */
export function partsOfWholes(
  columns: RecordColumns,
  candidates: readonly PartCandidate[],
): PartCandidate[] {
  const groups = Map.groupBy(candidates, ({ part, whole }) => `${whole}/${columns.sourceOf[part]}`);
  return [...groups.values()].filter((parts) => isWhole(columns, parts)).flat();
}

function isWhole(columns: RecordColumns, parts: readonly PartCandidate[]): boolean {
  if (parts.length < PARTS_LEAST) return false;
  const whole = columns.deathsHigh[parts[0]?.whole ?? 0] as number;
  const sum = parts.reduce((total, { part }) => total + (columns.deathsBest[part] || 0), 0);
  return Number.isNaN(whole) || sum <= TOLL_MARGIN * Math.max(1, whole);
}
