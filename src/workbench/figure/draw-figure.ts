import { z } from "zod";
import { accept, type Result } from "../../kernel/index.ts";
import type { MapView } from "../../places/index.ts";
import { command } from "../command.ts";
import type { FileOutput } from "../file-output.ts";
import { SCOPE_FIELDS } from "../scope-fields.ts";
import { FIGURE_KINDS } from "./question.ts";

const VIEWS = ["neutral", "PK", "IN"] as const satisfies readonly MapView[];

/** Forms in which a figure leaves the program. */
const FORMATS = ["svg", "png", "csv", "json"] as const;

/** A file as a command answers with it: its bytes, or where it was written. */
export const WRITTEN_SCHEMA = z.object({
  mediaType: z.string(),
  fileName: z.string(),
  size: z.number().optional(),
  title: z.string().optional(),
});

/** Draws one figure as a file. */
export const figureCommand = command({
  name: "figure",
  summary: "Draw a figure of the record as SVG, PNG, CSV or JSON",
  help: `Every figure carries its source, its range and its method. Without --out the file goes to standard output.

  mizan figure -w DIR timeline --province Balochistan --from 2019 --out timeline.svg
  mizan figure -w DIR map --actor TTP --family --dark --out map.png
  mizan figure -w DIR disagreement --year 2024 --out 2024.csv`,
  group: "picture",
  input: z.object({
    kind: z.enum(FIGURE_KINDS).describe("what to draw"),
    ...SCOPE_FIELDS,
    out: z
      .string()
      .optional()
      .meta({ file: "write" })
      .describe("file to write; its ending chooses the format"),
    format: z.enum(FORMATS).optional().describe("format, where the file does not say it"),
    measure: z.enum(["deaths", "events"]).default("deaths").describe("what is counted"),
    dark: z.boolean().default(false).describe("draw on dark paper"),
    width: z.number().int().min(320).max(2_000).default(720).describe("width in pixels"),
    limit: z.number().int().min(1).max(50).default(12).describe("rows of a ranking"),
    step: z.enum(["month", "year", "auto"]).default("auto").describe("bars of a timeline"),
    level: z.enum(["province", "district"]).default("district").describe("units of a map"),
    rate: z.boolean().default(false).describe("shade a map by killed per 100,000 inhabitants"),
    view: z.enum(VIEWS).default("neutral").describe("whose depiction of disputed areas"),
    year: z.number().int().min(1900).max(2100).optional().describe("year of a disagreement"),
  }),
  positional: ["kind"],
  output: WRITTEN_SCHEMA,
  gives: ["image/svg+xml", "image/png", "text/csv", "application/json"],
  effect: "reads",
  workspace: "needed",
  run: async (ports, { out, format, dark, ...rest }) => {
    const [{ drawFigureOf }, { figureFile }] = await Promise.all([
      import("./work.ts"),
      import("./file.ts"),
    ]);
    const { kind, measure, width, limit, step, level, rate, view, year, ...scope } = rest;
    const mode = dark ? ("dark" as const) : ("light" as const);
    const question = { kind, scope, measure, mode, width, limit, step, level, rate, view, year };
    const drawn = await drawFigureOf(ports, question);
    if (!drawn.ok) return drawn;
    const as = format ?? FORMATS.find((name) => out?.toLowerCase().endsWith(`.${name}`)) ?? "svg";
    const file = await figureFile(ports, drawn.value, { kind, as, mode });
    return deliver(ports, file, out, drawn.value.figure.title);
  },
  print: ({ fileName, title }) => `${title}\nWritten to ${fileName}.`,
});

/** Writes the file where the user asked for it, or answers with its bytes. */
export async function deliver(
  ports: { readonly files: { writeBytes(path: string, bytes: Uint8Array): Promise<void> } },
  file: FileOutput,
  out: string | undefined,
  title: string,
): Promise<Result<z.output<typeof WRITTEN_SCHEMA>>> {
  if (out === undefined) return accept(file);
  await ports.files.writeBytes(out, file.bytes);
  const { mediaType, bytes } = file;
  return accept({ mediaType, fileName: out, size: bytes.length, title });
}
