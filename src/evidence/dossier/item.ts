import { z } from "zod";

const line = (most: number) => z.string().trim().min(1).max(most);
const sources = z
  .array(line(400))
  .max(200)
  .describe("what it rests on: kind/id of a record, or an address, or a citation");

/** Something asserted, with what it rests on and what speaks against it. */
const CLAIM = z.strictObject({
  type: z.literal("claim"),
  heading: line(200),
  text: line(8_000),
  sources,
  /** What speaks against it, or another explanation; never left out without a word. */
  against: line(8_000).optional(),
  /** Probability in per cent, from and to. */
  probability: z
    .tuple([z.number().min(0).max(100), z.number().min(0).max(100)])
    .refine(([from, to]) => from <= to, "The first number is the lower one")
    .optional(),
  confidence: z.enum(["low", "moderate", "high"]).optional(),
  /** Independent origins behind the sources: reprints of one report count once. */
  origins: z.number().int().min(0).max(1_000).optional(),
});

/** A figure of the record: what is counted, in what scope, by what. */
const FIGURE = z.strictObject({
  type: z.literal("figure"),
  heading: line(200).optional(),
  text: line(8_000).optional(),
  by: z.enum(["month", "year", "province", "district", "actor", "type", "target"]),
  measure: z.enum(["deaths", "events"]),
  /** The scope as the address of the picture has it, after the question mark. */
  scope: z.string().max(2_000),
});

/** An event of a release, with every observation of it. */
const EVENT = z.strictObject({
  type: z.literal("event"),
  heading: line(200).optional(),
  text: line(8_000).optional(),
  release: line(200),
  event: line(400),
});

/** A preserved item. */
const EVIDENCE = z.strictObject({
  type: z.literal("evidence"),
  heading: line(200).optional(),
  text: line(8_000).optional(),
  id: line(128),
});

/** What was said or asked between the parties so far. */
const ENGAGEMENT = z.strictObject({
  type: z.literal("engagement"),
  heading: line(200),
  date: z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/, "A date such as 2024-08-26, 2024-08 or 2024"),
  counterpart: line(200),
  text: line(8_000),
  sources,
});

/** A record of any other kind. */
const RECORD = z.strictObject({
  type: z.literal("record"),
  heading: line(200).optional(),
  text: line(8_000).optional(),
  kind: line(64),
  id: line(128),
});

/** What a dossier can hold. */
export const DOSSIER_ITEM = z.discriminatedUnion("type", [
  CLAIM,
  FIGURE,
  EVENT,
  EVIDENCE,
  ENGAGEMENT,
  RECORD,
]);

/** One item of a dossier, as its author wrote it. */
export type DossierItem = z.output<typeof DOSSIER_ITEM>;

/** What an author decided about a finding of the language check. */
export const LANGUAGE_DECISION = z.strictObject({
  /** Fingerprint of the finding: it changes when the sentence changes. */
  finding: z.string().regex(/^[0-9a-f]{16}$/),
  decision: z.enum(["kept", "not-applicable"]),
  reason: line(1_000),
  by: line(200),
});

/** A decision about a finding of the language check. */
export type LanguageDecision = z.output<typeof LANGUAGE_DECISION>;
