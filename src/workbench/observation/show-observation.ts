import { z } from "zod";
import { describeInterval } from "../../kernel/index.ts";
import { command } from "../command.ts";
import { SOURCE_SCHEMA } from "../picture/schema.ts";
import { OBSERVATION_SCHEMA } from "./schema.ts";

const CELL = z.object({ column: z.string(), value: z.string().nullable() });

const DETAIL = z.object({
  observation: OBSERVATION_SCHEMA,
  values: z.array(CELL).describe("every column of ours"),
  original: z.array(CELL).describe("every column of the source's row, as it was"),
  input: z.object({
    file: z.string(),
    sha256: z.string(),
    line: z.number().nullable(),
    row: z.number(),
  }),
  source: SOURCE_SCHEMA,
  dropped: z
    .array(z.object({ column: z.string(), reason: z.string() }))
    .describe("columns of the input that were not kept"),
  siblings: z.array(OBSERVATION_SCHEMA).describe("other observations of the same event"),
  alsoIn: z.array(z.string()).describe("other releases that hold the same id"),
});

/** Shows one observation down to the row of the file it comes from. */
export const observationCommand = command({
  name: "observation",
  summary: "Show one observation down to the row of the file it comes from",
  help: `  mizan observation -w DIR 12345
  mizan observation -w DIR OBS-0001 --source press-observations`,
  group: "picture",
  input: z.object({
    id: z.string().default("").describe("id of the observation, or the key of its event"),
    row: z.number().int().min(0).optional().describe("its row in the release, instead of an id"),
    source: z.string().optional().describe("release or dataset it is in"),
  }),
  positional: ["id"],
  output: DETAIL,
  effect: "reads",
  workspace: "needed",
  run: async (ports, { id, row, source }) => {
    const { findObservation } = await import("./work.ts");
    return findObservation(ports, { id, row: row ?? null, source: source ?? null });
  },
  print: printDetail,
});

function printDetail(detail: z.output<typeof DETAIL>): string {
  const { observation: one, source, input } = detail;
  const known = detail.original.filter(({ value }) => value !== null && value !== "");
  const width = Math.max(0, ...known.map(({ column }) => column.length));
  return [
    `${one.id} (event ${one.eventKey}) in ${one.release}`,
    `${one.dateStart ?? "date not known"}, ${one.place ?? one.provinceName ?? "place not known"}: ${
      one.typeName ?? "type not known"
    }, ${describeInterval(one.killed)} killed`,
    `Line ${input.line ?? "?"} of ${input.file} (sha256 ${input.sha256.slice(0, 16)}...)`,
    ...(one.partOf === null ? [] : [`Part of ${one.partOf}; not counted beside it.`]),
    "",
    "The row as the source has it:",
    ...known.map(({ column, value }) => `  ${column.padEnd(width)}  ${value}`),
    "",
    `Other observations of the event: ${detail.siblings.length}`,
    ...detail.siblings.map(
      (other) =>
        `  ${other.id}: ${describeInterval(other.killed)} killed; ${other.publisher ?? ""} (origin ${
          other.origin ?? other.id
        })`,
    ),
    ...(detail.alsoIn.length > 0 ? [`The same id is also in ${detail.alsoIn.join(", ")}.`] : []),
    `Source: ${source.citation} (${source.licence})`,
  ].join("\n");
}
