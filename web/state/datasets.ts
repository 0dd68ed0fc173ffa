/** A release in the workspace, as its manifest says. */
export interface Dataset {
  readonly key: string;
  readonly title: string;
  readonly format: string;
  readonly holds: string;
  readonly dataset: string;
  readonly publisher: string;
  readonly licence: string;
  readonly citation: string;
  readonly counts: string;
  readonly leavesOut: string;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly rejectedByCode: Readonly<Record<string, number>>;
  readonly dropped: readonly {
    readonly column: string;
    readonly reason: string;
    readonly cells: number;
  }[];
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly importedAt: string;
}

/** What the command `datasets` answers. */
export interface DatasetsAnswer {
  readonly datasets: readonly Dataset[];
}

/** How old a release is and where it has no event. */
export interface ReleaseAge {
  readonly release: string;
  readonly ageDays: number | null;
  readonly gaps: readonly string[];
  readonly gapMonths: number;
  readonly stale: boolean;
  readonly why: string;
}

/** What the command `freshness` answers. */
export interface FreshnessAnswer {
  readonly statement: string;
  readonly releases: readonly ReleaseAge[];
  readonly lacks: readonly {
    readonly what: string;
    readonly consequence: string;
    readonly remedy: string;
  }[];
}

/** What the command `rejected` answers. */
export interface RejectedAnswer {
  readonly key: string;
  readonly total: number;
  readonly byCode: Readonly<Record<string, number>>;
  readonly rows: readonly {
    readonly line: number;
    readonly code: string;
    readonly field: string | null;
    readonly expected: string | null;
    readonly found: string | null;
    readonly original: string | null;
  }[];
}
