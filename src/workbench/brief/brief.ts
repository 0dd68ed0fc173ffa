import type { Marking } from "../../kernel/index.ts";

/**
 * A brief of two pages: everything that is on it, before it is set. Texts are plain; figures are drawn.
 */
export interface Brief {
  /** What is found, as a sentence. */
  readonly title: string;
  /** What the reader chose, as a sentence. */
  readonly scope: string;
  /** Moment of the newest import that was read, ISO 8601: the record as it was then. */
  readonly asOf: string;
  /** Last day that the counted sources cover; `null` where nothing is counted. */
  readonly newest: string | null;
  readonly marking: Marking;
  /** Sentences, each with its range. */
  readonly findings: readonly string[];
  readonly timeline: BriefFigure;
  /** `null` where no outlines are at hand. */
  readonly map: BriefFigure | null;
  readonly rankings: readonly BriefFigure[];
  readonly table: BriefTable;
  readonly disagreement: BriefDisagreement;
  readonly methods: readonly { readonly heading: string; readonly text: string }[];
  readonly citations: readonly { readonly text: string; readonly licence: string }[];
  /** What brings the same view back. */
  readonly reproduce: { readonly command: string; readonly address: string };
  /** Digest of the releases that were read. */
  readonly snapshot: string;
  readonly toolVersion: string;
}

/** A drawn figure with the texts that the page sets itself. */
export interface BriefFigure {
  readonly title: string;
  readonly subtitle: string;
  readonly notes: readonly string[];
  readonly alt: string;
  readonly svg: string;
}

/** Killed by place, with the rate or the reason why there is none. */
export interface BriefTable {
  readonly caption: string;
  /** "Province", "District". */
  readonly unit: string;
  readonly rows: readonly BriefRow[];
  readonly note: string;
}

/** One place of the table. */
export interface BriefRow {
  readonly name: string;
  readonly nameUr: string | null;
  readonly events: number;
  readonly deathsLow: number;
  readonly deathsBest: number;
  readonly deathsHigh: number;
  /** Killed per 100,000 inhabitants with its year, as text; `null` with the reason in `absent`. */
  readonly rate: string | null;
  readonly absent: string | null;
}

/** Figures of other sources for one year, in groups that count the same thing. */
export interface BriefDisagreement {
  readonly title: string;
  readonly rows: readonly {
    readonly source: string;
    readonly scope: string;
    readonly figure: string;
    readonly note: string;
  }[];
  readonly note: string;
}
