import { actorByKey, codebookEntry } from "../events/index.ts";
import { namesOf } from "../places/index.ts";

/** What a code of a dictionary is called, in English and, where established, in Urdu. */
export interface Label {
  readonly name: string;
  readonly nameUr: string | null;
}

/** What kind of code it is. */
export type LabelKind = "place" | "actor" | "type" | "other";

/** The label of a code; a code that no table knows is its own name. */
export function labelOf(kind: LabelKind, code: string, today: number): Label {
  if (code === "") return { name: "not known", nameUr: null };
  if (kind === "place") {
    const names = namesOf(code, today);
    return names === null ? plain(code) : { name: names.en, nameUr: names.ur };
  }
  if (kind === "actor") {
    const actor = actorByKey(code);
    return actor === null ? plain(code) : { name: actor.name, nameUr: actor.nameUr };
  }
  return plain(kind === "type" ? (codebookEntry(code)?.name ?? code) : code);
}

/** The short form of an actor's name, for titles. */
export function shortActor(key: string): string {
  return actorByKey(key)?.short ?? key;
}

function plain(name: string): Label {
  return { name, nameUr: null };
}
