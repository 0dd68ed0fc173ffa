import { z } from "zod";
import { SOURCE_SCHEMA } from "../picture/schema.ts";
import { FILTER_SCHEMA, TALLY_SCHEMA } from "../scope-fields.ts";

const INTERVAL = z.object({ low: z.number(), best: z.number().nullable(), high: z.number() });

const SIDE = z.object({
  title: z.string(),
  scope: z.string(),
  filter: FILTER_SCHEMA,
  counted: z.array(z.string()),
  whyCounted: z.string(),
  years: z.number().nullable().describe("length of the period in years"),
  total: TALLY_SCHEMA,
  byYear: z.array(TALLY_SCHEMA.extend({ code: z.string() })),
});

/** Two scopes beside each other. */
export const COMPARE_SCHEMA = z.object({
  title: z.string(),
  first: SIDE,
  second: SIDE,
  differences: z.array(
    z.object({
      measure: z.enum(["events", "killed", "events a year", "killed a year"]),
      first: INTERVAL.nullable(),
      second: INTERVAL.nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      call: z.enum(["higher", "lower", "same", "not-called"]),
      ratio: z.object({ low: z.number(), high: z.number() }).nullable(),
      why: z.string(),
      statement: z.string(),
    }),
  ),
  sources: z.array(SOURCE_SCHEMA),
  notes: z.array(z.string()),
  method: z.array(z.string()),
});

/** Two scopes side by side, with the difference where one may be spoken of. */
export type CompareAnswer = z.output<typeof COMPARE_SCHEMA>;
