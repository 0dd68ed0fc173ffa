import type { LinkageRecord } from "../../linkage/index.ts";
import { distanceKm } from "../../places/index.ts";

/** A report on its way to linkage, with the page that it stands on. */
export interface PagedRecord {
  readonly record: LinkageRecord;
  /** Address or title of the page: what it lists are different events. */
  readonly page: string;
}

/**
 * Parts a release of single reports into strands, each of which holds an event at most once, so that reports
 * of different pages can be linked with each other as sources are. Pages go to the first strand where none of
 * their reports could be of one event with a report of another page: a colouring of the graph of pages, largest
 * page first (Welsh and Powell 1967). Nothing that could be linked is lost but two reports of one page.
 */
export function intoStrands(
  reports: readonly PagedRecord[],
  window: { readonly km: number; readonly days: number },
): readonly (readonly LinkageRecord[])[] {
  const pages = Map.groupBy(reports, ({ page }) => page);
  const largestFirst = [...pages].sort(
    ([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1),
  );
  const strands: LinkageRecord[][] = [];
  for (const [, ofPage] of largestFirst) {
    const records = ofPage.map(({ record }) => record);
    const apart = (strand: readonly LinkageRecord[]) =>
      !strand.some((there) => records.some((record) => mayMeet(there, record, window)));
    const free = strands.find(apart);
    if (free === undefined) strands.push(records);
    else free.push(...records);
  }
  return strands;
}

/** Whether two reports are near enough in time and place to be compared at all. */
function mayMeet(
  a: LinkageRecord,
  b: LinkageRecord,
  { km, days }: { readonly km: number; readonly days: number },
): boolean {
  if (a.startDay - b.endDay > days || b.startDay - a.endDay > days) return false;
  if (a.latitude === null || a.longitude === null) return true;
  if (b.latitude === null || b.longitude === null) return true;
  const apart = distanceKm(a.longitude, a.latitude, b.longitude, b.latitude);
  return apart <= km + (a.radiusKm ?? 0) + (b.radiusKm ?? 0);
}
