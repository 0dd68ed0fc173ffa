import { z } from "zod";

/** What a time-shift placebo found: matches that chance gives when the datasets are moved apart. */
export const FILES_PLACEBO = z.object({
  /** Pairs at or above each probability in the true run. */
  aligned: z.object({ half: z.number(), nine: z.number() }),
  shifted: z.array(z.object({ days: z.number(), half: z.number(), nine: z.number() })),
  /** Mean of the shifted runs over the true run; `null` where the true run has no pair. */
  chanceShare: z.object({ half: z.number().nullable(), nine: z.number().nullable() }),
});

/** The result of linking plain files, in figures. */
export const FILES_SUMMARY = z.object({
  method: z.enum(["mizan", "meltt"]),
  version: z.string(),
  out: z.string(),
  written: z.array(z.string()),
  parameters: z.object({
    km: z.number(),
    days: z.number(),
    partial: z.number(),
    certainty: z.array(z.number()),
    deaths: z.string().nullable(),
    taxonomies: z.array(z.string()),
  }),
  records: z.number(),
  /** Clusters, those of a single record included. */
  events: z.number(),
  /** How many events there may be: the middle nine tenths of clusterings drawn by their probability. */
  eventsRange: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** Clusters of two records or more. */
  matched: z.number(),
  /** Records that repeat an event: records less events. */
  duplicates: z.number(),
  /** Pairs of records in one cluster. */
  pairsJoined: z.number(),
  /** Pairs with a probability, as pairs.csv lists them. */
  pairsListed: z.number(),
  /** Joined pairs that are expected to be wrong by the method's own probabilities. */
  pairsExpectedWrong: z.number().nullable(),
  parts: z.number(),
  datasets: z.array(
    z.object({
      dataset: z.string(),
      records: z.number(),
      from: z.string(),
      to: z.string(),
      /** Records that no other dataset has. */
      alone: z.number(),
    }),
  ),
  /** How many events each set of datasets has together. */
  overlap: z.array(z.object({ datasets: z.array(z.string()), events: z.number() })),
  placebo: FILES_PLACEBO.nullable(),
  warnings: z.array(z.string()),
});

/** The result of linking plain files, as typed data. */
export type FilesSummary = z.output<typeof FILES_SUMMARY>;

/** What a placebo found, as typed data. */
export type FilesPlacebo = z.output<typeof FILES_PLACEBO>;
