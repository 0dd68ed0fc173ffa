import type { ChartMode, Measure } from "../../chart/index.ts";
import type { ScopeInput } from "../scope-fields.ts";

/** The figures that can be drawn. */
export const FIGURE_KINDS = [
  "timeline",
  "provinces",
  "districts",
  "actors",
  "types",
  "targets",
  "map",
  "disagreement",
  "cross-border",
] as const;

/** One kind of figure. */
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** What a figure is asked for. */
export interface FigureQuestion {
  readonly kind: FigureKind;
  readonly scope: ScopeInput;
  readonly measure: Measure;
  readonly mode: ChartMode;
  readonly width: number;
  /** Most rows of a ranking. */
  readonly limit: number;
  readonly step: "month" | "year" | "auto";
  /** Units of the circles of a map. */
  readonly level: "province" | "district";
  /** Whether a map shades rates per 100,000. */
  readonly rate: boolean;
  readonly view: "neutral" | "PK" | "IN";
  /** Year of a disagreement; without it the latest with most figures. */
  readonly year: number | undefined;
}
