import { z } from "zod";
import { command } from "../command.ts";
import { FINDING } from "./schema.ts";

/** Reads preserved bytes again and compares them with what the log says. */
export const evidenceVerifyCommand = command({
  name: "evidence verify",
  summary:
    "Check preserved bytes against their digests on the log, web archives and custody chains",
  help: `Every item is read from the disk and hashed again. Altered or missing bytes are named with item and file.
Web archives are read again too, unless --quick is given.

  mizan evidence verify -w DIR
  mizan evidence verify ID -w DIR`,
  group: "record",
  input: z.object({
    id: z.string().min(1).max(128).optional().describe("only this item"),
    quick: z.boolean().default(false).describe("do not read web archives again"),
  }),
  positional: ["id"],
  output: z.object({
    status: z.enum(["pass", "warning", "fail", "cannot-be-checked"]),
    items: z.number().int(),
    bytes: z.number(),
    /** Items whose bytes are not what the log says, or are not there. */
    damaged: z.array(z.string()),
    findings: z.array(FINDING.extend({ item: z.string().nullable() })),
  }),
  effect: "reads",
  workspace: "needed",
  run: async (ports, input) => {
    const { verifyEvidence } = await import("./verify-work.ts");
    return verifyEvidence(ports, input);
  },
  failed: ({ status }) => status === "fail",
  print: ({ status, items, bytes, findings }) =>
    [
      ...findings
        .filter((finding) => finding.status !== "pass")
        .map(({ status: one, subject, detail }) => `${one}: ${subject}: ${detail}`),
      `${items} items, ${bytes.toLocaleString("en-GB")} bytes read: ${status}.`,
    ].join("\n"),
});
