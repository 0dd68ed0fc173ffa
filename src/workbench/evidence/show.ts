import { z } from "zod";
import { command } from "../command.ts";
import { printEvidence } from "./print.ts";
import {
  ARCHIVE,
  CAPTURE_ROW,
  COURT_MINIMUM,
  CUSTODY_ROW,
  EVIDENCE_ROW,
  FINDING,
} from "./schema.ts";

/** Shows one item with its captures, its custody, its court minimum and what a web archive holds. */
export const evidenceShowCommand = command({
  name: "evidence show",
  summary: "Show one item of evidence: facts, captures, custody chain, court minimum, archive",
  help: `An item is named by its id, or by its SHA-256 or the first eight or more digits of it.

  mizan evidence show item-c04f19a2b7e35d68 -w DIR`,
  group: "record",
  input: z.object({
    id: z
      .string()
      .min(1)
      .max(128)
      .describe("id of the item, or its SHA-256 or the beginning of it"),
    archive: z.boolean().default(true).describe("read a web archive and list its pages"),
  }),
  positional: ["id"],
  output: z.object({
    item: EVIDENCE_ROW,
    /** Copies, extracts and redactions made of it. */
    derived: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })),
    captures: z.array(CAPTURE_ROW),
    custody: z.array(CUSTODY_ROW),
    /** Whether the custody is without a gap. */
    custodyFindings: z.array(FINDING),
    /** Of the best capture. */
    courtMinimum: COURT_MINIMUM.nullable(),
    /** `null` for what is no web archive, or whose bytes are gone. */
    archive: ARCHIVE.nullable(),
    /** Whether the bytes are there. */
    bytesHere: z.boolean(),
  }),
  effect: "reads",
  workspace: "needed",
  run: async (ports, input) => {
    const { showEvidence } = await import("./work.ts");
    return showEvidence(ports, input);
  },
  print: printEvidence,
});
