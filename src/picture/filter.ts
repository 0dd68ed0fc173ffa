/**
 * What the reader chose: the same form in the command line, in the address of a page and in queries.
 * An empty list chooses everything. Lists hold dictionary values (P-codes, codebook paths, actor keys).
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
  readonly actors: readonly string[];
  readonly targets: readonly string[];
  readonly attributions: readonly string[];
  /** Neighbours across whose border the event lies within `borderKm`. */
  readonly borders: readonly string[];
  readonly borderKm: number | null;
  /** Units of the day of the event, or of today. */
  readonly boundaries: "then" | "now";
}
