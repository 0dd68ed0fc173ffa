/** Events and killed in one cell of a view. */
export interface Tally {
  readonly events: number;
  readonly deathsLow: number;
  readonly deathsBest: number;
  readonly deathsHigh: number;
}

/** One row of a ranking; `code` is the dictionary value. */
export interface Ranked extends Tally {
  readonly code: string;
}

/**
 * The linked views of a picture. Each view is counted under every filter but its own (so that a chosen
 * bar stays among its neighbours); `total` is counted under all of them.
 */
export interface PictureViews {
  readonly total: Tally;
  readonly timeline: { readonly months: readonly string[]; readonly tallies: readonly Tally[] };
  readonly provinces: readonly Ranked[];
  readonly districts: readonly Ranked[];
  readonly types: readonly Ranked[];
  readonly actors: readonly Ranked[];
  readonly targets: readonly Ranked[];
  readonly attributions: readonly Ranked[];
}
