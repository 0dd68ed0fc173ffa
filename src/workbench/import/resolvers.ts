import { type CrosswalkScheme, mapType, matchActor, sideClass } from "../../events/index.ts";
import { nearestBorder, resolvePlace, VALIDITY_BREAKS } from "../../places/index.ts";
import { openPolygons } from "../open-polygons.ts";
import type { Ports } from "../ports.ts";
import type { Resolvers } from "./take.ts";

/** What our domains know of places, actors and types, as an import asks for it. */
export const RESOLVERS: Resolvers = {
  place: resolvePlace,
  border: borderOf(),
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
  const { border: _border, ...others } = RESOLVERS;
  return { ...others, place: (query) => resolvePlace({ ...query, polygons }) };
}

/** The border nearest to a point of a state as the source names it; points come sorted by state. */
function borderOf(): NonNullable<Resolvers["border"]> {
  let last: string | null = null;
  let code: string | null = null;
  return (country, latitude, longitude) => {
    if (country !== last) {
      const nowhere = { adm1: null, adm2: null, placeText: null, latitude: null, longitude: null };
      code = resolvePlace({ country, ...nowhere, day: 0 }).country;
      last = country;
    }
    return code === null ? null : nearestBorder(code, longitude, latitude);
  };
}
