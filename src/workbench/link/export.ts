import { z } from "zod";
import { command } from "../command.ts";
import { LINK_SOURCES } from "./schema.ts";

/** Writes linked events and pairs to files. */
export const linkExportCommand = command({
  name: "link export",
  summary: "Write linked events, their observations and all candidate pairs as CSV or JSON",
  help: `Writes clusters, events, pairs and about.json (releases, digest, method) into the folder, all or none.

  mizan link export -w DIR --format csv --out linked`,
  group: "linkage",
  input: z.object({
    ...LINK_SOURCES,
    format: z.enum(["csv", "json"]).default("csv").describe("form of the tables"),
    out: z.string().min(1).meta({ file: "write" }).describe("folder for the results, made new"),
  }),
  output: z.object({
    out: z.string(),
    written: z.array(z.string()),
    events: z.number().int(),
    pairs: z.number().int(),
  }),
  effect: "reads",
  only: "cli",
  workspace: "needed",
  run: async (ports, input) => {
    const { exportLinkage } = await import("./export-work.ts");
    return exportLinkage(ports, input);
  },
  print: ({ out, written, events, pairs }) =>
    `${events.toLocaleString("en-GB")} events and ${pairs.toLocaleString("en-GB")} pairs in ${out}: ${written.join(", ")}`,
});
