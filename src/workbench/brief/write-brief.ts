import { z } from "zod";
import { MARKINGS, type Marking } from "../../kernel/index.ts";
import { command } from "../command.ts";
import { deliver, WRITTEN_SCHEMA } from "../figure/draw-figure.ts";
import { SCOPE_FIELDS } from "../scope-fields.ts";

/** Writes a brief of two pages. */
export const briefCommand = command({
  name: "brief",
  summary: "Write a two-page brief (PDF) or its HTML edition",
  help: `Findings with ranges, timeline, map, rankings, table by province, what sources do not share, methods,
citations, and the command that brings the same view back. The same record and question give the same bytes.

  mizan brief -w DIR --province Balochistan --from 2019 --out brief.pdf
  mizan brief -w DIR --actor TTP --family --out brief.html`,
  group: "picture",
  input: z.object({
    ...SCOPE_FIELDS,
    out: z
      .string()
      .optional()
      .meta({ file: "write" })
      .describe("file to write; .html gives the HTML edition"),
    format: z.enum(["pdf", "html"]).optional().describe("format, where the file does not say it"),
    marking: z
      .enum(MARKINGS)
      .default("TLP:CLEAR" satisfies Marking)
      .describe("who may see it"),
    year: z.number().int().min(1900).max(2100).optional().describe("year of the disagreement"),
  }),
  output: WRITTEN_SCHEMA,
  gives: ["application/pdf", "text/html"],
  effect: "reads",
  workspace: "needed",
  run: async (ports, { out, format, marking, year, ...scope }) => {
    const { composeBrief } = await import("./work.ts");
    const brief = await composeBrief(ports, {
      scope,
      marking,
      year,
      toolVersion: ports.report.toolVersion,
    });
    if (!brief.ok) return brief;
    const asPage = format === "html" || (format === undefined && /\.html?$/i.test(out ?? ""));
    const file = asPage
      ? {
          mediaType: "text/html; charset=utf-8",
          fileName: "brief.html",
          bytes: new TextEncoder().encode(await ports.report.page(brief.value)),
        }
      : {
          mediaType: "application/pdf",
          fileName: "brief.pdf",
          bytes: await ports.report.typeset(brief.value),
        };
    return deliver(ports, file, out, brief.value.title);
  },
  print: ({ fileName, title }) => `${title}\nWritten to ${fileName}.`,
});
