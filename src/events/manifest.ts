/**
 * What is known of one imported release: written once, never changed, beside its Parquet files in
 * `lake/<dataset>/<release>-<first 8 hex digits of the input's sha256>/manifest.json`.
 */
export interface Manifest {
  readonly format: string;
  /** What the folder holds; only `events` and `figures` are counted in pictures. */
  readonly holds: "events" | "figures" | "boundaries" | "population";
  readonly dataset: string;
  readonly release: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly citation: string;
  /** What the dataset counts and what it leaves out, in a sentence each. */
  readonly counts: string;
  readonly leavesOut: string;
  readonly input: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly bytes: number;
  }[];
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Rejected rows by code of the reason. */
  readonly rejectedByCode: Readonly<Record<string, number>>;
  /** Columns not kept, with the reason (persons) and how many cells they held. */
  readonly dropped: readonly {
    readonly column: string;
    readonly reason: string;
    readonly cells: number;
  }[];
  /** Changes made to rows that were kept, with the reason; absent where there are none. */
  readonly adjusted?: readonly {
    readonly field: string;
    readonly reason: string;
    readonly rows: number;
  }[];
  /** First and last day covered, ISO dates; `null` where rows carry no day. */
  readonly period: { readonly from: string; readonly to: string } | null;
  /** Files of the folder with their digests. */
  readonly files: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly rows: number | null;
  }[];
  readonly importedAt: string;
  readonly toolVersion: string;
}

/** The name by which a release is called in commands, addresses and dictionaries. */
export function releaseKey(manifest: Pick<Manifest, "dataset" | "release">): string {
  return `${manifest.dataset}@${manifest.release}`;
}
