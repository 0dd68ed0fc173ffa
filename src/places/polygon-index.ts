import { geoArea } from "d3-geo";
import whichPolygon from "which-polygon";
import type { BoundaryUnit } from "./boundary-unit.ts";

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

const EARTH_KM = 6371;

/**
 * Makes boundaries ready for points. A unit without any code answers no question.
 *
 * *Method*: rectangles in an R-tree, then ray casting (npm which-polygon). A point on a shared edge falls to
 * either side.
 */
export function indexPolygons(units: readonly BoundaryUnit[], source: string): PolygonIndex {
  const features = units.flatMap(({ code, province, shape }) =>
    code === null
      ? []
      : [
          {
            ...shape,
            properties: { code, province, radiusKm: radiusOf(shape) } satisfies PolygonHit,
          },
        ],
  );
  const ask = whichPolygon({ type: "FeatureCollection", features });
  return { source, locate: (longitude, latitude) => ask([longitude, latitude]) ?? null };
}

/** d3-geo takes rings wound the other way for the rest of the globe; the smaller part is meant. */
function radiusOf(shape: BoundaryUnit["shape"]): number {
  const { geometry } = shape;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const steradians = polygons.reduce((sum, coordinates) => {
    const area = geoArea({ type: "Polygon", coordinates });
    return sum + Math.min(area, 4 * Math.PI - area);
  }, 0);
  return Math.sqrt((steradians * EARTH_KM ** 2) / Math.PI);
}
