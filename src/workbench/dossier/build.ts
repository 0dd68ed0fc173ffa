import { z } from "zod";
import { command } from "../command.ts";

/** Makes the package of a dossier. */
export const dossierBuildCommand = command({
  name: "dossier build",
  summary:
    "Make the package of a dossier: report, tables, evidence and proofs in one folder or ZIP",
  help: `The package is a BagIt bag with an RO-Crate inside, a report as PDF and HTML, every table as CSV, the
evidence, one proof for each cited record, and VERIFY.md with the plain steps to check it. What the
recipient may not see is replaced by its commitment. Findings of the language check must be decided first.

  mizan dossier build dossier-0a1b2c3d4e5f --out mfa-march -w DIR
  mizan dossier build dossier-0a1b2c3d4e5f --out mfa-march.zip --tsa stamp.tsr --tsa chain.pem -w DIR

To stamp the time: 'mizan log about' shows the checkpoint; send its digest to an authority (RFC 3161).`,
  group: "record",
  input: z.object({
    id: z.string().max(128).describe("id of the dossier"),
    out: z
      .string()
      .optional()
      .meta({ file: "write" })
      .describe("folder to make, or a file that ends in .zip"),
    date: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d$/, "A day such as 2026-03-01")
      .optional()
      .describe("day to declare; today without it"),
    tsa: z
      .array(z.string())
      .default([])
      .meta({ file: "read" })
      .describe("time stamps (.tsr) over the checkpoint and their certificates (.pem)"),
    undecided: z
      .boolean()
      .default(false)
      .describe(
        "build although findings of the language check are not decided; the report lists them",
      ),
  }),
  positional: ["id"],
  output: z.object({
    id: z.string().describe("id of the record of the package"),
    out: z.string().nullable(),
    manifestDigest: z.string(),
    files: z.number().int(),
    size: z.number().int(),
    parts: z.number().int(),
    sources: z.number().int(),
    withheld: z.number().int(),
  }),
  gives: ["application/zip"],
  effect: "writes",
  workspace: "needed",
  run: async (ports, input) => {
    const { makeDossier } = await import("./make.ts");
    return makeDossier(ports, input);
  },
  print: ({ out, files, size, parts, sources, withheld, manifestDigest }) =>
    [
      `Made ${out}: ${parts} parts, ${sources} sources, ${files} files, ${size.toLocaleString("en-GB")} bytes.`,
      withheld === 0 ? "Nothing is withheld." : `${withheld} fields or items are withheld.`,
      `Digest of manifest-sha256.txt, which fixes every file: ${manifestDigest}`,
      `Check it with: mizan dossier verify ${out}`,
    ].join("\n"),
});
