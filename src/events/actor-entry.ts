import type { Actor } from "./actor.ts";

/** An entry of the table of actors, with what most entries share left out. */
export function actor(entry: Pick<Actor, "key" | "name" | "short"> & Partial<Actor>): Actor {
  return { nameUr: null, class: "organisation", ucdp: [], aliases: [], note: "", ...entry };
}
