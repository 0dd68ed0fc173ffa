import { z } from "zod";
import { defineKind } from "../kind.ts";
import { address, day, paragraph, reference, sentence, words } from "./fields.ts";

/** Who publishes what is cited. */
export const SOURCE = defineKind({
  name: "source",
  title: "Source",
  summary:
    "A publisher, institution, database or list that is cited, with its grade and who owns it.",
  marking: "TLP:CLEAR",
  schema: z.object({
    name: sentence("name of the publisher, institution or list"),
    nameUr: sentence("name in Urdu").optional(),
    type: z
      .enum(["state", "news", "research", "database", "court", "international", "other"])
      .describe("what sort of source it is"),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, "Two capital letters")
      .optional()
      .describe("country of its seat, ISO 3166-1 alpha-2"),
    url: address("where it publishes").optional(),
    reliability: z
      .enum(["A", "B", "C", "D", "E", "F"])
      .optional()
      .describe("reliability of the source on the Admiralty scale, A to F"),
    gradeReason: paragraph("why it has that grade").optional(),
    dependsOn: words("sources that it repeats, so that they count as one origin").optional(),
    note: paragraph("what a reader should know of it").optional(),
  }),
});

/** A publication that is cited. */
export const DOCUMENT = defineKind({
  name: "document",
  title: "Document",
  summary: "A report, law, plan, statement or article that is cited.",
  marking: "TLP:CLEAR",
  references: { source: "source" },
  schema: z.object({
    title: sentence("title as printed"),
    titleUr: sentence("title in Urdu").optional(),
    source: reference("source", "who published it").optional(),
    published: day("day of publication, or month or year where no more is known").optional(),
    url: address("where it can be read").optional(),
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits")
      .optional()
      .describe("SHA-256 of the preserved copy"),
    language: z.string().min(2).max(12).optional().describe("language as a BCP 47 tag, such as ur"),
    citation: paragraph("how to cite it").optional(),
    note: paragraph("what it says that matters here").optional(),
  }),
});

/** A party that acts: an armed group, an agency, an institution. */
export const ORGANISATION = defineKind({
  name: "organisation",
  title: "Organisation",
  summary: "An armed group, agency, party or institution; never a person.",
  schema: z.object({
    name: sentence("name in English"),
    nameUr: sentence("name in Urdu").optional(),
    short: z.string().trim().max(40).optional().describe("short form, such as TTP"),
    type: z
      .enum([
        "armed-group",
        "state-body",
        "political-party",
        "civil-society",
        "international",
        "other",
      ])
      .describe("what sort of organisation it is"),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, "Two capital letters")
      .optional()
      .describe("country of its seat, ISO 3166-1 alpha-2"),
    actor: z.string().max(80).optional().describe("its key in the codebook of actors"),
    aliases: words("other names and spellings").optional(),
    from: day("known from").optional(),
    until: day("known until").optional(),
    listings: words("lists on which it stands, each with the list's name and date").optional(),
    note: paragraph("what is known of it, with sources").optional(),
    sources: words("ids of sources or documents").optional(),
  }),
});
