import { z } from "zod";
import { accept } from "../../kernel/index.ts";
import { type Command, command } from "../command.ts";
import { SEARCH_KINDS } from "../search-port.ts";

const hit = z.object({
  kind: z.enum(SEARCH_KINDS),
  title: z.string(),
  titleUr: z.string().nullable(),
  detail: z.string(),
  address: z.string().describe("page of the workbench that opens it"),
});

/** Finds pages, places, organisations, datasets, observations, notes and the given commands. */
export const searchCommand = (commands: () => readonly Command[]): Command =>
  command({
    name: "search",
    summary:
      "Find places, organisations, datasets, observations, records, notes, pages and commands",
    help: `Words may be in English or Urdu; each is found as the beginning of a word, accents and the spellings
of yeh and kaf aside. Of a release with more than 20,000 observations, the 10,000 with the most killed
are found one by one, all others by the names of their places and parties (10,000 most frequent of each).
Records and notes are found by the fields that the reader may see.

  mizan search -w DIR "jaffar express"
  mizan search -w DIR بلوچستان --kinds place`,
    group: "workspace",
    input: z.object({
      text: z.string().max(500).describe("words to find"),
      kinds: z.array(z.enum(SEARCH_KINDS)).default([]).describe("kinds to find; all without it"),
      limit: z.number().int().min(1).max(100).default(8).describe("most hits of each kind"),
    }),
    positional: ["text"],
    output: z.object({ hits: z.array(hit), indexed: z.number().int().nullable() }),
    effect: "reads",
    workspace: "needed",
    run: async (ports, { text, kinds, limit }) => {
      const [{ refreshIndex }, { searchTerms }, { findRecordHits }] = await Promise.all([
        import("./word-index.ts"),
        import("./text.ts"),
        import("../record/search.ts"),
      ]);
      const indexed = await refreshIndex(ports, commands());
      const terms = searchTerms(text);
      const standing = ports.search.find(terms, { kinds, limit });
      const records = await findRecordHits(ports.records, terms, { kinds, limit });
      // Records come before the many observations, which are found by the names of places and parties.
      const isLast = ({ kind }: { readonly kind: string }) =>
        kind === "observation" || kind === "command";
      const before = standing.filter((one) => !isLast(one));
      return accept({ hits: [...before, ...records, ...standing.filter(isLast)], indexed });
    },
    print: ({ hits }) =>
      hits.length === 0
        ? "Nothing found."
        : hits
            .map((one) => {
              const urdu = one.titleUr === null ? "" : `  ${one.titleUr}`;
              return `${one.kind.padEnd(12)}${one.title}${urdu}\n            ${one.detail}\n            ${one.address}`;
            })
            .join("\n"),
  });
