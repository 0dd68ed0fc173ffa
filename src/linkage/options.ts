import type { LinkageModel } from "./model.ts";
import type { EventCluster, Judgement, LabelledPair } from "./record.ts";

/** What a run of linkage may be told; everything has a default. */
export interface LinkageOptions {
  /** Records further apart than this and their radii together are never compared. */
  readonly windowKm?: number;
  /** Records with more days than this between them are never compared. */
  readonly windowDays?: number;
  /** Sources that may hold one event twice; all others give an event at most one record. */
  readonly withDuplicates?: readonly string[];
  /** What people decided, oldest first. */
  readonly judgements?: readonly Judgement[];
  /** Pairs whose truth is known, for calibration. */
  readonly labels?: readonly LabelledPair[];
  /** Events of an earlier run, whose ids are to be kept. */
  readonly previous?: readonly EventCluster[];
  /** A model that was learned before, to link in exactly the same way; then nothing is learned. */
  readonly model?: LinkageModel;
  /** Links less probable than this are not listed. */
  readonly listedFrom?: number;
  /** Told of each step and how much of it is done, from 0 to 1. */
  readonly progress?: (step: LinkageStep, done: number) => void;
}

/** The steps of a run, in their order. */
export type LinkageStep = "block" | "compare" | "learn" | "match" | "resolve" | "explain";

/** What is assumed when nothing is said. */
export const LINKAGE_DEFAULTS = {
  windowKm: 50,
  windowDays: 7,
  listedFrom: 0.01,
} as const;
