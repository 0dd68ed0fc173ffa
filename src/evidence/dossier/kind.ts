import { z } from "zod";
import { MARKINGS } from "../../kernel/index.ts";
import { defineKind } from "../../records/index.ts";
import { DOSSIER_ITEM, LANGUAGE_DECISION } from "./item.ts";

/** Fields of a dossier. */
export const DOSSIER_VALUES = z.object({
  title: z.string().trim().min(1).max(200).describe("title"),
  titleUr: z.string().trim().min(1).max(200).optional().describe("title in Urdu"),
  recipient: z.string().trim().min(1).max(200).describe("ministry, office or body that gets it"),
  purpose: z.string().trim().min(1).max(1_000).describe("what it is for, such as a meeting"),
  summary: z.string().trim().min(1).max(8_000).optional().describe("what it shows, in short"),
  clearance: z.enum(MARKINGS).describe("most closed marking that the recipient may see"),
  preparedBy: z.string().trim().min(1).max(200).describe("desk or office that prepares it"),
  items: z
    .array(DOSSIER_ITEM)
    .max(1_000)
    .describe("claims, figures, events, evidence, engagements"),
  decisions: z.array(LANGUAGE_DECISION).max(1_000).describe("decisions on the language check"),
});

/** A case for a recipient and a purpose. */
export const DOSSIER = defineKind({
  name: "dossier",
  title: "Dossier",
  summary: "Claims, figures, events and evidence for one recipient and one purpose.",
  writtenBy: "commands",
  schema: DOSSIER_VALUES,
});

/** A package that was made of a dossier and left the house. */
export const DOSSIER_BUILD = defineKind({
  name: "dossier-build",
  title: "Dossier package",
  summary: "That a package was made of a dossier: for whom, under which marking, and its digest.",
  titleField: "title",
  writtenBy: "commands",
  references: { dossier: "dossier" },
  schema: z.object({
    title: z.string().max(400).describe("title of the dossier"),
    dossier: z.string().max(128).describe("id of the dossier"),
    revision: z.number().int().min(1).describe("revision of the dossier"),
    recipient: z.string().max(400).describe("who gets it"),
    clearance: z.enum(MARKINGS).describe("most closed marking in it"),
    manifestDigest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe("SHA-256 of manifest-sha256.txt, which fixes every file"),
    files: z.number().int().min(0).describe("files"),
    bytes: z.number().int().min(0).describe("bytes"),
    undecided: z
      .number()
      .int()
      .min(0)
      .describe("findings of the language check without a decision"),
  }),
});
