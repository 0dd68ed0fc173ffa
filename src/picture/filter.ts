/**
 * What the reader chose: the same form in the command line, in the address of a page and in queries.
 * An empty list chooses everything. Lists hold dictionary values (P-codes, codebook paths, actor keys);
 * a codebook path also chooses the types below it.
 */
export interface PictureFilter {
  /** Releases counted, as `dataset@release`. One at a time unless the reader asks to pool: sources overlap. */
  readonly datasets: readonly string[];
  /** First and last day, ISO dates, both included; `null` leaves the side open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly countries: readonly string[];
  readonly provinces: readonly string[];
  readonly districts: readonly string[];
  readonly types: readonly string[];
  /** An event is chosen when either of its parties is in the list. */
  readonly actors: readonly string[];
  readonly targets: readonly string[];
  readonly attributions: readonly string[];
  /** Neighbours across whose border the event lies within `borderKm`. */
  readonly borders: readonly string[];
  readonly borderKm: number | null;
  /** Units of the day of the event, or of today. */
  readonly boundaries: "then" | "now";
}

/** The filter that chooses everything, in the units of today. */
export const NO_FILTER: PictureFilter = {
  datasets: [],
  from: null,
  to: null,
  countries: [],
  provinces: [],
  districts: [],
  types: [],
  actors: [],
  targets: [],
  attributions: [],
  borders: [],
  borderKm: null,
  boundaries: "now",
};
