import { z } from "zod";
import { command } from "../command.ts";

const FINDING = z.object({
  check: z.string(),
  status: z.enum(["pass", "warning", "fail", "cannot-be-checked"]),
  subject: z.string(),
  detail: z.string(),
});

/** Verifies the package of a dossier. */
export const dossierVerifyCommand = command({
  name: "dossier verify",
  summary: "Verify the package of a dossier from its files alone, offline",
  help: `Needs no workspace and no network. Each check passes, fails, or says why it cannot be made.

  mizan dossier verify mfa-march --key 'mizan/…+…'
  mizan dossier verify mfa-march.zip --policy witnesses.policy --root authority-root.pem`,
  group: "record",
  input: z.object({
    path: z.string().meta({ file: "read" }).describe("folder or ZIP of the package"),
    key: z.string().optional().describe("verifier key of the log, got by another way"),
    policy: z
      .string()
      .optional()
      .meta({ file: "read" })
      .describe("trust policy (C2SP tlog-policy): logs, witnesses, quorum"),
    root: z
      .array(z.string())
      .default([])
      .meta({ file: "read" })
      .describe("root certificates of time stamping authorities (PEM)"),
    reveal: z
      .array(z.string())
      .default([])
      .meta({ file: "read" })
      .describe("files with fields that the holder revealed later"),
  }),
  positional: ["path"],
  output: z.object({
    status: z.enum(["pass", "warning", "fail", "cannot-be-checked"]),
    title: z.string().nullable(),
    counts: z.object({
      pass: z.number().int(),
      warning: z.number().int(),
      fail: z.number().int(),
      cannotBeChecked: z.number().int(),
    }),
    findings: z.array(FINDING),
  }),
  effect: "reads",
  workspace: "none",
  run: async (ports, input) => {
    const { verifyDossierFiles } = await import("./verify-work.ts");
    return verifyDossierFiles(ports, input);
  },
  failed: ({ status }) => status === "fail",
  print: ({ title, status, counts, findings }) => {
    const marks = {
      pass: "pass  ",
      warning: "note  ",
      fail: "FAIL  ",
      "cannot-be-checked": "open  ",
    };
    return [
      title ?? "The contents could not be read.",
      "",
      ...findings.map(
        (one) => `${marks[one.status]}${one.check.padEnd(22)} ${one.subject}: ${one.detail}`,
      ),
      "",
      `${counts.pass} passed, ${counts.fail} failed, ${counts.cannotBeChecked} cannot be checked, ${counts.warning} notes.`,
      VERDICTS[status],
    ].join("\n");
  },
});

const VERDICTS = {
  pass: "Every check passed.",
  warning: "Every check passed, with notes.",
  fail: "At least one check failed: do not rely on this package.",
  "cannot-be-checked":
    "Nothing failed, but not everything could be checked; the lines marked open say why.",
} as const;
