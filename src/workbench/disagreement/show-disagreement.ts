import { z } from "zod";
import { command } from "../command.ts";
import { printDisagreement } from "./print.ts";
import { DISAGREEMENT_SCHEMA } from "./schema.ts";

/** Sets all figures of one year side by side, by source and scope, without joining them. */
export const disagreementCommand = command({
  name: "disagreement",
  summary: "Set all figures of one year side by side: what each counts, and which may be compared",
  help: `  mizan disagreement -w DIR --year 2024
  mizan disagreement -w DIR --year 2024 --province Balochistan`,
  group: "picture",
  input: z.object({
    year: z
      .string()
      .regex(/^\d{4}$/, "must be a year of four digits")
      .describe("the year"),
    country: z.string().default("PK").describe("country, by name or ISO code"),
    province: z.string().optional().describe("first-level unit, by name or P-code"),
  }),
  output: DISAGREEMENT_SCHEMA,
  effect: "reads",
  workspace: "needed",
  run: async (ports, { year, country, province }) => {
    const { showDisagreement } = await import("./work.ts");
    return showDisagreement(ports, { year, country, province: province ?? null });
  },
  print: printDisagreement,
});
