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
