import type { Feature, FeatureCollection, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

/** The outlines that a map is drawn on. */
export interface Outlines {
  readonly countries: readonly Outline[];
  readonly firstLevel: readonly Outline[];
  /** Areas that more than one state claims; drawn hatched and dashed, and belonging to nobody. */
  readonly disputed: readonly Outline[];
}

/** One outline: the code of its place, and its shape in degrees. */
export interface Outline {
  readonly code: string;
  readonly shape: Geometry;
}

/** Reads the layers `countries`, `firstLevel` and `disputed` of a topology; a missing layer is empty. */
export function outlinesOf(topology: Topology): Outlines {
  return {
    countries: layerOf(topology, "countries"),
    firstLevel: layerOf(topology, "firstLevel"),
    disputed: layerOf(topology, "disputed"),
  };
}

/** The shapes of one layer, each with the code in its property `code`, or else its id. */
export function layerOf(topology: Topology, name: string): readonly Outline[] {
  const layer = topology.objects[name];
  if (layer === undefined) return [];
  const read = feature(topology, layer as GeometryCollection) as FeatureCollection | Feature;
  const features = "features" in read ? read.features : [read];
  return features
    .filter((each) => each.geometry !== null)
    .map((each) => ({
      code: String(each.properties?.["code"] ?? each.id ?? ""),
      shape: each.geometry,
    }));
}
