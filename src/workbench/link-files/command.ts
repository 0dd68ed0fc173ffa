import { z } from "zod";
import { command } from "../command.ts";
import { printFiles } from "./print.ts";
import { FILES_SUMMARY } from "./schema.ts";

/** Links the event lists in plain files, without a workspace. */
export const linkFilesCommand = command({
  name: "link files",
  summary: "Find which rows of several event lists are the same event, without a workspace",
  help: `Each file is a CSV with the columns date, latitude and longitude; dataset, event and enddate if there are any;
and one column for each taxonomy, named as the taxonomy. Names that UCDP GED and ACLED use are known too. A taxonomy is
a CSV called taxonomy_NAME.csv with data.source, base.categories and the levels from fine to broad, as for MELTT. All
other columns are passed over. Writes clusters.csv, pairs.csv, report.json and report.md into the folder, all or none.

  mizan link files ucdp.csv acled.csv --taxonomy taxonomy_type.csv taxonomy_actor.csv --deaths killed --out linked
  mizan link files a.csv b.csv c.csv --taxonomy taxonomy_type.csv --method meltt --km 4 --days 2 --out by-meltt`,
  group: "linkage",
  input: z.object({
    files: z
      .array(z.string().meta({ file: "read" }))
      .min(1)
      .describe("lists of events, one dataset a file or with a column that says which"),
    taxonomy: z
      .array(z.string().meta({ file: "read" }))
      .default([])
      .meta({ spread: true })
      .describe("taxonomies, each named as the column that it explains"),
    deaths: z.string().min(1).optional().describe("column with the number of people killed"),
    out: z.string().min(1).meta({ file: "write" }).describe("folder for the results, made new"),
    method: z
      .enum(["mizan", "meltt"])
      .default("mizan")
      .describe("mizan gives probabilities, meltt follows the rules of MELTT 0.4"),
    km: z
      .number()
      .positive()
      .max(20_000)
      .optional()
      .describe("largest distance of two records; 50 for mizan, 10 for meltt if left out"),
    days: z
      .number()
      .int()
      .min(0)
      .max(3_660)
      .optional()
      .describe("largest difference in days; 7 for mizan, 2 for meltt if left out"),
    partial: z
      .number()
      .int()
      .min(0)
      .optional()
      .describe("meltt: also pairs with exactly so many taxonomies in disagreement"),
    certainty: z
      .array(z.number().int().min(1))
      .default([])
      .describe("meltt: for each taxonomy the one level that must agree, 1 the finest"),
    placebo: z
      .boolean()
      .default(false)
      .describe("also move the datasets apart in time and say what chance would match"),
  }),
  positional: ["files"],
  output: FILES_SUMMARY,
  effect: "reads",
  only: "cli",
  workspace: "none",
  run: async (ports, input) => {
    const { linkFiles } = await import("./work.ts");
    return linkFiles(ports, input);
  },
  print: printFiles,
});
