/** Events and killed in one cell of a view. */
export interface Tally {
  readonly events: number;
  readonly deathsLow: number;
  readonly deathsBest: number;
  readonly deathsHigh: number;
  /** Events for which the source gives no figure of killed; they add nothing to the three sums. */
  readonly withoutFigure: number;
}

/** One row of a ranking; `code` is the dictionary value, "" where it is not known. */
export interface Ranked extends Tally {
  readonly code: string;
}

/** Events near the border of one neighbour, by distance; `toKm` is `null` where the band has no end. */
export interface BorderBand extends Tally {
  readonly neighbour: string;
  readonly fromKm: number | null;
  readonly toKm: number | null;
}

/** Events in one hexagon of the map; the centre in degrees. */
export interface MapCell extends Tally {
  readonly longitude: number;
  readonly latitude: number;
}

/**
 * The linked views of a picture. Each view is counted under every filter but its own (so that a chosen
 * bar stays among its neighbours); `total` is counted under all of them. Rankings are sorted by events,
 * then by code. An event with two parties counts for both in `actors`, once for each.
 */
export interface PictureViews {
  readonly total: Tally;
  readonly timeline: { readonly months: readonly string[]; readonly tallies: readonly Tally[] };
  readonly datasets: readonly Ranked[];
  readonly countries: readonly Ranked[];
  readonly provinces: readonly Ranked[];
  readonly districts: readonly Ranked[];
  readonly types: readonly Ranked[];
  readonly actors: readonly Ranked[];
  readonly targets: readonly Ranked[];
  readonly attributions: readonly Ranked[];
  readonly borders: readonly BorderBand[];
  readonly cells: readonly MapCell[];
}
