import { z } from "zod";
import { command } from "../command.ts";
import { PROBLEM } from "./schema.ts";
import { printLogVerdict } from "./verify-print.ts";

/** Verifies a log in a folder from its files alone. */
export const logVerifyCommand = command({
  name: "log verify",
  summary: "Verify any log in a folder from its files and its key, without a workspace",
  help: `Derives everything from the entries up: each leaf, each tile, the root, the signature of the state, and the
signature of every entry. Each file and entry that differs is named. For logs that hold no entries of Mizan, --foreign
leaves the form of the entries alone.

  mizan log verify ledger --key ministry.example/log+0c78ad25+AQ...`,
  group: "log",
  input: z.object({
    folder: z.string().meta({ file: "read" }).describe("folder of the log"),
    key: z.string().describe("verifier key of the log"),
    foreign: z.boolean().default(false).describe("entries are of any form"),
  }),
  positional: ["folder"],
  output: z.object({
    good: z.boolean(),
    origin: z.string(),
    size: z.number(),
    root: z.string().nullable().describe("base64; null when no valid state was found"),
    entries: z.number().describe("entries looked at"),
    signatures: z.number().describe("signatures of entries that fit"),
    problems: z.array(PROBLEM),
    total: z.number().describe("all problems, also those not listed"),
    leftovers: z.array(z.string()),
  }),
  failed: ({ good }) => !good,
  effect: "reads",
  only: "cli",
  workspace: "none",
  run: async (ports, input) => {
    const { verifyFolder } = await import("./verify-folder.ts");
    return verifyFolder(ports, input);
  },
  print: printLogVerdict,
});
