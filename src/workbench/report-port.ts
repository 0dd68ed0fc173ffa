import type { ChartDocument } from "../chart/index.ts";
import type { DossierDocument, PackageFile } from "../evidence/index.ts";
import type { MapChoice, RegionMap } from "../places/index.ts";
import type { Brief } from "./brief/brief.ts";

/** Drawing and typesetting: what the outside does for figures and briefs. */
export interface ReportPort {
  /** Version of the program, printed on briefs. */
  readonly toolVersion: string;
  /** A document in which charts draw. */
  document(): Promise<ChartDocument>;
  /** The outlines of the region for a map. */
  outlines(choice: MapChoice): Promise<RegionMap>;
  /** A figure as pixels, two for each unit of its width. */
  paint(svg: string): Promise<Uint8Array>;
  /** The brief as PDF: two pages, the same bytes for the same brief. */
  typeset(brief: Brief): Promise<Uint8Array>;
  /** A dossier as PDF, with the drawings of its figures by their paths; the same bytes for the same dossier. */
  dossier(document: DossierDocument, drawings: readonly PackageFile[]): Promise<Uint8Array>;
  /** The brief as one HTML file that refers to nothing outside it. */
  page(brief: Brief): Promise<string>;
}
