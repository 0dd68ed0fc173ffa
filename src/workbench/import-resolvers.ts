import { type CrosswalkScheme, mapType, matchActor, sideClass } from "../events/index.ts";
import { resolvePlace, VALIDITY_BREAKS } from "../places/index.ts";
import { openPolygons } from "./open-polygons.ts";
import type { Ports } from "./ports.ts";
import type { Resolvers } from "./take.ts";

/** What our domains know of places, actors and types, as an import asks for it. */
export const RESOLVERS: Resolvers = {
  place: resolvePlace,
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
