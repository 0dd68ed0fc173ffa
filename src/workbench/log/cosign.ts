import { z } from "zod";
import { command } from "../command.ts";
import { printCosigned } from "./print.ts";
import { POLICY_STATE } from "./schema.ts";

/** Asks witnesses to cosign the present state of the log. */
export const logCosignCommand = command({
  name: "log cosign",
  summary: "Ask witnesses to cosign the present state of the log, and keep their signatures",
  help: `Asks the witnesses of the file witnesses.policy in the workspace, which names their keys and addresses. Writing
never asks them by itself: nothing goes to the network unless you say so.

  mizan log cosign -w DIR
  mizan log cosign -w DIR --witness https://witness.example/`,
  group: "log",
  input: z.object({
    witness: z
      .array(z.string())
      .default([])
      .describe("only these witnesses of the policy, by name or address"),
    timeout: z.number().min(1).max(120).default(15).describe("seconds to wait for each"),
  }),
  output: z.object({
    size: z.number(),
    asked: z.array(
      z.object({
        name: z.string(),
        url: z.string(),
        outcome: z.enum(["cosigned", "refused", "unreachable"]),
        status: z.number().nullable().describe("status of the witness's answer"),
        time: z.string().nullable(),
        detail: z.string(),
      }),
    ),
    policy: POLICY_STATE,
  }),
  failed: ({ policy }) => policy.met === false,
  effect: "writes",
  workspace: "needed",
  run: async (ports, input) => {
    const { cosignLog } = await import("./cosign-work.ts");
    return cosignLog(ports, input);
  },
  print: printCosigned,
});
