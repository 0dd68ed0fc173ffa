import { z } from "zod";
import { command, PROBLEM_SCHEMA } from "../../workbench/index.ts";

/** Follows the log of another party. */
export const monitorCommand = command({
  name: "monitor",
  summary: "Follow another party's log, and raise an alarm when it does not continue",
  help: `Each look reads the signed state and every new entry, computes the root from them, and checks that the state
continues the last one and that each entry is signed by its author. What was seen stays in the folder. An alarm ends
the command with exit status 1; both signed states are kept as files, with a proof of the fork where there is one.

  mizan monitor https://ministry.example/log --key ministry.example/log+0c78ad25+AQ... --folder seen --every 300
  mizan monitor https://ministry.example/log --key ministry.example/log+0c78ad25+AQ... --folder seen --once`,
  group: "serve",
  input: z.object({
    address: z
      .string()
      .regex(/^https?:\/\/[^\s]+$/, "An address that begins with http:// or https://")
      .describe("address of the log: the workbench of its holder has it at /log"),
    key: z.string().describe("verifier key of the log, as its holder published it"),
    folder: z.string().describe("folder for what was seen"),
    every: z.number().int().min(1).max(86_400).default(60).describe("seconds between two looks"),
    once: z.boolean().default(false).describe("look once"),
    foreign: z.boolean().default(false).describe("entries are of any form"),
  }),
  positional: ["address"],
  output: z.object({
    outcome: z.enum(["unchanged", "grown", "alarm"]),
    origin: z.string(),
    size: z.number().describe("entries of the state that was shown"),
    known: z.number().nullable().describe("entries of the state that was known before"),
    entries: z.number().describe("new entries that were read and found good"),
    problems: z.array(PROBLEM_SCHEMA),
    evidence: z.array(z.string()).describe("files that prove what was seen"),
  }),
  failed: ({ outcome }) => outcome === "alarm",
  effect: "writes",
  only: "cli",
  workspace: "none",
  run: async (_ports, input) => {
    const { monitorLog } = await import("./monitor-work.ts");
    return monitorLog(input, (text) => process.stderr.write(`${text}\n`));
  },
  print: ({ outcome, origin, size, known, entries, problems, evidence }) =>
    outcome === "alarm"
      ? [
          `ALARM: ${origin} at ${size} entries.`,
          ...problems.map(({ message, index }) =>
            index === undefined ? message : `entry ${index}: ${message}`,
          ),
          "Evidence:",
          ...evidence.map((file) => `  ${file}`),
        ].join("\n")
      : `${origin}: ${size} entries${known === null ? ", seen for the first time" : ""}; ` +
        `${entries} new ones are good.`,
});
