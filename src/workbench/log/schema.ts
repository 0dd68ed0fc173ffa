import { z } from "zod";
import { MARKINGS } from "../../kernel/index.ts";

/** What an entry of the log says, and whether its author's signature fits. */
export const LOG_ENTRY = z.object({
  index: z.number().describe("place in the log, from 0"),
  leafHash: z.string().describe("SHA-256 of 0x00 and the entry, in hexadecimal"),
  signature: z
    .enum(["good", "bad", "unreadable"])
    .describe("whether the author's signature fits the entry's bytes"),
  statement: z
    .object({
      kind: z.string(),
      id: z.string(),
      revision: z.number(),
      action: z.string(),
      body: z.string().nullable().describe("salted digest of the content"),
      marking: z.enum(MARKINGS),
      author: z.object({ name: z.string(), id: z.string(), key: z.string() }),
      time: z.string().describe("time by the author's clock"),
    })
    .nullable(),
});

/** An entry of the log as commands answer with it. */
export type LogEntry = z.output<typeof LOG_ENTRY>;

/** A witness's time-stamped signature under the present state. */
export const COSIGNATURE = z.object({
  witness: z.string().describe("name of the witness's key"),
  id: z.string().describe("number of the key"),
  time: z.string().describe("when the witness saw this state, by its clock"),
  trusted: z.boolean().describe("whether the policy names the key and the signature fits"),
});

/** What the policy of the workspace says of the present state. */
export const POLICY_STATE = z.object({
  named: z.boolean().describe("whether the workspace has a file witnesses.policy"),
  met: z.boolean().nullable().describe("whether enough witnesses cosigned; null without a policy"),
  statement: z.string().describe("the same in a sentence"),
  quorum: z.string().nullable(),
  witnesses: z.array(
    z.object({
      name: z.string(),
      key: z.string(),
      url: z.string().nullable(),
      time: z.string().nullable().describe("when it cosigned the present state"),
    }),
  ),
});

/** What the policy says of a state of the log. */
export type PolicyState = z.output<typeof POLICY_STATE>;

/** A discrepancy that a verification found. */
export const PROBLEM = z.object({
  code: z.string(),
  message: z.string(),
  file: z.string().optional().describe("file, from the workspace or the log's folder"),
  index: z.number().optional().describe("place of the entry in the log"),
  record: z.string().optional().describe("record as KIND/ID"),
  field: z.string().optional(),
  expected: z.string().optional(),
  found: z.string().optional(),
  remedy: z.string().optional(),
});

/** A discrepancy, named by file, place in the log and record as far as they apply. */
export type Problem = z.output<typeof PROBLEM>;
