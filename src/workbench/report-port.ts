import type { ChartDocument } from "../chart/index.ts";
import type { Brief } from "./brief.ts";

/** Drawing and typesetting: what the outside does for figures and briefs. */
export interface ReportPort {
  /** A document in which charts draw. */
  document(): Promise<ChartDocument>;
  /** A figure as pixels, two for each unit of its width. */
  paint(svg: string): Promise<Uint8Array>;
  /** The brief as PDF: two pages, the same bytes for the same brief. */
  typeset(brief: Brief): Promise<Uint8Array>;
  /** The brief as one HTML file that refers to nothing outside it. */
  page(brief: Brief): Promise<string>;
}
