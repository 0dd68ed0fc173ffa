import { z } from "zod";

const YEAR = z.object({
  events: z.number().nullable(),
  deathsLow: z.number().nullable(),
  deathsBest: z.number().nullable(),
  deathsHigh: z.number().nullable(),
});

/** What changed between two releases. */
export const REVISIONS = z.object({
  before: z.string(),
  after: z.string(),
  country: z.string().nullable(),
  /** `null` where the releases share no ids of rows, so that only totals can be compared. */
  rows: z
    .object({
      added: z.number(),
      removed: z.number(),
      changed: z.number(),
      unchanged: z.number(),
      fields: z.array(z.object({ field: z.string(), rows: z.number() })),
      examples: z.array(
        z.object({
          id: z.string(),
          field: z.string(),
          before: z.string().nullable(),
          after: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  years: z.array(
    z.object({
      year: z.number(),
      before: YEAR.nullable(),
      after: YEAR.nullable(),
      events: z.number().nullable().describe("after less before"),
      deathsBest: z.number().nullable().describe("after less before"),
    }),
  ),
  notes: z.array(z.string()),
});

/** What changed between two releases, as typed data. */
export type Revisions = z.output<typeof REVISIONS>;
