import { z } from "zod";

/** A rejected row as shown to people. */
export const REJECTED_LINE = z.object({
  line: z.number(),
  code: z.string(),
  field: z.string().nullable(),
  expected: z.string().nullable(),
  found: z.string().nullable(),
});

/** What an import did with one file. */
export const IMPORTED_FILE = z.object({
  file: z.string(),
  /** False when the same file was there already: nothing was changed. */
  added: z.boolean(),
  key: z.string().describe("dataset@release"),
  title: z.string(),
  holds: z.string(),
  rows: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  rejectedByCode: z.record(z.string(), z.number()),
  firstRejected: z.array(REJECTED_LINE),
  dropped: z.array(z.object({ column: z.string(), reason: z.string(), cells: z.number() })),
  adjusted: z.array(z.object({ field: z.string(), reason: z.string(), rows: z.number() })),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  licence: z.string(),
  citation: z.string(),
});

/** What an import did. */
export const IMPORT_ANSWER = z.object({
  files: z.array(IMPORTED_FILE),
  /** A mapping proposed for a table that was not imported. */
  suggestion: z
    .object({
      file: z.string(),
      mapping: z.unknown(),
      guesses: z.array(
        z.object({
          ours: z.string(),
          theirs: z.string(),
          confidence: z.number(),
          reason: z.string(),
        }),
      ),
      persons: z.array(z.string()),
      unused: z.array(z.string()),
      missing: z.array(z.string()),
    })
    .nullable(),
});

/** What an import did, as typed data. */
export type ImportAnswer = z.output<typeof IMPORT_ANSWER>;
