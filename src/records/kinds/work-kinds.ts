import { z } from "zod";
import { defineKind } from "../kind.ts";
import { day, paragraph, sentence, words } from "./fields.ts";

/** What is known of a place beyond the events. */
export const PLACE_NOTE = defineKind({
  name: "place-note",
  title: "Place note",
  summary:
    "What an analyst knows of a province or district: access, coverage, governance, sources.",
  schema: z.object({
    title: sentence("what the note says, in a few words"),
    place: z
      .string()
      .regex(/^[A-Z]{2}[A-Z0-9-]{0,12}$/, "A P-code such as PK2")
      .describe("P-code of the place"),
    topic: z
      .enum([
        "coverage",
        "governance",
        "justice",
        "local-government",
        "deprivation",
        "rights",
        "other",
      ])
      .describe("what it is about"),
    text: paragraph("the note"),
    from: day("true from").optional(),
    until: day("true until").optional(),
    sources: words("ids of sources or documents, or addresses").optional(),
  }),
});

/** Whether reports are of the same event, as a reviewer judged. */
export const EVENT_JUDGEMENT = defineKind({
  name: "event-judgement",
  title: "Event judgement",
  summary:
    "A reviewer's judgement whether two observations are of the same event, with the reason.",
  marking: "TLP:GREEN",
  titleField: "judgement",
  schema: z.object({
    judgement: z
      .enum(["same", "different", "part-of", "related", "unsure"])
      .describe("how the first observation stands to the second"),
    first: sentence("first observation, as dataset@release#key"),
    second: sentence("second observation, as dataset@release#key"),
    basis: paragraph("what the judgement rests on").optional(),
    audit: z.boolean().optional().describe("drawn for the accuracy estimate, not for its doubt"),
  }),
});

/** A note on a view, an event or a place. */
export const ANNOTATION = defineKind({
  name: "annotation",
  title: "Note",
  summary: "A note on a view of the picture, on an event of a release, or on a place.",
  titleField: "text",
  writtenBy: "commands",
  schema: z.object({
    text: paragraph("the note"),
    about: z.enum(["view", "event", "place"]).describe("what it is about"),
    view: z.string().max(2_000).optional().describe("address of the view after the question mark"),
    release: z.string().max(200).optional().describe("release of the event, as dataset@release"),
    event: z.string().max(400).optional().describe("key of the event in that release"),
    place: z.string().max(20).optional().describe("P-code of the place"),
    level: z.enum(["state", "first-level", "district"]).optional().describe("level of the place"),
  }),
});

/** A release of a dataset that was imported. */
export const RELEASE = defineKind({
  name: "release",
  title: "Release",
  summary: "An imported release of a dataset: its manifest's digest, which fixes every file of it.",
  titleField: "title",
  marking: "TLP:CLEAR",
  writtenBy: "commands",
  schema: z.object({
    title: sentence("title of the dataset"),
    release: sentence("dataset@release"),
    holds: z.enum(["events", "figures", "boundaries", "population"]).describe("what it holds"),
    folder: sentence("folder below the workspace"),
    manifestDigest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe("SHA-256 of manifest.json"),
    inputs: words("files that were read, as name and SHA-256"),
    rows: z.number().int().min(0).describe("rows read"),
    accepted: z.number().int().min(0).describe("rows kept"),
    rejected: z.number().int().min(0).describe("rows set aside, each with its reason"),
    licence: z.string().max(2_000).describe("licence"),
    citation: z.string().max(8_000).describe("citation"),
  }),
});
