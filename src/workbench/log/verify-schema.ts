import { z } from "zod";
import { PROBLEM } from "./schema.ts";

/** What was checked, in numbers. */
const CHECKED = z.object({
  entries: z.number().describe("entries of the log, each against its leaf hash and the root"),
  signatures: z.number().describe("signatures of entries that fit"),
  records: z.number().describe("records that the entries give"),
  bodies: z.number().describe("kept contents that fit the digest on the log"),
  erased: z.number().describe("contents that were erased and are not there"),
  releases: z.number().describe("releases whose manifest fits the log"),
  releaseFiles: z.number().describe("files of releases that fit the manifest"),
  evidence: z.number().describe("preserved files that fit their digest"),
  bytes: z.number().describe("bytes of releases and preserved files that were read"),
  projection: z
    .enum(["fits", "absent", "differs", "not-checked"])
    .describe("whether cache/state.sqlite is what the log gives"),
});

/** What a verification of the workspace found. */
export const VERDICT = z.object({
  good: z.boolean(),
  origin: z.string(),
  size: z.number(),
  root: z.string().nullable().describe("base64; null when no valid state was found"),
  quick: z.boolean(),
  checked: CHECKED,
  problems: z.array(PROBLEM),
  total: z.number().describe("all problems, also those not listed"),
  leftovers: z.array(z.string()).describe("files that nothing vouches for; harmless"),
  notChecked: z.array(z.object({ what: z.string(), why: z.string() })),
});

/** The outcome of a verification of a workspace. */
export type Verdict = z.output<typeof VERDICT>;
