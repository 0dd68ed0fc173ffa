import { z } from "zod";
import { COSIGNATURE, POLICY_STATE } from "./schema.ts";

/** Whose log it is, how far it has grown, and which witnesses have seen its present state. */
export const LOG_ABOUT = z.object({
  origin: z.string().describe("name of the log"),
  key: z.string().describe("key that signs its state"),
  author: z.string().describe("key that signs the entries written in this workspace"),
  size: z.number(),
  root: z.string().describe("hash over all entries, base64"),
  checkpoint: z.string().describe("the signed state, as text"),
  lastEntry: z.string().nullable().describe("time of the last entry by its author's clock"),
  cosignatures: z.array(COSIGNATURE),
  policy: POLICY_STATE,
  growth: z
    .array(z.object({ day: z.string(), entries: z.number() }))
    .describe("entries a day by their authors' clocks, first day first"),
  authors: z.array(
    z.object({
      name: z.string(),
      id: z.string(),
      entries: z.number(),
      first: z.string(),
      last: z.string(),
    }),
  ),
  kinds: z.array(z.object({ kind: z.string(), entries: z.number() })),
  unreadable: z.number().describe("entries in no form that the program writes"),
});

/** The log as `log about` describes it. */
export type LogDescription = z.output<typeof LOG_ABOUT>;
