import { geoArea } from "d3-geo";
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { ChartName } from "./figure.ts";

/** The outlines that a map is drawn on. */
export interface Outlines {
  readonly countries: readonly Outline[];
  readonly firstLevel: readonly Outline[];
  /** Areas that more than one state claims; hatched with a dashed edge unless a view assigns them. */
  readonly disputed: readonly Outline[];
  /** Borders between states, each in its style. Without them the edges of countries are drawn. */
  readonly lines: readonly BorderLine[];
}

/** One outline: the code of its place, its name where the map has one, and its shape in degrees. */
export interface Outline {
  readonly code: string;
  readonly name: ChartName | null;
  /** State that it belongs to on this map; `null` where it belongs to none. */
  readonly country: string | null;
  readonly shape: Geometry;
}

/** A piece of a border: agreed, along a disputed area, or within what a view gives to one side. */
export interface BorderLine {
  readonly style: "border" | "disputed" | "within";
  readonly shape: Geometry;
}

/** Reads the layers `countries`, `firstLevel`, `disputed` and `lines` of a topology; a missing one is empty. */
export function outlinesOf(topology: Topology): Outlines {
  return {
    countries: layerOf(topology, "countries"),
    firstLevel: layerOf(topology, "firstLevel"),
    disputed: layerOf(topology, "disputed"),
    lines: featuresOf(topology, "lines").map(({ geometry, properties }) => ({
      style: styleOf(properties?.["style"]),
      shape: geometry,
    })),
  };
}

/** The shapes of one layer, each with the code in its property `code`, or else its id. */
export function layerOf(topology: Topology, name: string): readonly Outline[] {
  return featuresOf(topology, name).map(({ geometry, properties, id }) => ({
    code: String(properties?.["code"] ?? id ?? ""),
    name:
      typeof properties?.["name"] === "string"
        ? { latin: properties["name"], urdu: textOrNull(properties["nameUr"]) }
        : null,
    country: textOrNull(properties?.["shownAs"] ?? properties?.["country"]),
    shape: rewound(geometry),
  }));
}

/**
 * Rings turned the way of spherical geometry (outer rings clockwise), where files after RFC 7946 turn them
 * the other way: a ring that would enclose more than half of the globe is meant the other way round.
 */
function rewound(shape: Geometry): Geometry {
  if (shape.type === "Polygon") return { ...shape, coordinates: turn(shape.coordinates) };
  if (shape.type !== "MultiPolygon") return shape;
  return { ...shape, coordinates: shape.coordinates.map(turn) };
}

function turn(rings: Position[][]): Position[][] {
  return rings.map((ring, at) => {
    const area = geoArea({ type: "Polygon", coordinates: [ring] });
    const isOuter = at === 0;
    return area > 2 * Math.PI === isOuter ? ring.toReversed() : ring;
  });
}

function featuresOf(topology: Topology, name: string): readonly Feature[] {
  const layer = topology.objects[name];
  if (layer === undefined) return [];
  const read = feature(topology, layer as GeometryCollection) as FeatureCollection | Feature;
  const features = "features" in read ? read.features : [read];
  return features.filter((each) => each.geometry !== null);
}

function styleOf(value: unknown): BorderLine["style"] {
  return value === "disputed" || value === "within" ? value : "border";
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
