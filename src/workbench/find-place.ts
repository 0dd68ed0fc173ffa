import { z } from "zod";
import { command } from "./command.ts";
import { PLACE_CANDIDATE, PLACE_LEVELS } from "./place-schema.ts";
import { textTable } from "./text-table.ts";

/** Shows the places that a name may stand for. */
export const placesCommand = command({
  name: "places",
  summary: "Show the places that a name may stand for, with dates, confidence and Urdu names",
  help: `Names are compared without case, accents and words such as "district"; former names, aliases and near misses
are shown with a lower confidence. A match below 0.85 is never taken by an import.

  mizan places "Kurram agency"
  mizan places Kohat --day 2015-06-01 --json`,
  group: "places",
  input: z.object({
    name: z.string().min(1).describe("name or code of a place"),
    day: z
      .string()
      .optional()
      .describe("places of this day come first (YYYY-MM-DD); today if left out"),
    level: z.enum(PLACE_LEVELS).optional().describe("only states, first-level units or districts"),
    country: z.string().length(2).optional().describe("ISO 3166-1 alpha-2 of the state"),
  }),
  positional: ["name"],
  output: z.object({ candidates: z.array(PLACE_CANDIDATE) }),
  effect: "reads",
  workspace: "none",
  run: async (ports, input) => {
    const { findPlaces } = await import("./place-candidates.ts");
    return findPlaces(input, ports.clock.now().slice(0, 10));
  },
  print: ({ candidates }, { name }) =>
    candidates.length === 0
      ? `No place is called "${name}" or nearly so.`
      : textTable(
          [
            { title: "code" },
            { title: "name" },
            { title: "in" },
            { title: "from" },
            { title: "to" },
            { title: "today" },
            { title: "match" },
            { title: "confidence", align: "right" },
            { title: "Urdu" },
          ],
          candidates.map((one) => [
            one.code,
            one.name,
            one.within ?? "",
            one.validFrom ?? "",
            one.validTo ?? "",
            one.now === one.code ? "" : one.now,
            one.sure ? one.how : `${one.how}, not taken`,
            one.confidence.toFixed(2),
            one.nameUr ?? "",
          ]),
        ),
});
