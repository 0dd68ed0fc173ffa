import { z } from "zod";
import { command } from "../command.ts";
import { SCOPE_FIELDS } from "../scope-fields.ts";
import { printPicture } from "./print.ts";
import { BREAKDOWNS, PICTURE_SCHEMA } from "./schema.ts";

/** Counts events by place, time, actor and type, with ranges and what the sources do not share. */
export const pictureCommand = command({
  name: "picture",
  summary: "Show what happened where, when and by whom, with ranges and sources",
  help: `Counts one release, the one with most events that covers the period, unless --source names others.

  mizan picture -w DIR --province "Khyber Pakhtunkhwa" --province Balochistan --from 2019 --to 2025
  mizan picture -w DIR --actor TTP --family --by year --by district --limit 10
  mizan picture -w DIR --boundaries then --by province --rate --from 2010 --to 2017 --csv provinces.csv`,
  group: "picture",
  input: z.object({
    ...SCOPE_FIELDS,
    by: z
      .array(z.enum(BREAKDOWNS))
      .default([])
      .describe("breakdown; without it year, province, type and actor"),
    rate: z.boolean().default(false).describe("killed per 100,000 people and year, where known"),
    limit: z.number().int().min(1).max(5_000).default(15).describe("rows of a ranking"),
    csv: z.string().optional().meta({ file: "write" }).describe("file to write the rows to"),
  }),
  output: PICTURE_SCHEMA,
  effect: "reads",
  workspace: "needed",
  run: async (ports, { by, rate, limit, csv, ...scope }) => {
    const { countPicture } = await import("./work.ts");
    const breakdowns = by.length > 0 ? by : (["year", "province", "type", "actor"] as const);
    const { populationLookup } = await import("../population-lookup.ts");
    const people = rate ? await populationLookup(ports, scope) : () => null;
    const question = { scope, by: breakdowns, rate, limit };
    const answer = await countPicture(ports, question, people);
    if (answer.ok && csv !== undefined) {
      const { pictureCsv } = await import("./csv.ts");
      await ports.files.writeBytes(csv, new TextEncoder().encode(pictureCsv(answer.value)));
    }
    return answer;
  },
  print: printPicture,
});
