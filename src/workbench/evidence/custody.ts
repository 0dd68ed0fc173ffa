import { z } from "zod";
import type { CustodyAction } from "../../evidence/index.ts";
import { MARKINGS } from "../../kernel/index.ts";
import { command } from "../command.ts";
import { CUSTODY_ROW, EVIDENCE_ROW } from "./schema.ts";

/** What people record by hand; collecting, storing, exporting and disposing have commands of their own. */
const BY_HAND = [
  "view",
  "copy",
  "transform",
  "transfer",
  "redact",
  "seal",
] as const satisfies readonly CustodyAction[];

/** Records that something was done with an item outside the program. */
export const evidenceCustodyCommand = command({
  name: "evidence custody",
  summary:
    "Record what was done with an item: viewed, copied, transformed, transferred, redacted, sealed",
  help: `A copy, extract or redaction that was made is given with --result: it becomes an item of its own, a working
copy that names the item it was made of. Transforming and redacting always have a result.

  mizan evidence custody ID -w DIR --action transfer --recipient "Forensic laboratory" --reason "Examination" --by "Desk 4"
  mizan evidence custody ID -w DIR --action redact --result redacted.pdf --reason "Names removed" --by "Desk 4"`,
  group: "record",
  input: z.object({
    id: z
      .string()
      .min(1)
      .max(128)
      .describe("id of the item, or its SHA-256 or the beginning of it"),
    action: z.enum(BY_HAND).describe("what was done"),
    reason: z.string().trim().min(1).max(1_000).describe("why"),
    by: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .describe("office or desk that did it; never a private person"),
    recipient: z.string().trim().min(1).max(200).optional().describe("office that received it"),
    at: z.string().optional().describe("when, in UTC: 2026-03-01T09:30:00Z; now, if not given"),
    tool: z.string().trim().min(1).max(200).optional().describe("program and version"),
    result: z.string().optional().meta({ file: "read" }).describe("file that came out of it"),
    marking: z
      .enum(MARKINGS)
      .optional()
      .describe("who may see the result; only a redaction may be more open than its source"),
  }),
  positional: ["id"],
  output: z.object({
    event: CUSTODY_ROW,
    /** The item that was made, if one was. */
    result: EVIDENCE_ROW.nullable(),
  }),
  effect: "writes",
  workspace: "needed",
  run: async (ports, input) => {
    const { recordCustody } = await import("./custody-work.ts");
    return recordCustody(ports, input);
  },
  print: ({ event, result }) =>
    `${event.id}: ${event.action} of ${event.item}, entry ${event.index} of the log.` +
    (result === null ? "" : `\n${result.id}  ${result.name}, a working copy.`),
});
