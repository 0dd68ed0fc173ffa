import { z } from "zod";
import { accept, describeInterval } from "../../kernel/index.ts";
import { command } from "../command.ts";
import { SOURCE_SCHEMA } from "../picture/schema.ts";
import { FILTER_SCHEMA, SCOPE_FIELDS } from "../scope-fields.ts";
import { textTable } from "../text-table.ts";
import { OBSERVATION_SCHEMA } from "./schema.ts";

const PAGE = z.object({
  scope: z.string(),
  filter: FILTER_SCHEMA,
  counted: z.array(z.string()),
  whyCounted: z.string(),
  total: z.number(),
  offset: z.number(),
  rows: z.array(OBSERVATION_SCHEMA),
  sources: z.array(SOURCE_SCHEMA),
});

/** Lists observations under a filter with their provenance. */
export const observationsCommand = command({
  name: "observations",
  summary: "List the observations behind a picture, each with its source, line and range",
  help: `  mizan observations -w DIR --province Balochistan --from 2019 --limit 20
  mizan observations -w DIR --actor TTP --csv ttp.csv
  mizan observations -w DIR --source press-observations --event PK-2014-12-16-peshawar`,
  group: "picture",
  input: z.object({
    ...SCOPE_FIELDS,
    event: z.string().optional().describe("only the observations of this event, by its key"),
    limit: z.number().int().min(1).max(5_000).default(50).describe("rows of a page"),
    offset: z.number().int().min(0).default(0).describe("rows to leave out before the page"),
    csv: z
      .string()
      .optional()
      .meta({ file: "write" })
      .describe("file to write all rows to, not only the page"),
  }),
  output: PAGE,
  effect: "reads",
  workspace: "needed",
  run: async (ports, { limit, offset, event: key, csv, ...scope }) => {
    const work = await import("./observations-work.ts");
    const event = key ?? null;
    const page = await work.listObservations(ports, { scope, event, offset, limit });
    if (!page.ok || csv === undefined) return page;
    const { observationsCsv } = await import("./observations-csv.ts");
    const rows: z.output<typeof OBSERVATION_SCHEMA>[] = [];
    for await (const row of work.eachObservation(ports, { scope, event })) rows.push(row);
    await ports.files.writeBytes(csv, new TextEncoder().encode(observationsCsv(rows)));
    return accept(page.value);
  },
  print: printPage,
});

function printPage({ scope, counted, total, offset, rows }: z.output<typeof PAGE>): string {
  const titles = [
    "date",
    "place",
    "province",
    "type",
    "sides",
    "killed",
    "attribution",
    "id",
    "release, line",
  ];
  const table = textTable(
    titles.map((title) => ({ title })),
    rows.map((one) => [
      one.dateStart ?? "",
      shorten(one.place ?? "", 24),
      shorten(one.provinceName ?? "", 20),
      shorten(one.typeName ?? one.sourceType ?? "", 20),
      shorten([one.sideA, one.sideB].filter((side) => side !== null).join(", "), 36),
      describeInterval(one.killed),
      one.attribution ?? "",
      shorten(one.id, 24),
      `${one.release}, ${one.line ?? "?"}`,
    ]),
  );
  const last = offset + rows.length;
  const pages =
    rows.length === 0
      ? "no rows"
      : `rows ${offset + 1} to ${last} of ${total.toLocaleString("en-GB")}`;
  return `${scope}; ${counted.join(", ") || "no release"}: ${pages}\n\n${table}${
    last < total ? `\n\nNext page: --offset ${last}` : ""
  }`;
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}\u2026` : text;
}
