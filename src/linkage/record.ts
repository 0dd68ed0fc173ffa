/** One source's report of an event, as linkage compares it. */
export interface LinkageRecord {
  /** The dataset or release that the report comes from. */
  readonly source: string;
  /** What the source calls it; unique within the source. */
  readonly key: string;
  /** First and last day of what is reported, inclusive, as whole days since 1970-01-01. */
  readonly startDay: number;
  readonly endDay: number;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** How far from the point the place may be; `null` where the source does not say. */
  readonly radiusKm: number | null;
  /** Code of the administrative unit, where only that is known. */
  readonly unit: string | null;
  /** For each taxonomy the path from fine to broad; an empty path is no evidence. */
  readonly types: Readonly<Record<string, readonly string[]>>;
  /** Ids or folded names of the parties, the broadest last if families are given; empty is no evidence. */
  readonly actors: readonly string[];
  readonly deaths: {
    readonly low: number | null;
    readonly best: number | null;
    readonly high: number | null;
  } | null;
  /** Outlets or documents that the report cites. */
  readonly citations: readonly string[];
}

/** The name of a record across sources. */
export interface RecordName {
  readonly source: string;
  readonly key: string;
}

/** A set of records that report the same event: at most one of each source without duplicates. */
export interface EventCluster {
  /** Stable: it depends on what the members say, and survives as long as most of them stay together. */
  readonly id: string;
  readonly members: readonly RecordName[];
}

/** How two records belong together: one event, a part of a longer record, or the same series of violence. */
export type LinkKind = "same" | "part-of" | "related";

/** Two records that may belong together; for `part-of`, `a` is the part and `b` the whole. */
export interface Link {
  readonly a: RecordName;
  readonly b: RecordName;
  /** Probability that the link is as `kind` says, after competition between candidates. */
  readonly p: number;
  readonly kind: LinkKind;
  /** The probability if no other record competed, and if only records of these two sources did. */
  readonly alone: number;
  readonly paired: number;
  /** Whether both records ended up in one cluster. */
  readonly joined: boolean;
}

/** What a person decided about two records; decisions outrank the model, and a retraction restores it. */
export interface Judgement {
  /** `same` is must-link, `different` cannot-link; for `part-of`, `a` is the part. */
  readonly verdict: "same" | "different" | "part-of" | "retract";
  readonly a: RecordName;
  readonly b: RecordName;
}

/** A pair whose truth was found out by hand, for calibration: drawn by chance, not by the model's doubt. */
export interface LabelledPair {
  readonly a: RecordName;
  readonly b: RecordName;
  readonly same: boolean;
  /** How many pairs this one stands for in a stratified sample; 1 when absent. */
  readonly weight?: number;
}
