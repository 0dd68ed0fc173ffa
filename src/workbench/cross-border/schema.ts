import { z } from "zod";
import { SOURCE_SCHEMA } from "../picture/schema.ts";
import { FILTER_SCHEMA, TALLY_SCHEMA } from "../scope-fields.ts";

const INTERVAL = z.object({
  low: z.number().nullable(),
  best: z.number().nullable(),
  high: z.number().nullable(),
});

/** Violence at and across borders: distances, states that meet, and figures as each side gave them. */
export const CROSS_BORDER_SCHEMA = z.object({
  title: z.string(),
  filter: FILTER_SCHEMA,
  counted: z.array(z.string()),
  whyCounted: z.string(),
  bands: z.array(
    TALLY_SCHEMA.extend({
      neighbour: z.string(),
      name: z.string(),
      fromKm: z.number().nullable(),
      toKm: z.number().nullable(),
    }),
  ),
  pairs: z.array(
    TALLY_SCHEMA.extend({
      states: z.array(z.string()),
      names: z.array(z.string()),
      actors: z.array(z.string()),
      country: z.string(),
      kind: z.enum(["between-states", "outside-own-state"]),
    }),
  ),
  events: z
    .array(
      z.object({
        release: z.string(),
        eventKey: z.string(),
        date: z.string(),
        place: z.string(),
        country: z.string(),
        label: z.string(),
        figures: z.array(
          z.object({
            row: z.number(),
            line: z.number(),
            givenBy: z.string(),
            side: z.string().nullable(),
            standing: z.enum(["party", "outlet", "third"]),
            stand: z
              .enum(["acting", "affected", "party", "other"])
              .describe(
                "whether the giver is the party said to act, the one struck, a party of a clash, or none",
              ),
            killed: INTERVAL,
            injured: INTERVAL,
            counts: z.string().describe("whom the figure counts and how the act is attributed"),
            publisher: z.string(),
            citation: z.string(),
            url: z.string(),
          }),
        ),
      }),
    )
    .describe("figures as each side gave them: never summed or averaged across sides"),
  share: z.object({
    value: z.null(),
    statement: z.string(),
    searched: z.array(
      z.object({ release: z.string(), fields: z.number(), found: z.array(z.string()) }),
    ),
    counts: z
      .array(
        z.object({
          release: z.string(),
          countedBy: z.string(),
          period: z.string(),
          scope: z.string(),
          attacks: z.number().nullable(),
        }),
      )
      .describe("published counts of cross-border attacks: counts, not shares"),
  }),
  sources: z.array(SOURCE_SCHEMA),
  notes: z.array(z.string()),
  method: z.array(z.string()),
});

/** Events near borders, and the figures that each side gave. */
export type CrossBorderAnswer = z.output<typeof CROSS_BORDER_SCHEMA>;
