import type { LinkageReport } from "../../linkage/index.ts";

/** What a method made of the events of the files, which are named by their index. */
export interface FilesOutcome {
  /** Every event once. */
  readonly clusters: readonly (readonly number[])[];
  /** Pairs that may be the same event, each with its probability. */
  readonly pairs: readonly FilesPair[];
  /** Events that are a part of a longer or larger one, with the probability. */
  readonly parts: readonly { readonly part: number; readonly whole: number; readonly p: number }[];
  /** What the reader of the result has to know. */
  readonly warnings: readonly string[];
  /** What the method says of its run in figures, for the report. */
  readonly figures: Readonly<Record<string, number>>;
  /** What was learned of each two datasets; empty where the method learns nothing. */
  readonly baseline: LinkageReport["pairs"];
  /** Number of events over sampled clusterings, the middle nine tenths; `null` without probabilities. */
  readonly eventsRange: LinkageReport["eventsRange"] | null;
}

/** Two events that may be the same, and how probable that is. */
export interface FilesPair {
  readonly a: number;
  readonly b: number;
  readonly p: number;
}

/** How a method is set. */
export interface FilesSettings {
  readonly km: number;
  readonly days: number;
  readonly partial: number;
  /** Empty when every level counts. */
  readonly certainty: readonly number[];
}
