import { z } from "zod";
import { FILTER_SCHEMA, TALLY_SCHEMA } from "../scope-fields.ts";

/** A rate per 100,000, or why there is none. */
const RATE_SCHEMA = z.object({
  low: z.number().nullable(),
  best: z.number().nullable(),
  high: z.number().nullable(),
  population: z.number().nullable(),
  /** Why there is no rate, or where the population comes from. */
  basis: z.string(),
});

/** A rate with its range, or the reason why there is none. */
export type Rate = z.output<typeof RATE_SCHEMA>;

/** What a picture can be broken down by. */
export const BREAKDOWNS = [
  "year",
  "month",
  "country",
  "province",
  "district",
  "type",
  "category",
  "actor",
  "target",
  "attribution",
  "source",
] as const;

/** One breakdown. */
export type BreakdownName = (typeof BREAKDOWNS)[number];

/** The rows of one breakdown. */
const BREAKDOWN_SCHEMA = z.object({
  by: z.enum(BREAKDOWNS),
  rows: z.array(
    TALLY_SCHEMA.extend({
      code: z.string(),
      name: z.string(),
      nameUr: z.string().nullable(),
      intensity: z
        .object({
          best: z.enum(["below", "minor", "war"]),
          low: z.enum(["below", "minor", "war"]),
          high: z.enum(["below", "minor", "war"]),
        })
        .nullable()
        .describe(
          "UCDP class of the year by best, lowest and highest figure; only for whole years",
        ),
      rate: RATE_SCHEMA.nullable().describe("killed per 100,000 people and year"),
    }),
  ),
  total: z.number().describe("rows there are, before the limit"),
  note: z.string(),
});

/** The rows of one breakdown. */
export type Breakdown = z.output<typeof BREAKDOWN_SCHEMA>;

/** A source with its licence, citation and what it counts. */
export const SOURCE_SCHEMA = z.object({
  release: z.string(),
  title: z.string(),
  publisher: z.string(),
  licence: z.string(),
  citation: z.string(),
  counts: z.string(),
  leavesOut: z.string(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  ageDays: z.number().nullable(),
  importedAt: z.string(),
  rows: z.number(),
  rejected: z.number(),
  stale: z.boolean(),
  why: z.string().describe("why it is stale; empty when it is not"),
});

/** What a reader must know of a source beside every number that comes from it. */
export type SourceLine = z.output<typeof SOURCE_SCHEMA>;

/** How old the sources of a picture are. */
export const FRESHNESS_SCHEMA = z.object({
  stale: z.boolean(),
  statement: z.string(),
  rule: z.string(),
});

/** The answer to a question about the record. */
export const PICTURE_SCHEMA = z.object({
  title: z.string().describe("the finding in a sentence"),
  scope: z.string().describe("what was chosen, in words"),
  filter: FILTER_SCHEMA,
  family: z.array(z.object({ key: z.string(), of: z.string(), why: z.string() })),
  counted: z.array(z.string()).describe("releases counted"),
  whyCounted: z.string(),
  total: TALLY_SCHEMA,
  overSources: z.object({
    low: z.number().nullable(),
    high: z.number().nullable(),
    statement: z.string(),
  }),
  otherSources: z.array(
    z.object({
      release: z.string(),
      title: z.string(),
      total: TALLY_SCHEMA,
      comparable: z.boolean(),
      why: z.string(),
    }),
  ),
  breakdowns: z.array(BREAKDOWN_SCHEMA),
  thresholds: z.object({
    minor: z.number(),
    war: z.number(),
    source: z.string(),
    caution: z.string(),
  }),
  sources: z.array(SOURCE_SCHEMA),
  freshness: FRESHNESS_SCHEMA,
  notes: z.array(z.object({ about: z.string(), text: z.string() })),
  method: z.array(z.string()),
});

/** The answer to a question about the record. */
export type PictureAnswer = z.output<typeof PICTURE_SCHEMA>;
