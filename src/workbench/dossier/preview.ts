import { z } from "zod";
import { DOSSIER_DOCUMENT } from "../../evidence/index.ts";
import { MARKINGS } from "../../kernel/index.ts";
import { command } from "../command.ts";

const PREVIEW = z.object({
  id: z.string(),
  revision: z.number().int(),
  clearance: z.enum(MARKINGS).describe("most closed marking that the recipient may see"),
  parts: z.array(
    z.object({
      part: DOSSIER_DOCUMENT.shape.parts.element.nullable(),
      problems: z
        .array(z.object({ code: z.string(), message: z.string(), remedy: z.string().optional() }))
        .describe("why the part cannot be made"),
    }),
  ),
  sources: DOSSIER_DOCUMENT.shape.sources,
  withheld: z
    .array(
      z.object({
        part: z.number().int().describe("number of the part; 0 for the dossier and its sources"),
        record: z.string().describe("kind/id"),
        field: z.string(),
        marking: z.enum(MARKINGS).describe("marking that the recipient may not see"),
      }),
    )
    .describe("what is replaced by its commitment"),
  drawings: z.record(z.string(), z.string()).describe("SVG of each figure, by its path"),
});

/** A dossier as its recipient would read it. */
export type DossierPreview = z.output<typeof PREVIEW>;

/** Shows a dossier as its recipient would read it. */
export const dossierPreviewCommand = command({
  name: "dossier preview",
  summary: "Show the parts of a dossier as the recipient will read them, and what is withheld",
  help: `Nothing is written and nothing leaves. It shows each part, the sources so far, and each field that
the recipient may not see.

  mizan dossier preview dossier-0a1b2c3d4e5f -w DIR`,
  group: "record",
  input: z.object({ id: z.string().max(128).describe("id of the dossier") }),
  positional: ["id"],
  output: PREVIEW,
  effect: "reads",
  workspace: "needed",
  run: async (ports, { id }) => {
    const { previewDossier } = await import("./preview-work.ts");
    return previewDossier(ports, id);
  },
  print: ({ parts, sources, withheld, clearance }) =>
    [
      ...parts.map(({ part, problems }, i) =>
        part === null
          ? `${i + 1}  cannot be made: ${problems.map(({ message }) => message).join(" ")}`
          : `${i + 1}  ${part.type}: ${part.heading}`,
      ),
      "",
      `${sources.length} sources.`,
      withheld.length === 0
        ? `Nothing is withheld from a reader of ${clearance}.`
        : `Withheld from a reader of ${clearance}:`,
      ...withheld.map(({ record, field, marking }) => `  ${record}, ${field}: marked ${marking}`),
    ].join("\n"),
});
