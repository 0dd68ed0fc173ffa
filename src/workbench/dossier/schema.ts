import { z } from "zod";
import { DOSSIER_ITEM, LANGUAGE_DECISION } from "../../evidence/index.ts";
import { MARKINGS } from "../../kernel/index.ts";

/** A finding of the language check, with its decision where there is one. */
const LANGUAGE_FINDING = z.object({
  id: z.string().describe("fingerprint; it changes when the sentence changes"),
  item: z.number().int().describe("number of the item, from 1; 0 is the summary"),
  check: z.string(),
  sentence: z.string().describe("the sentence that they stand in"),
  offset: z.number().int().describe("characters of the sentence before them"),
  found: z.string().describe("the words"),
  detail: z.string().describe("what is wrong with them, and a suggestion"),
  decision: LANGUAGE_DECISION.nullable(),
});

/** A dossier as the commands show it. */
export const DOSSIER_SHOWN = z.object({
  id: z.string(),
  revision: z.number().int(),
  marking: z.enum(MARKINGS),
  changed: z.string(),
  title: z.string(),
  titleUr: z.string().nullable(),
  recipient: z.string(),
  purpose: z.string(),
  summary: z.string().nullable(),
  clearance: z.enum(MARKINGS),
  preparedBy: z.string(),
  items: z.array(DOSSIER_ITEM),
  language: z.array(LANGUAGE_FINDING),
  builds: z.array(
    z.object({
      id: z.string(),
      time: z.string(),
      revision: z.number().int(),
      recipient: z.string(),
      manifestDigest: z.string(),
    }),
  ),
});

/** A dossier as the commands show it. */
export type DossierShown = z.output<typeof DOSSIER_SHOWN>;
