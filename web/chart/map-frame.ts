import { type GeoProjection, geoConicEqualArea, geoPath } from "d3-geo";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { Outline, Outlines } from "../../src/chart/index.ts";
import type { Extent } from "../../src/picture/index.ts";

/** A map before it is moved: projection, size, and the paths of its outlines. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  readonly project: (longitude: number, latitude: number) => readonly [number, number];
  readonly path: (outline: Outline) => string;
  readonly shapePath: (shape: Geometry) => string;
  readonly centre: (outline: Outline) => readonly [number, number];
  /** Pixels to a kilometre at the middle of the map, before it is moved. */
  readonly pixelsPerKm: number;
}

/** How far the reader moved into the map. */
export interface MapMove {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

const PADDING = 14;

/**
 * Lays a map into a box.
 *
 * Method: equal-area conic projection with standard parallels a sixth from the ends, so that areas can be
 * compared.
 */
export function layMap(
  outlines: Outlines,
  focus: readonly string[],
  size: { readonly width: number; readonly height: number; readonly extent: Extent },
): MapFrame {
  const { width, height, extent } = size;
  const fitted = collection(outlines, focus, extent);
  const [[west, south], [east, north]] = geoPath().bounds(fitted) as Bounds;
  const sixth = (north - south) / 6;
  const projection = geoConicEqualArea()
    .parallels([south + sixth, north - sixth])
    .rotate([-(west + east) / 2, 0])
    .fitExtent(
      [
        [PADDING, PADDING],
        [width - PADDING, height - PADDING],
      ],
      fitted,
    );
  const path = geoPath(projection).digits(1);
  return {
    width,
    height,
    project: (longitude, latitude) => projection([longitude, latitude]) ?? [-1e4, -1e4],
    path: (outline) => path(outline.shape) ?? "",
    shapePath: (shape) => path(shape) ?? "",
    centre: (outline) => path.centroid(outline.shape),
    pixelsPerKm: pixelsPerKm(projection, (west + east) / 2, (south + north) / 2),
  };
}

/** Keeps a move inside bounds: never smaller than the whole, never off the page. */
export function tidyMove({ scale, x, y }: MapMove, { width, height }: MapFrame): MapMove {
  const k = Math.min(Math.max(scale, 1), 24);
  return {
    scale: k,
    x: Math.min(Math.max(x, width * (1 - k) - width * 0.25), width * 0.25),
    y: Math.min(Math.max(y, height * (1 - k) - height * 0.25), height * 0.25),
  };
}

/** Moves nearer or farther around a point of the box. */
export function zoomAround(move: MapMove, by: number, at: readonly [number, number]): MapMove {
  const scale = Math.min(Math.max(move.scale * by, 1), 24);
  const factor = scale / move.scale;
  return {
    scale,
    x: at[0] - (at[0] - move.x) * factor,
    y: at[1] - (at[1] - move.y) * factor,
  };
}

type Bounds = [[number, number], [number, number]];

function collection(outlines: Outlines, focus: readonly string[], extent: Extent) {
  const wanted = new Set(focus);
  const shapes = [...outlines.firstLevel, ...outlines.countries].filter((each) =>
    wanted.has(each.code),
  );
  const { west, south, east, north } = extent;
  const features: Feature[] =
    shapes.length > 0
      ? shapes.map(({ shape }) => ({ type: "Feature", properties: null, geometry: shape }))
      : [
          {
            type: "Feature",
            properties: null,
            geometry: {
              type: "MultiPoint",
              coordinates: [
                [west, south],
                [east, north],
              ],
            },
          },
        ];
  return { type: "FeatureCollection", features } satisfies FeatureCollection;
}

function pixelsPerKm(projection: GeoProjection, longitude: number, latitude: number): number {
  const a = projection([longitude, latitude - 0.5]) ?? [0, 0];
  const b = projection([longitude, latitude + 0.5]) ?? [0, 1];
  return Math.hypot(a[0] - b[0], a[1] - b[1]) / 111.195;
}
