import { z } from "zod";
import { command } from "../command.ts";
import { printVerdict } from "./verify-print.ts";
import { VERDICT } from "./verify-schema.ts";

/** Derives everything of the workspace again from its files and names each discrepancy. */
export const verifyCommand = command({
  name: "verify",
  summary: "Derive everything again from the files, and name every discrepancy",
  help: `Checks the log (tree, state, every signature), every record's content against its digest on the log, every
release against its manifest and the log, preserved evidence against its digests, and the index of records against a
replay of the log. Exit status 1 when anything differs. --quick checks the log and the contents only.

  mizan verify -w DIR`,
  group: "log",
  input: z.object({
    quick: z.boolean().default(false).describe("only the log and the contents of records"),
  }),
  output: VERDICT,
  failed: ({ good }) => !good,
  effect: "reads",
  workspace: "needed",
  run: async (ports, { quick }) => {
    const { verifyWorkspace } = await import("./verify-work.ts");
    return verifyWorkspace(ports, { quick });
  },
  print: printVerdict,
});
