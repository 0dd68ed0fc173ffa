import { z } from "zod";
import { command } from "../command.ts";
import { printChecks } from "./print.ts";
import { LOG_ENTRY } from "./schema.ts";

/** Checks a proof of an entry without a workspace and without a network. */
export const logCheckProofCommand = command({
  name: "log check-proof",
  summary: "Check a .tlog-proof file against an entry and the log's key, without a network",
  help: `Needs nothing but the proof, the exact bytes of the entry, and the key of the log as its holder published it.
With a policy the cosignatures of witnesses are required as well.

  mizan log check-proof 17.tlog-proof --entry entry.json --key ministry.example/log+0c78ad25+AQ...
  mizan log check-proof 17.tlog-proof --entry entry.json --policy trusted.policy`,
  group: "log",
  input: z.object({
    proof: z.string().meta({ file: "read" }).describe("the .tlog-proof file"),
    entry: z.string().meta({ file: "read" }).describe("file with the exact bytes of the entry"),
    key: z.string().optional().describe("verifier key of the log"),
    policy: z
      .string()
      .optional()
      .meta({ file: "read" })
      .describe("file of a trust policy: keys of logs and witnesses"),
  }),
  positional: ["proof"],
  output: z.object({
    good: z.boolean(),
    origin: z.string().nullable(),
    size: z.number().nullable(),
    entry: LOG_ENTRY.nullable(),
    cosigned: z.array(z.string()).describe("witnesses of the policy that cosigned"),
    checks: z.array(
      z.object({
        check: z.string(),
        status: z.enum(["pass", "fail", "cannot-be-checked"]),
        detail: z.string(),
      }),
    ),
  }),
  failed: ({ good }) => !good,
  effect: "reads",
  workspace: "none",
  run: async (ports, input) => {
    const { checkProofFile } = await import("./check-work.ts");
    return checkProofFile(ports, input);
  },
  print: printChecks,
});
