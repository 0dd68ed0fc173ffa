import type { EventCluster, Link } from "./record.ts";

/** What a run of linkage hands back. */
export interface LinkageResult {
  readonly clusters: readonly EventCluster[];
  /** Every pair that may belong together, most probable first. */
  readonly links: readonly Link[];
  readonly report: LinkageReport;
}

/** How a run went, for the reader who wants to judge it. */
export interface LinkageReport {
  readonly records: number;
  readonly sources: readonly { readonly source: string; readonly records: number }[];
  readonly events: number;
  readonly warnings: readonly string[];
}
