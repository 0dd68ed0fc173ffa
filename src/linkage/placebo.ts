import type { LinkageOptions } from "./options.ts";
import type { LinkageRecord } from "./record.ts";
import { linkRecords } from "./run.ts";

/** How many links there are when one source is moved in time, so that none can be true. */
export interface Placebo {
  /** Joined pairs of at least this probability, with the days as they are. */
  readonly from: number;
  readonly aligned: number;
  readonly shifted: readonly {
    readonly source: string;
    readonly days: number;
    readonly links: number;
  }[];
  /** Links by chance as a share of those with the days as they are; `null` where there are none. */
  readonly chanceShare: number | null;
}

/** Far enough to leave bursts behind, near enough to stay in the same season of violence. */
const SHIFTS_DAYS = [45, -45, 90] as const;

/**
 * A check that needs no truth: each source in turn is moved by 45 to 90 days and everything is learned and
 * linked again. Whatever is joined to it then is chance. Only links that touch the moved source are counted.
 */
export function placebo(
  records: readonly LinkageRecord[],
  options: LinkageOptions = {},
  from = 0.5,
): Placebo {
  const run = linkRecords(records, options);
  const counted = (result: typeof run, source?: string) =>
    result.links.filter(
      ({ a, b, p, kind, joined }) =>
        joined &&
        kind === "same" &&
        p >= from &&
        (source === undefined || a.source === source || b.source === source),
    ).length;
  const sources = run.report.sources.map(({ source }) => source).slice(1);
  const shifted = sources.flatMap((source) =>
    SHIFTS_DAYS.map((days) => {
      const moved = records.map((record) =>
        record.source === source
          ? { ...record, startDay: record.startDay + days, endDay: record.endDay + days }
          : record,
      );
      const result = linkRecords(moved, { ...options, judgements: [], labels: [] });
      return { source, days, links: counted(result, source) };
    }),
  );
  const chance = shifted.reduce((sum, { links }) => sum + links, 0) / SHIFTS_DAYS.length;
  const aligned = sources.reduce((sum, source) => sum + counted(run, source), 0);
  return {
    from,
    aligned: counted(run),
    shifted,
    chanceShare: aligned === 0 ? null : chance / aligned,
  };
}
