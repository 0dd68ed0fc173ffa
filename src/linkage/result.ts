import type { LinkageModel } from "./model.ts";
import type { EventCluster, Link } from "./record.ts";

/** What a run of linkage hands back. */
export interface LinkageResult {
  readonly clusters: readonly EventCluster[];
  /** Every pair that may belong together, most probable first. */
  readonly links: readonly Link[];
  readonly report: LinkageReport;
  /** What was learned; given as an option, it links further records in the same way. */
  readonly model: LinkageModel;
}

/** How a run went, for the reader who wants to judge it. */
export interface LinkageReport {
  readonly records: number;
  readonly sources: readonly { readonly source: string; readonly records: number }[];
  readonly events: number;
  /** Number of events over the sampled clusterings: the middle nine tenths of them. */
  readonly eventsRange: { readonly low: number; readonly high: number };
  readonly pairs: readonly PairReport[];
  readonly warnings: readonly string[];
}

/** What was learned of two sources. */
export interface PairReport {
  readonly one: string;
  readonly other: string;
  /** Pairs of records within the window, and how many of them chance alone would put there. */
  readonly compared: number;
  readonly byChance: number;
  /** Expected number of records of the one that have a partner in the other, as learned. */
  readonly matches: number;
  /** The same by other ways of telling what chance gives; wide apart where events come in bursts. */
  readonly estimates: readonly { readonly method: string; readonly matches: number }[];
  /** Pairs by the days between them, beyond the window too: chance is level, matches stand out at 0. */
  readonly lagProfile: readonly { readonly days: number; readonly pairs: number }[];
}
