import { z } from "zod";
import { command } from "../command.ts";
import { printTail } from "./print.ts";
import { LOG_ENTRY } from "./schema.ts";

/** Lists the last entries of the log. */
export const logTailCommand = command({
  name: "log tail",
  summary: "List the last entries of the log: who did what to which record, and when",
  help: `The entries hold digests only; what a record says is shown by the commands about records.

  mizan log tail -w DIR
  mizan log tail -w DIR --limit 100 --before 400`,
  group: "log",
  input: z.object({
    limit: z.number().int().min(1).max(1_000).default(20).describe("how many entries"),
    before: z.number().int().min(0).optional().describe("only entries before this place"),
  }),
  output: z.object({
    origin: z.string(),
    size: z.number(),
    entries: z.array(LOG_ENTRY).describe("the last one first"),
  }),
  effect: "reads",
  workspace: "needed",
  run: async (ports, input) => {
    const { tailOfLog } = await import("./entries-work.ts");
    return tailOfLog(ports, input);
  },
  print: printTail,
});
