import { z } from "zod";
import { command } from "../command.ts";
import { CUSTODY_ROW } from "./schema.ts";

/** Gives the bytes of an item out, after the log says so. */
export const evidenceExportCommand = command({
  name: "evidence export",
  summary:
    "Write the bytes of an item to a file; the export is on the log before the file is written",
  help: `  mizan evidence export ID -w DIR --output page.wacz --by "Desk 4" --reason "Annex to the case file"`,
  group: "record",
  input: z.object({
    id: z
      .string()
      .min(1)
      .max(128)
      .describe("id of the item, or its SHA-256 or the beginning of it"),
    output: z.string().meta({ file: "write" }).describe("file to write"),
    by: z.string().trim().min(1).max(200).describe("office or desk that takes it out"),
    reason: z.string().trim().min(1).max(1_000).describe("why it leaves the store"),
    recipient: z.string().trim().min(1).max(200).optional().describe("office that receives it"),
  }),
  positional: ["id"],
  output: z.object({
    event: CUSTODY_ROW,
    output: z.string(),
    size: z.number(),
    sha256: z.string(),
  }),
  effect: "writes",
  only: "cli",
  workspace: "needed",
  run: async (ports, input) => {
    const { exportFile } = await import("./custody-work.ts");
    return exportFile(ports, input);
  },
  print: ({ event, output, size, sha256 }) =>
    `${output}: ${size.toLocaleString("en-GB")} bytes, SHA-256 ${sha256}\nThe export is entry ${event.index} of the log.`,
});
