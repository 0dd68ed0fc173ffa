import { z } from "zod";
import { command } from "../command.ts";
import { printImport } from "./print.ts";
import { IMPORT_ANSWER } from "./schema.ts";

/** Takes files of events, figures, boundaries or population into the workspace. */
export const importCommand = command({
  name: "import",
  summary: "Take files of events or figures into the workspace, each as one unchanging release",
  help: `Formats: ucdp-ged (CSV, CSV in gzip, Parquet, the download's ZIP; releases 19.1 and later, candidate files),
acled, gtd, observations, cross-border, statistics, table (any CSV with --mapping), boundaries, population.
Every row is kept as it was; rows that cannot be used are kept with their line and the reason. Columns about
persons are dropped and counted. The same file twice adds nothing. The workspace is made if it does not exist.

  mizan import -w DIR ucdp-ged ged251-csv.zip
  mizan import -w DIR acled 2020-01-01-2024-12-31-Pakistan.csv --release 2024-12-31
  mizan import -w DIR --suggest attacks.csv
  mizan import -w DIR table attacks.csv --mapping attacks.mapping.json`,
  group: "record",
  input: z.object({
    format: z.string().optional().describe("kind of file, as listed in the help"),
    files: z
      .array(z.string().meta({ file: "read" }))
      .default([])
      .describe("files to import"),
    release: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "letters, digits, dots, dashes and underscores")
      .optional()
      .describe("name of the release, where the file does not say"),
    dataset: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower case letters, digits and single dashes")
      .max(64)
      .optional()
      .describe("name of the dataset, where not the usual one"),
    title: z.string().min(1).max(200).optional().describe("title shown for the dataset"),
    mapping: z
      .string()
      .optional()
      .meta({ file: "read" })
      .describe("mapping file of a table, as --suggest proposes"),
    suggest: z
      .string()
      .optional()
      .meta({ file: "read" })
      .describe("propose a mapping for this table and import nothing"),
  }),
  positional: ["format", "files"],
  output: IMPORT_ANSWER,
  effect: "writes",
  workspace: "made",
  run: async (ports, { format, files, suggest, ...said }) => {
    const { importFiles, suggestForFile } = await import("./work.ts");
    if (suggest !== undefined) return suggestForFile(ports, suggest);
    return importFiles(
      ports,
      format ?? "",
      files.map((file) => ({ file, ...said })),
    );
  },
  print: printImport,
});
