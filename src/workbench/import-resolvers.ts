import { type CrosswalkScheme, mapType, matchActor, sideClass } from "../events/index.ts";
import {
  nearestBorder,
  type PlaceResolution,
  resolvePlace,
  VALIDITY_BREAKS,
} from "../places/index.ts";
import { openPolygons } from "./open-polygons.ts";
import type { Ports } from "./ports.ts";
import type { Resolvers } from "./take.ts";

/** What our domains know of places, actors and types, as an import asks for it. */
export const RESOLVERS: Resolvers = {
  place: rememberingPlaces(),
  placeBreaks: VALIDITY_BREAKS,
  actor: (named) => {
    const match = matchActor(named);
    return { key: match.key, class: sideClass(match.class) };
  },
  type: (scheme, word) => mapType(scheme as CrosswalkScheme, word).to,
};

/** The same, asking the boundaries imported last for points whose district no name tells. */
export async function resolversFor(ports: Pick<Ports, "lake" | "files">): Promise<Resolvers> {
  const polygons = await openPolygons(ports);
  if (polygons === null) return RESOLVERS;
  return { ...RESOLVERS, place: (query) => resolvePlace({ ...query, polygons }) };
}

const REMEMBERED = 200_000;

/**
 * `resolvePlace` for many rows without imported boundaries, where a point says nothing of the unit: each
 * name is looked up once a period, and only the border is measured for every point.
 */
export function rememberingPlaces(): Resolvers["place"] {
  const names = new Map<string, PlaceResolution>();
  return (query) => {
    const { country, adm1, adm2, placeText, latitude, longitude, day } = query;
    if (latitude === null || longitude === null) return resolvePlace(query);
    const key = [country, adm1, adm2, placeText, day].join("\u0000");
    let named = names.get(key);
    if (named === undefined) {
      named = resolvePlace({ ...query, latitude: null, longitude: null });
      if (names.size >= REMEMBERED) names.clear();
      names.set(key, named);
    }
    const nearest =
      named.country === null ? null : nearestBorder(named.country, longitude, latitude);
    return {
      ...named,
      latitude,
      longitude,
      radiusKm: query.radiusKm ?? null,
      border: nearest?.neighbour ?? null,
      borderKm: nearest?.km ?? null,
    };
  };
}
