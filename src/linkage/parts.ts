import type { RecordColumns } from "./columns.ts";
import type { SolvedLink } from "./resolved.ts";

/** A row that reports a part of what another row reports as a whole. */
export interface PartLink {
  readonly part: number;
  readonly whole: number;
  readonly p: number;
}

/** A link counts as a part where it would be at least this probable if nothing competed with it. */
const ALONE_FROM = 0.5;
/** A record of several days is a whole where at least so many records of one source lie within it. */
const PARTS_LEAST = 2;
/** Tolls of the parts may exceed that of the whole by this much, for sources differ. */
const TOLL_MARGIN = 1.3;

/**
 * Links that lost the competition because one source counts as one event what another reports day by day:
 * a record of several days, and two or more shorter ones of one other source that lie within its days and
 * whose tolls together do not exceed its own. They are parts of it, not failed matches, and not added up.
 */
export function partLinks(columns: RecordColumns, links: readonly SolvedLink[]): PartLink[] {
  const found = links.flatMap(({ first, second, logOdds }): PartLink[] => {
    const alone = 1 / (1 + Math.exp(-logOdds));
    if (alone < ALONE_FROM) return [];
    if (isWithin(columns, first, second)) return [{ part: first, whole: second, p: alone }];
    if (isWithin(columns, second, first)) return [{ part: second, whole: first, p: alone }];
    return [];
  });
  const groups = Map.groupBy(found, ({ part, whole }) => `${whole}/${columns.sourceOf[part]}`);
  return [...groups.values()].filter((parts) => isWhole(columns, parts)).flat();
}

/** Whether a row's days lie within those of a longer one. */
function isWithin(columns: RecordColumns, part: number, whole: number): boolean {
  const [a, b] = [columns.startDay[part] as number, columns.endDay[part] as number];
  const [from, to] = [columns.startDay[whole] as number, columns.endDay[whole] as number];
  return from <= a && b <= to && to - from > b - a;
}

function isWhole(columns: RecordColumns, parts: readonly PartLink[]): boolean {
  if (parts.length < PARTS_LEAST) return false;
  const whole = columns.deathsHigh[parts[0]?.whole ?? 0] as number;
  const sum = parts.reduce((total, { part }) => total + (columns.deathsBest[part] || 0), 0);
  return Number.isNaN(whole) || sum <= TOLL_MARGIN * Math.max(1, whole);
}
