import { z } from "zod";
import { command } from "../command.ts";
import { printRevisions } from "./revision-print.ts";
import { REVISIONS } from "./revision-schema.ts";

/** Says what changed between two releases, row by row where they share ids, and in yearly totals. */
export const revisionsCommand = command({
  name: "revisions",
  summary: "Show what changed between two releases: rows added, removed, changed, yearly totals",
  help: `Rows are compared where both releases hold events under the same ids; yearly totals always. Figures by month
are added up to years, so that UCDP's country-month figures stand beside its yearly release.

  mizan revisions -w DIR ucdp-ged@24.1 ucdp-ged@25.1 --country PK
  mizan revisions -w DIR ucdp-country-month ucdp-country-year@25.1 --country PK`,
  group: "record",
  input: z.object({
    before: z.string().describe("earlier release: dataset@release, or a dataset"),
    after: z.string().describe("later release"),
    country: z.string().optional().describe("only this country: name or ISO code"),
    limit: z.number().int().min(1).max(5_000).default(20).describe("changed rows to list"),
  }),
  positional: ["before", "after"],
  output: REVISIONS,
  effect: "reads",
  workspace: "needed",
  run: async (ports, input) => {
    const { compareReleases } = await import("./revision-work.ts");
    return compareReleases(ports, input);
  },
  print: printRevisions,
});
