import { z } from "zod";

const list = (text: string) => z.array(z.string()).default([]).describe(text);

/** What the reader may choose, the same for every command that counts. Names and codes both do. */
export const SCOPE_FIELDS = {
  source: list("release counted (ucdp-ged@22.1, or ucdp-ged for its latest); several are pooled"),
  from: z.string().optional().describe("first day, month or year (2019, 2019-05, 2019-05-17)"),
  to: z.string().optional().describe("last day, month or year"),
  country: list("country of the event (PK, Pakistan)"),
  province: list("first-level unit, by name or P-code (Khyber Pakhtunkhwa, PK2)"),
  district: list("district, by name or P-code"),
  type: list("type in the codebook with all types below it (attack, attack/bombing)"),
  actor: list("organisation or state on either side, by name, short name or key (TTP)"),
  family: z
    .boolean()
    .default(false)
    .describe("count the units, branches, fronts, members and splinters of each actor with it"),
  target: list("who or what was attacked (civilians, security-forces)"),
  attribution: list("how the event is attributed (claimed, suspected, denied, unknown, coded)"),
  border: list("neighbour across whose border the event lies (AF)"),
  borderKm: z
    .number()
    .min(0)
    .max(65_534)
    .optional()
    .describe("farthest distance to a border in km"),
  boundaries: z
    .enum(["now", "then"])
    .default("now")
    .describe("units of today, or of the day of the event"),
} as const;

const SCOPE = z.object(SCOPE_FIELDS);

/** What the reader chose, as typed. */
export type ScopeInput = z.output<typeof SCOPE>;

/** A filter as it travels, with names resolved to codes. */
export const FILTER_SCHEMA = z.object({
  datasets: z.array(z.string()),
  from: z.string().nullable(),
  to: z.string().nullable(),
  countries: z.array(z.string()),
  provinces: z.array(z.string()),
  districts: z.array(z.string()),
  types: z.array(z.string()),
  actors: z.array(z.string()),
  targets: z.array(z.string()),
  attributions: z.array(z.string()),
  borders: z.array(z.string()),
  borderKm: z.number().nullable(),
  boundaries: z.enum(["then", "now"]),
});

/** Events and killed. */
export const TALLY_SCHEMA = z.object({
  events: z.number(),
  deathsLow: z.number(),
  deathsBest: z.number(),
  deathsHigh: z.number(),
  withoutFigure: z.number().describe("events without a figure of killed, which add nothing to it"),
});
