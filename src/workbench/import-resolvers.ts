import { type CrosswalkScheme, mapType, matchActor, sideClass } from "../events/index.ts";
import { resolvePlace, VALIDITY_BREAKS } from "../places/index.ts";
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
