import { z } from "zod";
import { LIMITS } from "../../kernel/index.ts";
import { command } from "../command.ts";
import { textTable } from "../text-table.ts";
import { AS_OF, KIND_NAME, RECORD_ROW } from "./schema.ts";

/** Lists records, the last changed first. */
export const recordsCommand = command({
  name: "records",
  summary: "List the records of the workspace, of one kind or of all",
  help: `  mizan records -w DIR organisation --where type=armed-group
  mizan records -w DIR --text "durand line"
  mizan records -w DIR document --as-of 2026-03-01`,
  group: "record",
  input: z.object({
    kind: KIND_NAME.optional(),
    state: z
      .enum(["present", "withdrawn", "erased", "all"])
      .default("present")
      .describe("where the records stand"),
    where: z
      .array(z.string())
      .default([])
      .describe("field=value that a record must have; of a list, one of its values"),
    text: z.string().max(500).default("").describe("words to find, English or Urdu"),
    limit: z.number().int().min(1).max(LIMITS.answerRows).default(100).describe("records to list"),
    offset: z.number().int().min(0).default(0).describe("records to pass over"),
    ...AS_OF,
  }),
  positional: ["kind"],
  output: z.object({ total: z.number().int(), records: z.array(RECORD_ROW) }),
  effect: "reads",
  workspace: "needed",
  run: async (ports, input) => (await import("./list-work.ts")).listRecords(ports, input),
  print: ({ total, records }) =>
    total === 0
      ? "No records."
      : [
          textTable(
            ["kind", "id", "title", "marking", "changed", "by"].map((title) => ({ title })),
            records.map((one) => [
              one.kind,
              one.id,
              one.title.length > 60 ? `${one.title.slice(0, 59)}…` : one.title,
              one.marking + (one.state === "present" ? "" : ` (${one.state})`),
              one.changed.slice(0, 10),
              one.by ?? "",
            ]),
          ),
          `${records.length.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")}`,
        ].join("\n"),
});
