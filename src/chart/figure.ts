import type { ChartMode } from "./palette.ts";
import type { ChartDocument } from "./svg.ts";

/** How a figure is to be drawn. */
export interface ChartSetting {
  /** The `document` of the browser, or of linkedom on the server. */
  readonly document: ChartDocument;
  readonly mode: ChartMode;
  /** Width in pixels; the height follows from the data. */
  readonly width: number;
}

/** What every figure says about its data. */
export interface ChartSubject {
  /** What the reader chose, as a sentence: "Pakistan, 1989 to 2021, all types". */
  readonly scope: string;
  /** Sources with release and licence, in one line. */
  readonly source: string;
  /** How the figures were counted, and what that leaves out. */
  readonly notes: readonly string[];
  readonly measure: Measure;
}

/** What is counted. */
export type Measure = "deaths" | "events";

/** The name of a place, an organisation or a type, as shown. */
export interface ChartName {
  readonly latin: string;
  readonly urdu: string | null;
}

/** Names by code; a code without a name is shown as it is. */
export type ChartNames = Readonly<Record<string, ChartName>>;

/** A drawn figure: its texts, and its drawing without them, so that a page can set them in its own type. */
export interface Figure {
  /** What is seen, as a sentence. */
  readonly title: string;
  /** Unit and scope. */
  readonly subtitle: string;
  readonly source: string;
  readonly notes: readonly string[];
  /** The drawing for somebody who cannot see it. */
  readonly alt: string;
  /** SVG without title, source and notes. */
  readonly drawing: string;
  readonly width: number;
  readonly height: number;
}

/** The unit of a measure, as written at an axis. */
export const UNITS: Readonly<Record<Measure, string>> = {
  deaths: "People killed (best estimate; line: low to high)",
  events: "Events",
};

/** The name of a code; an empty code stands for what no source says. */
export function nameOf(code: string, names: ChartNames): ChartName {
  return names[code] ?? { latin: code === "" ? "not known" : code, urdu: null };
}

/** Unit and scope in one line; without a scope, the unit alone. */
export function subtitleOf(unit: string, { scope }: ChartSubject): string {
  return scope === "" ? unit : `${unit} · ${scope}`;
}
