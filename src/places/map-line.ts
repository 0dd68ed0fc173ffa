import type { LineString, Position } from "geojson";
import { mesh } from "topojson-client";
import type { GeometryCollection, GeometryObject, Topology } from "topojson-specification";
import { STATE_OF_NUMERIC } from "./table.ts";

/** A piece of a border between two states. */
export interface MapLine {
  /** The two states, in alphabetical order. */
  readonly between: readonly [string, string];
  /** For each of the two, whether the area on its side is a disputed one that it administers. */
  readonly adjoins: readonly [boolean, boolean];
  readonly shape: LineString;
}

type Nearness = (position: Position) => boolean;

/** A vertex this near to a disputed area adjoins it; the outlines come from two editions of one source. */
const NEAR_DEGREES = 0.06;
const SIACHEN = "Siachen Glacier";

/**
 * The borders of the given states, cut where they begin and cease to adjoin a disputed area;
 * `disputed` holds the vertices of such areas by the state that administers them.
 */
export function linesOf(
  countries: Topology,
  states: readonly string[],
  disputed: ReadonlyMap<string, readonly Position[]>,
): readonly MapLine[] {
  const near = new Map([...disputed].map(([state, vertices]) => [state, nearnessTo(vertices)]));
  const object = onlyNeighbours(countries);
  const codes = [...new Set([...STATE_OF_NUMERIC.values()])].toSorted();
  const lines: MapLine[] = [];
  for (const a of codes) {
    for (const b of codes) {
      if (a >= b || !(states.includes(a) || states.includes(b))) continue;
      const shared = mesh(countries, object, (one, other) => {
        const found = [codeOf(one), codeOf(other)];
        return one !== other && found.includes(a) && found.includes(b);
      });
      const sides = [near.get(a) ?? nowhere, near.get(b) ?? nowhere] as const;
      for (const points of shared.coordinates) lines.push(...pieces([a, b], points, sides));
    }
  }
  return lines;
}

/** The region's countries alone: what lies elsewhere need not be walked for every pair. */
function onlyNeighbours(countries: Topology): GeometryCollection {
  const object = countries.objects["countries"] as GeometryCollection;
  return { ...object, geometries: object.geometries.filter((one) => codeOf(one) !== null) };
}

/** Outline of the area between the states that no state of the source holds. */
export function siachenOf(countries: Topology): GeometryObject | null {
  const object = countries.objects["countries"] as GeometryCollection;
  return object.geometries.find((geometry) => nameOf(geometry) === SIACHEN) ?? null;
}

function pieces(
  between: readonly [string, string],
  points: readonly Position[],
  sides: readonly [Nearness, Nearness],
): MapLine[] {
  const lines: { adjoins: [boolean, boolean]; points: Position[] }[] = [];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before === undefined) continue;
    const adjoins: [boolean, boolean] = [
      sides[0](before) && sides[0](point),
      sides[1](before) && sides[1](point),
    ];
    const last = lines.at(-1);
    const same = last?.adjoins[0] === adjoins[0] && last.adjoins[1] === adjoins[1];
    if (same) last.points.push(point);
    else lines.push({ adjoins, points: [before, point] });
  }
  return lines.map(({ adjoins, points: coordinates }) => ({
    between,
    adjoins,
    shape: { type: "LineString", coordinates },
  }));
}

/** Asks whether a position is within `NEAR_DEGREES` of a vertex, through a grid of cells of that size. */
function nearnessTo(vertices: readonly Position[]): Nearness {
  const cell = (value: number) => Math.floor(value / NEAR_DEGREES);
  const filled = new Set(vertices.map(([x = 0, y = 0]) => `${cell(x)},${cell(y)}`));
  return ([x = 0, y = 0]) => {
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        if (filled.has(`${cell(x) + dx},${cell(y) + dy}`)) return true;
      }
    }
    return false;
  };
}

function nowhere(): boolean {
  return false;
}

function codeOf(geometry: GeometryObject): string | null {
  return STATE_OF_NUMERIC.get(String(geometry.id)) ?? null;
}

function nameOf(geometry: GeometryObject): string | undefined {
  return (geometry.properties as { name?: string } | undefined)?.name;
}
