/** Imported boundaries, ready to be asked which unit contains a point. */
export interface PolygonIndex {
  /** Release of the boundaries, as `dataset@release`. */
  readonly source: string;
  /** The smallest unit that contains the point, or `null` outside all of them. */
  locate(longitude: number, latitude: number): PolygonHit | null;
}

/** A unit of imported boundaries that contains a point. */
export interface PolygonHit {
  /** Code of the district, or of the first-level unit where the boundaries hold no districts. */
  readonly code: string;
  /** Code of the first-level unit that contains it, where the boundaries say so. */
  readonly province: string | null;
  /** Radius of a circle of the same area. */
  readonly radiusKm: number;
}
