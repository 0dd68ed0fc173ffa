import { z } from "zod";
import { command } from "../command.ts";
import { CUSTODY_ROW } from "./schema.ts";

/** Destroys the bytes of an item; what it was and what was done with it stays on the log. */
export const evidenceDisposeCommand = command({
  name: "evidence dispose",
  summary: "Destroy the bytes of an item for a reason; its digest and its custody stay on the log",
  help: `  mizan evidence dispose ID -w DIR --by "Desk 4" --reason "Retention period ended"`,
  group: "record",
  input: z.object({
    id: z
      .string()
      .min(1)
      .max(128)
      .describe("id of the item, or its SHA-256 or the beginning of it"),
    reason: z.string().trim().min(1).max(1_000).describe("why the bytes are destroyed"),
    by: z.string().trim().min(1).max(200).describe("office or desk that decides it"),
  }),
  positional: ["id"],
  output: z.object({ id: z.string(), sha256: z.string(), event: CUSTODY_ROW }),
  effect: "writes",
  workspace: "needed",
  run: async (ports, input) => {
    const { disposeItem } = await import("./custody-work.ts");
    return disposeItem(ports, input);
  },
  print: ({ id, sha256, event }) =>
    `${id}: the bytes are destroyed; SHA-256 ${sha256} and the custody stay. Entry ${event.index} of the log.`,
});
