import { z } from "zod";
import { command } from "../command.ts";
import { SCOPE_FIELDS, type ScopeInput } from "../scope-fields.ts";
import { printComparison } from "./print.ts";
import { COMPARE_SCHEMA } from "./schema.ts";

const other = (text: string) => z.array(z.string()).default([]).describe(text);

/** Sets two places, periods or actors side by side and says how they differ. */
export const compareCommand = command({
  name: "compare",
  summary: "Set two places, periods or actors side by side, with differences and their ranges",
  help: `The second side is the first with what the --with options say instead.

  mizan compare -w DIR --province "Khyber Pakhtunkhwa" --with-province Balochistan --from 2015 --to 2021
  mizan compare -w DIR --from 2010 --to 2014 --with-from 2015 --with-to 2019
  mizan compare -w DIR --actor TTP --with-actor BLA`,
  group: "picture",
  input: z.object({
    ...SCOPE_FIELDS,
    withFrom: z.string().optional().describe("first day of the second side"),
    withTo: z.string().optional().describe("last day of the second side"),
    withCountry: other("country of the second side"),
    withProvince: other("first-level unit of the second side"),
    withDistrict: other("district of the second side"),
    withActor: other("organisation or state of the second side"),
    withType: other("type of the second side"),
    withSource: other("release counted on the second side"),
  }),
  output: COMPARE_SCHEMA,
  effect: "reads",
  workspace: "needed",
  run: async (ports, input) => {
    const { withFrom, withTo, withCountry, withProvince, withDistrict, ...rest } = input;
    const { withActor, withType, withSource, ...first } = rest;
    const lists = {
      country: withCountry,
      province: withProvince,
      district: withDistrict,
      actor: withActor,
      type: withType,
      source: withSource,
    };
    const changes: Partial<ScopeInput> = {
      ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
      ...(withFrom === undefined ? {} : { from: withFrom }),
      ...(withTo === undefined ? {} : { to: withTo }),
    };
    const { compareScopes } = await import("./work.ts");
    return compareScopes(ports, first, changes);
  },
  print: printComparison,
});
