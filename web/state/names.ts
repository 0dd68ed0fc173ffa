import { actorByKey, codebookEntry } from "../../src/events/index.ts";
import { placeByCode } from "../../src/places/index.ts";
import type { Text } from "../text/index.ts";
import type { FilterList } from "./picture-view.ts";

/** The name of a code, in the language of the page, and in the other script where one is established. */
export interface ShownName {
  readonly main: string;
  readonly other: string | null;
  /** Whether `main` is written right to left. */
  readonly urdu: boolean;
}

/** Gives codes of the dictionaries their names. Names are kept, because a brush asks thousands of times. */
export interface Names {
  readonly of: (list: FilterList, code: string) => ShownName;
}

/** Names in the language of a text. */
export function makeNames(text: Text): Names {
  const known = new Map<string, ShownName>();
  return {
    of: (list, code) => {
      const key = `${list} ${code}`;
      let name = known.get(key);
      if (name === undefined) {
        name = nameOf(list, code, text);
        known.set(key, name);
      }
      return name;
    },
  };
}

function nameOf(list: FilterList, code: string, text: Text): ShownName {
  if (code === "") return plain(text.notKnown[list] ?? code);
  switch (list) {
    case "countries":
    case "provinces":
    case "districts":
    case "borders": {
      const name = placeByCode(code)?.names.at(-1);
      return name === undefined ? plain(code) : both(name.en, name.ur, text);
    }
    case "actors": {
      const actor = actorByKey(code);
      return actor === null ? plain(sentenceCase(code)) : both(actor.name, actor.nameUr, text);
    }
    case "types": {
      const urdu = text.language === "ur" ? (text.types[code] ?? null) : null;
      return both(codebookEntry(code)?.name ?? code, urdu, text);
    }
    case "targets":
      return plain(text.targets[code] ?? code);
    case "attributions":
      return plain(text.attributions[code] ?? code);
    case "datasets":
      return plain(code.replace("@", " "));
  }
}

function both(latin: string, urdu: string | null, text: Text): ShownName {
  if (urdu === null || urdu === "") return { main: latin, other: null, urdu: false };
  return text.language === "ur"
    ? { main: urdu, other: latin, urdu: true }
    : { main: latin, other: urdu, urdu: false };
}

function plain(main: string): ShownName {
  return { main, other: null, urdu: /[\u0600-\u06ff]/.test(main) };
}

/** Keys that no table names come from the source's own words: "group-of-x". */
function sentenceCase(key: string): string {
  const words = key.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
