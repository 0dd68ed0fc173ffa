import { geoCentroid } from "d3-geo";
import type { Feature, MultiPolygon, Polygon } from "geojson";
import { feature, merge } from "topojson-client";
import type {
  GeometryCollection,
  Topology,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
} from "topojson-specification";
import { distanceKm } from "./distance.ts";
import { placeByCode } from "./gazetteer.ts";
import { CURRENT_DAY, placeNow } from "./lineage.ts";
import type { MapBoundaries } from "./map-sources.ts";
import { findProvince } from "./named-units.ts";
import { PLACES } from "./table.ts";

type Area = (TopoPolygon | TopoMultiPolygon) & { readonly properties?: { readonly name?: string } };

/** The outline of a first-level unit; `covers` are the units whose area it holds. */
export interface MapUnit {
  readonly code: string;
  readonly covers: readonly string[];
  readonly shape: Polygon | MultiPolygon;
}

/** The first-level units of a country's map under the boundaries asked for. */
export function unitsOf(
  country: string,
  topology: Topology,
  boundaries: MapBoundaries,
): readonly MapUnit[] {
  const [object] = Object.values(topology.objects);
  const areas = ((object as GeometryCollection).geometries as Area[]).filter(
    ({ type }) => type === "Polygon" || type === "MultiPolygon",
  );
  const coded = withCodes(country, topology, areas);
  const groups = Map.groupBy(coded, ({ code }) => (boundaries === "now" ? placeNow(code) : code));
  const drawn = new Set(groups.keys());
  return [...groups].map(([code, parts]) => {
    const shape = merge(
      topology,
      parts.map(({ area }) => area),
    );
    return { code, covers: [code, ...undrawnParts(code, drawn)], shape };
  });
}

/** Units are joined by name; where one name stands twice, the units cut from it take the nearest outline. */
function withCodes(country: string, topology: Topology, areas: readonly Area[]) {
  const named = areas.flatMap((area) => {
    const found = findProvince(area.properties?.name ?? null, country, CURRENT_DAY);
    return found === null ? [] : [{ area, code: found.code }];
  });
  return [...Map.groupBy(named, ({ code }) => code)].flatMap(([code, parts]) => {
    if (parts.length === 1) return parts;
    const candidates = [code, ...cutFrom(code)];
    return parts.map(({ area }) => ({ area, code: nearest(topology, area, candidates) ?? code }));
  });
}

function nearest(
  topology: Topology,
  area: Area,
  candidates: readonly string[],
): string | undefined {
  const [longitude, latitude] = geoCentroid(feature(topology, area) as Feature);
  const away = (code: string) => {
    const place = placeByCode(code);
    return distanceKm(longitude, latitude, place?.longitude ?? 0, place?.latitude ?? 0);
  };
  return candidates.toSorted((a, b) => away(a) - away(b))[0];
}

/** Units of today whose area lies in this outline, because the source is older than they are. */
function undrawnParts(code: string, drawn: ReadonlySet<string>): readonly string[] {
  return cutFrom(code).filter((part) => !drawn.has(part));
}

function cutFrom(code: string): readonly string[] {
  return PLACES.filter(
    ({ level, predecessors, validFrom }) =>
      level === "first-level" && validFrom !== null && predecessors.includes(code),
  ).map((place) => place.code);
}
