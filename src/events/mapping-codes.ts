import type { CodeTable } from "../kernel/index.ts";

/** What reading a mapping file can refuse. */
export const MAPPING_CODES = {
  "events/mapping-not-json": {
    meaning: "The mapping file is not a JSON document.",
    remedy: "Start from the mapping that 'mizan import --suggest FILE' proposes.",
  },
  "events/mapping-not-understood": {
    meaning: "A part of the mapping has not the form that it must have.",
    remedy: "See docs/guides/import-a-table.md for what each part means.",
  },
  "events/mapping-incomplete": {
    meaning: "The mapping does not say where a needed column comes from.",
    remedy: "Name the column with the id of each row and the one with its date.",
  },
  "events/type-not-in-codebook": {
    meaning: "The mapping leads to a type of event that the codebook does not have.",
    remedy: "Choose a type of docs/reference/codebook.md, or unknown.",
  },
} as const satisfies CodeTable;
