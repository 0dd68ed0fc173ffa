import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryObject, Topology } from "topojson-specification";
import { accept, type Issue, type Result, refuse } from "../kernel/index.ts";
import { fieldsOf, type UnitFields } from "./boundary-fields.ts";
import { checkGeometry } from "./boundary-geometry.ts";
import { PLACES_CODES } from "./codes.ts";
import { placeByCode } from "./gazetteer.ts";
import { CURRENT_DAY, provinceOf } from "./lineage.ts";
import { type Found, findDistrict, findProvince } from "./named-units.ts";
import type { Place } from "./place.ts";

/** A unit of imported boundaries: what the file says of it, and which of our places it is. */
export interface BoundaryUnit {
  /** Our code where the place is known, else the file's own; `null` when it has none. */
  readonly code: string | null;
  /** Whether the code is in our table of places. */
  readonly known: boolean;
  readonly name: string;
  readonly province: string | null;
  readonly shape: Feature<Polygon | MultiPolygon>;
}

/**
 * The units of a file of boundaries, GeoJSON or TopoJSON. Fields are recognised by their names (OCHA's
 * `ADM2_PCODE`, geoBoundaries' `shapeName`, plain `pcode` and `name`); of several layers the finest is read.
 *
 * *Refuses* files without polygons, without codes and names, with other coordinates than degrees, with
 * broken rings, or with one code on two polygons.
 */
export function readBoundaries(text: string, file: string): Result<readonly BoundaryUnit[]> {
  const layers = layersOf(text);
  if (layers === null) return refuse(issue("places/not-boundaries", file, "It is not readable."));
  const areas = layers.map((layer) => layer.filter(isArea)).filter((layer) => layer.length > 0);
  if (areas.length === 0) {
    return refuse(issue("places/no-polygons", file, "It holds no polygons."));
  }
  const described = areas
    .map((layer) => ({ layer, fields: fieldsOf(layer.map(({ properties }) => properties ?? {})) }))
    .filter(({ fields }) => fields.code !== null || fields.name !== null)
    .toSorted((a, b) => b.fields.level - a.fields.level || b.layer.length - a.layer.length);
  const finest = described[0];
  if (finest === undefined) {
    const seen = Object.keys(areas[0]?.[0]?.properties ?? {}).join(", ");
    return refuse({
      ...issue("places/no-unit-names", file, "Its polygons have no code and no name."),
      expected: "a field such as ADM2_PCODE, ADM2_EN, pcode, name or shapeName",
      found: seen === "" ? "no fields" : seen.slice(0, 200),
    });
  }
  const issues = finest.layer.flatMap((shape, index) => checkGeometry(shape, index, file) ?? []);
  if (issues.length > 0) return { ok: false, issues: issues.slice(0, 20) };
  const units = finest.layer.map((shape) => asUnit(shape, finest.fields));
  const twice = codeGivenTwice(units);
  if (twice !== null) {
    return refuse({
      ...issue("places/unit-twice", file, `Two polygons are ${twice}.`),
      found: twice,
    });
  }
  return accept(units);
}

function layersOf(text: string): readonly Feature[][] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof parsed !== "object" || parsed === null) return null;
  const { type } = parsed as { type?: unknown };
  if (type === "Feature") return [[parsed as Feature]];
  if (type === "FeatureCollection") {
    const { features } = parsed as FeatureCollection;
    return Array.isArray(features) ? [features] : null;
  }
  return type === "Topology" ? topologyLayers(parsed as Topology) : null;
}

function topologyLayers(topology: Topology): readonly Feature[][] | null {
  if (!Array.isArray(topology.arcs) || typeof topology.objects !== "object") return null;
  try {
    return Object.values(topology.objects).map((object) => {
      const read = feature(topology, object as GeometryObject) as Feature | FeatureCollection;
      return read.type === "FeatureCollection" ? read.features : [read];
    });
  } catch {
    return null;
  }
}

function isArea(shape: Feature | null): shape is Feature<Polygon | MultiPolygon> {
  const type = shape?.geometry?.type;
  return type === "Polygon" || type === "MultiPolygon";
}

function asUnit(shape: Feature<Polygon | MultiPolygon>, fields: UnitFields): BoundaryUnit {
  const cell = (field: string | null) => {
    const value = field === null ? null : shape.properties?.[field];
    return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  };
  const [given, name] = [cell(fields.code), cell(fields.name)];
  const provinceText = cell(fields.parentCode) || cell(fields.parentName);
  const country = cell(fields.country).slice(0, 2).toUpperCase() || given.slice(0, 2) || "PK";
  const scope = { country: country === "" ? "PK" : country, day: CURRENT_DAY };
  const unit = (text: string, inside: Found | null) =>
    findDistrict(text, { ...scope, province: inside }) ??
    findProvince(text, scope.country, scope.day);
  const province =
    provinceText === "" ? null : findProvince(provinceText, scope.country, scope.day);
  const place = agreed(
    placeByCode(given),
    placeByCode((unit(name, province) ?? unit(given, null))?.code ?? ""),
  );
  const code = place?.code ?? (given === "" ? null : given);
  return {
    code,
    known: place !== null,
    name: name || given,
    province: place?.level === "district" ? place.parent : (province?.code ?? null),
    shape,
  };
}

/** Codes change their meaning (ISO 3166-2 of Iran did in 2020): where the name is elsewhere, the name wins. */
function agreed(byCode: Place | null, byName: Place | null): Place | null {
  if (byCode === null || byName === null) return byCode ?? byName;
  return provinceOf(byCode.code) === provinceOf(byName.code) ? byCode : byName;
}

function codeGivenTwice(units: readonly BoundaryUnit[]): string | null {
  const seen = new Set<string>();
  for (const { code } of units) {
    if (code === null) continue;
    if (seen.has(code)) return code;
    seen.add(code);
  }
  return null;
}

function issue(code: keyof typeof PLACES_CODES, file: string, message: string): Issue {
  return { code, file, message, remedy: PLACES_CODES[code].remedy };
}
