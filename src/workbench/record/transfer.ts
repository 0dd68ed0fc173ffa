import { z } from "zod";
import { MARKINGS } from "../../kernel/index.ts";
import { command } from "../command.ts";
import { WRITTEN_SCHEMA } from "../figure/draw-figure.ts";
import { KIND_NAME } from "./schema.ts";

const count = z.number().int();

/** Takes records of a kind from a file. */
export const recordImportCommand = command({
  name: "record import",
  summary: "Take records of a kind from a CSV or JSON file, all or none",
  help: `Columns are the names of the fields, with id and marking where wanted; the values of a list stand in one
cell, parted by " | ". All rows are checked first. A record that is there is revised where its values differ
and passed over where they are the same; an empty cell takes the value away, a missing column leaves it.

  mizan record import -w DIR organisation organisations.csv --by "Desk 4" --dry-run`,
  group: "record",
  input: z.object({
    kind: KIND_NAME,
    file: z.string().meta({ file: "read" }).describe("file: .csv, .json or .ndjson"),
    dryRun: z.boolean().default(false).describe("check everything and write nothing"),
    by: z.string().trim().min(1).max(200).describe("who makes the change: a desk, an office"),
    reason: z.string().trim().max(2_000).default("").describe("why; the file's name without it"),
  }),
  positional: ["kind", "file"],
  output: z.object({
    kind: z.string(),
    rows: count,
    created: count,
    revised: count,
    unchanged: count,
    written: z.boolean(),
  }),
  effect: "writes",
  workspace: "needed",
  run: async (ports, input) => (await import("./import-work.ts")).importRecords(ports, input),
  print: (told) =>
    `${told.rows.toLocaleString("en-GB")} rows: ${told.created} new, ${told.revised} changed, ` +
    `${told.unchanged} the same.${told.written ? "" : " Nothing was written."}`,
});

/** Gives the records of a kind as a file. */
export const recordExportCommand = command({
  name: "record export",
  summary: "Give the present records of a kind as CSV or JSON, as far as a recipient is cleared",
  help: `A field above the clearance is an empty cell that the column "withheld" names. The file can be
imported again and changes nothing.

  mizan record export -w DIR organisation --out organisations.csv
  mizan record export -w DIR document --format json --recipient TLP:GREEN`,
  group: "record",
  input: z.object({
    kind: KIND_NAME,
    format: z.enum(["csv", "json"]).default("csv").describe("form of the file"),
    recipient: z
      .enum(MARKINGS)
      .optional()
      .describe("clearance of who gets the file, where it is lower than the reader's"),
    out: z.string().optional().meta({ file: "write" }).describe("file to write"),
  }),
  positional: ["kind"],
  output: WRITTEN_SCHEMA,
  gives: ["text/csv", "application/json"],
  effect: "reads",
  workspace: "needed",
  run: async (ports, input) => (await import("./export-work.ts")).exportRecords(ports, input),
  print: ({ fileName, title }) => `${title}\nWritten to ${fileName}.`,
});
