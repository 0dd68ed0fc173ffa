import { z } from "zod";
import { type Json, MARKINGS } from "../../kernel/index.ts";
import { ACTIONS } from "../../records/index.ts";

const STATES = ["present", "withdrawn", "erased"] as const;
const GAPS = ["erased", "not-here", "differs"] as const;
const json = z.custom<Json>();
const marking = z.enum(MARKINGS);

/** The word of a kind, as commands take it. */
export const KIND_NAME = z.string().max(64).describe("kind of record; 'mizan kinds' lists them");

/** The id of a record, as commands take it. */
export const RECORD_ID = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, "1 to 128 of A-Z a-z 0-9 . _ : -")
  .describe("id of the record");

/** Which past state is asked for, as commands take it. */
export const AS_OF = {
  asOf: z
    .string()
    .optional()
    .describe("as it stood at this day or time, by the clocks of the authors"),
  atSize: z.number().int().min(0).optional().describe("as it stood after this many log entries"),
};

/** A field that is there and not shown, with its marking. */
const WITHHELD = z.object({ field: z.string(), marking });

/** A record as lists and pages show it. */
export const RECORD_ROW = z.object({
  kind: z.string(),
  id: z.string(),
  title: z.string().describe("text of the field that names it; its id where that is not shown"),
  state: z.enum(STATES),
  revision: z.number().int(),
  marking,
  by: z.string().nullable().describe("who set the values"),
  created: z.string(),
  changed: z.string(),
  index: z.number().int().describe("place in the log of the last change, from 0"),
  values: z.record(z.string(), json),
  markings: z.record(z.string(), marking).describe("fields that are more closed than the record"),
  withheld: z.array(WITHHELD).describe("fields above the reader's clearance"),
  bodyGap: z.enum(GAPS).nullable().describe("why there are no values"),
});

/** A record as lists and pages show it. */
export type RecordRow = z.output<typeof RECORD_ROW>;

/** One change of a record, with what it changed. */
export const REVISION_ROW = z.object({
  revision: z.number().int(),
  action: z.enum(ACTIONS),
  marking,
  by: z.string().nullable().describe("who made it, as they name themselves"),
  reason: z.string().nullable(),
  author: z.string().describe("verifier key that signed it"),
  time: z.string(),
  index: z.number().int().describe("place in the log, from 0"),
  digest: z.string().nullable().describe("digest of the body that the log holds"),
  changes: z.array(
    z.object({
      field: z.string(),
      before: json.nullable(),
      after: json.nullable(),
    }),
  ),
  withheld: z.array(WITHHELD),
  bodyGap: z.enum(GAPS).nullable(),
});

/** One change of a record, with what it changed. */
export type RevisionRow = z.output<typeof REVISION_ROW>;

/** What is told after a change: the record as it stands now. */
export const CHANGED_RECORD = RECORD_ROW.extend({
  repeated: z.boolean().describe("whether it was there before and nothing was written"),
});

/** One field of a kind, as forms need it. */
const KIND_FIELD = z.object({
  name: z.string(),
  type: z.enum(["string", "number", "boolean", "json"]),
  many: z.boolean(),
  required: z.boolean(),
  choices: z.array(z.string()),
  description: z.string(),
  long: z.boolean().describe("text of several lines"),
  refersTo: z.string().nullable().describe("kind whose id it holds"),
});

/** A kind of record, as forms and pages need it. */
export const KIND_ROW = z.object({
  name: z.string(),
  title: z.string(),
  plural: z.string(),
  summary: z.string(),
  writtenBy: z.enum(["people", "commands"]),
  marking,
  titleField: z.string(),
  references: z.record(z.string(), z.string()),
  fields: z.array(KIND_FIELD),
  present: z.number().int().describe("present records that the reader may know of"),
});

/** A kind of record, as forms and pages need it. */
export type KindRow = z.output<typeof KIND_ROW>;

/** Proof that a body is the one the log commits to, with hidden fields as their digests. */
export const RECORD_PROOF = z.object({
  kind: z.string(),
  id: z.string(),
  revision: z.number().int(),
  index: z.number().int().describe("place of the entry in the log, from 0"),
  statement: z.object({
    log: z.string(),
    kind: z.string(),
    id: z.string(),
    revision: z.number().int(),
    action: z.string(),
    body: z.string().nullable(),
    marking,
    author: z.string(),
    time: z.string(),
  }),
  disclosed: z.object({
    salt: z.string(),
    fields: z.record(
      z.string(),
      z.union([z.object({ value: json, salt: z.string() }), z.object({ digest: z.string() })]),
    ),
  }),
  withheld: z.array(WITHHELD),
});
