import { z } from "zod";

const INTERVAL = z.object({
  low: z.number().nullable(),
  best: z.number().nullable(),
  high: z.number().nullable(),
});

const PRINT = z.object({
  release: z.string(),
  line: z.number().nullable(),
  publisher: z.string(),
  citation: z.string(),
  url: z.string(),
  sourceDate: z.string(),
  note: z.string(),
});

const VERSION = z.object({
  attacks: z.number().nullable(),
  killed: INTERVAL,
  killedCivilians: z.number().nullable(),
  killedSecurity: z.number().nullable(),
  killedMilitants: z.number().nullable(),
  injured: z.number().nullable(),
  standing: z.enum(["only", "first", "revision", "another-print", "suspected-misprint"]),
  why: z.string(),
  prints: z.array(PRINT).describe("outlets that print it: one origin however many they are"),
});

/** All figures of one year side by side. */
export const DISAGREEMENT_SCHEMA = z.object({
  year: z.string(),
  place: z.string(),
  title: z.string(),
  statement: z.string(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  series: z.array(
    z.object({
      countedBy: z.string(),
      scope: z.string(),
      region: z.string(),
      from: z.string(),
      to: z.string(),
      wholeYear: z.boolean(),
      kind: z.enum(["published", "computed"]),
      counts: z.string(),
      leavesOut: z.string(),
      origins: z.number().describe("independent origins: reprints of one count are one"),
      versions: z.array(VERSION),
    }),
  ),
  scopes: z.array(
    z.object({
      scope: z.string(),
      series: z.array(z.number()),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  pairs: z.array(
    z.object({ a: z.number(), b: z.number(), comparable: z.boolean(), why: z.string() }),
  ),
  notes: z.array(z.string()),
  method: z.array(z.string()),
});

/** All figures of one year side by side, and which pairs compare. */
export type DisagreementAnswer = z.output<typeof DISAGREEMENT_SCHEMA>;
