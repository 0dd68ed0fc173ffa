import type {
  Feature,
  FeatureCollection,
  Geometry,
  MultiPolygon,
  Polygon,
  Position,
} from "geojson";
import { feature } from "topojson-client";
import { topology as makeTopology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import type { GeometryCollection, Objects, Topology } from "topojson-specification";
import { DISPUTED_AREAS, type DisputedArea, type MapView, shownAs } from "./disputed-area.ts";
import { namesOf, placeByCode } from "./gazetteer.ts";
import { CURRENT_DAY } from "./lineage.ts";
import { linesOf, type MapLine, siachenOf } from "./map-line.ts";
import { LAYER_SOURCES, MAP_NOTE, type MapBoundaries, type MapSources } from "./map-sources.ts";
import { type MapUnit, unitsOf } from "./map-unit.ts";
import { STATE_OF_NUMERIC } from "./table.ts";

/** What the reader chose. */
export interface MapChoice {
  readonly view: MapView;
  readonly boundaries: MapBoundaries;
  /** The disputed areas, where other than those of the table are meant. */
  readonly areas?: readonly DisputedArea[];
}

/** A map of the region: TopoJSON with the layers countries, firstLevel, disputed and lines, and its sources. */
export interface RegionMap extends Topology {
  readonly about: {
    readonly view: MapView;
    readonly boundaries: MapBoundaries;
    readonly layers: typeof LAYER_SOURCES;
    readonly note: string;
  };
}

const STATES = ["AF", "IN", "IR", "PK"];
/** Triangles smaller than this, in square degrees, are dropped from outlines (Visvalingam 1993). */
const SMALLEST_TRIANGLE = 0.0012;
const QUANTIZATION = 20_000;

/**
 * The outlines of the region for one view. The neutral view draws what is held in fact, hatches disputed
 * areas and draws no side's claim as a border; a side's view gives that side every area it claims. The same
 * code serves both sides: swapping the states in the table of disputed areas swaps them in the map.
 */
export function composeMap(sources: MapSources, choice: MapChoice): RegionMap {
  const { view, boundaries, areas = DISPUTED_AREAS } = choice;
  const units = Object.entries(sources.firstLevel).flatMap(([country, topology]) =>
    unitsOf(country, topology, boundaries),
  );
  const disputed = areas.flatMap((area) => {
    const shape = shapeOf(area.code, units, sources.countries);
    return shape === null ? [] : [asFeature(shape, { ...area, shownAs: shownAs(area, view) })];
  });
  const vertices = new Map(
    [...Map.groupBy(disputed, ({ properties }) => properties.administrator)].map(
      ([state, shapes]) => [state, shapes.flatMap(verticesOf)],
    ),
  );
  const lines = linesOf(sources.countries, STATES, vertices).map((line) =>
    asFeature(line.shape, { between: line.between, style: styleOf(line, view, areas) }),
  );
  const whole = makeTopology({
    countries: collect(countriesOf(sources.countries)),
    firstLevel: collect(units.map((unit) => asFeature(unit.shape, describeUnit(unit, areas)))),
    disputed: collect(disputed),
    lines: collect(lines),
  });
  const simple = simplify(presimplify(whole as Topology<Objects<object>>), SMALLEST_TRIANGLE);
  const about = { view, boundaries, layers: LAYER_SOURCES, note: MAP_NOTE };
  return { ...quantized(simple), about };
}

/**
 * How a line is drawn: `disputed` (dashed) in the neutral view where a disputed area adjoins; in a side's
 * view `within` (faint) where both sides of it are that side's, else `border`.
 */
function styleOf(
  { between, adjoins }: MapLine,
  view: MapView,
  areas: readonly DisputedArea[],
): "border" | "disputed" | "within" {
  if (view === "neutral") return adjoins.includes(true) ? "disputed" : "border";
  const claimed = (state: string) =>
    areas.some((area) => area.administrator === state && area.claimants.includes(view));
  const theirs = between.map((state, side) => state === view || (adjoins[side] && claimed(state)));
  return theirs.every(Boolean) ? "within" : "border";
}

function describeUnit({ code, covers }: MapUnit, areas: readonly DisputedArea[]) {
  const names = namesOf(code, CURRENT_DAY);
  return {
    code,
    covers,
    name: names?.en ?? code,
    nameUr: names?.ur ?? null,
    country: placeByCode(code)?.country ?? null,
    disputed: areas.some((area) => area.code === code),
  };
}

function countriesOf(countries: Topology): readonly Feature[] {
  const object = countries.objects["countries"] as GeometryCollection<{ name: string }>;
  return feature(countries, object).features.flatMap((country) => {
    const code = STATE_OF_NUMERIC.get(String(country.id));
    if (code === undefined) return [];
    const names = namesOf(code, CURRENT_DAY);
    return [asFeature(country.geometry, { code, name: names?.en, nameUr: names?.ur })];
  });
}

function shapeOf(
  code: string,
  units: readonly MapUnit[],
  countries: Topology,
): Polygon | MultiPolygon | null {
  if (code !== "siachen") return units.find((unit) => unit.code === code)?.shape ?? null;
  const siachen = siachenOf(countries);
  if (siachen === null) return null;
  return (feature(countries, siachen) as Feature<Polygon | MultiPolygon>).geometry;
}

function verticesOf({ geometry }: Feature): readonly Position[] {
  if (geometry.type === "Polygon") return geometry.coordinates.flat();
  return geometry.type === "MultiPolygon" ? geometry.coordinates.flat(2) : [];
}

/** Coordinates as whole numbers, differences within an arc: the compact form of TopoJSON. */
function quantized(topology: Topology): Topology {
  const objects = Object.fromEntries(
    Object.entries(topology.objects).map(([name, object]) => [
      name,
      feature(topology, object as GeometryCollection) as FeatureCollection,
    ]),
  );
  return makeTopology(objects, QUANTIZATION);
}

function asFeature<G extends Geometry, P extends object>(geometry: G, properties: P) {
  return { type: "Feature", geometry, properties } satisfies Feature<G>;
}

function collect(features: readonly Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features: [...features] };
}
