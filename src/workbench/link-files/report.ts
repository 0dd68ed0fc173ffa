import { baselineLines, calibration, placeboLines } from "./evidence.ts";
import { count, table } from "./markdown.ts";
import type { FilesOutcome } from "./outcome.ts";
import type { ReadFiles } from "./read.ts";
import type { FilesSummary } from "./schema.ts";

/** What a method is, for the reader of a report. */
const METHODS: Readonly<Record<FilesSummary["method"], string>> = {
  mizan:
    "Records of different datasets are compared where and when they are close; each pair gets a probability from how much more often true pairs agree than chance pairs do, after competition between candidates; records are joined into events with at most one record of each dataset.",
  meltt:
    "The rules of MELTT 0.4 as its program follows them (Donnay et al. 2019): datasets are joined one after the other, and each record takes the first free candidate within the windows whose categories agree at some level.",
};

/** The whole report as data. */
export function reportJson(
  summary: FilesSummary,
  { lists, taxonomies }: ReadFiles,
  { figures, baseline, parts }: FilesOutcome,
  nameOf: (index: number) => { readonly dataset: string; readonly event: string },
): string {
  const report = {
    program: "mizan",
    ...summary,
    methodInWords: METHODS[summary.method],
    files: lists.map(({ file, sha256, rows, columns, delimiter }) => ({
      file,
      sha256,
      rows,
      delimiter,
      columnsRead: columns,
    })),
    taxonomies: taxonomies.map(({ name, file, levels, paths }) => ({
      name,
      file,
      levels,
      datasets: [...paths.keys()],
    })),
    run: figures,
    baseline,
    partOf: parts.map(({ part, whole, p }) => ({ part: nameOf(part), whole: nameOf(whole), p })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The report for a reader, in Markdown. */
export function reportText(
  summary: FilesSummary,
  { lists, taxonomies }: ReadFiles,
  { pairs, baseline }: FilesOutcome,
): string {
  const { parameters: used } = summary;
  return [
    "# Which records are the same event",
    "",
    `Mizan ${summary.version}, method \`${summary.method}\`.`,
    "",
    ...(summary.warnings.length > 0 ? ["## Read this first", ""] : []),
    ...summary.warnings.map((warning) => `- ${warning}`),
    ...(summary.warnings.length > 0 ? [""] : []),
    "## Method",
    "",
    METHODS[summary.method],
    "",
    `- Windows: ${used.km} km, ${used.days} days.`,
    `- Taxonomies: ${used.taxonomies.join(", ") || "none"}.`,
    `- Deaths: ${used.deaths === null ? "not used" : `column \`${used.deaths}\``}.`,
    ...(summary.method === "meltt" ? melttLines(used) : []),
    "",
    "## Input",
    "",
    ...table(
      ["file", "rows", "columns read", "SHA-256"],
      lists.map(({ file, rows, columns, sha256 }) => [
        file,
        count(rows),
        columns.join(", "),
        sha256.slice(0, 16),
      ]),
    ),
    "",
    ...taxonomies.map(({ name, file, levels }) => `- \`${name}\` (${file}): ${levels.join(", ")}`),
    ...(taxonomies.length > 0 ? [""] : []),
    "## Sizes",
    "",
    `${count(summary.records)} records are ${count(summary.events)} events; ${count(summary.matched)} events have records of several datasets, and ${count(summary.duplicates)} records repeat an event.${rangeWords(summary)}`,
    "",
    ...table(
      ["dataset", "records", "from", "to", "in no other dataset"],
      summary.datasets.map(({ dataset, records, from, to, alone }) => [
        dataset,
        count(records),
        from,
        to,
        count(alone),
      ]),
    ),
    "",
    ...table(
      ["datasets together", "events"],
      summary.overlap.map(({ datasets, events }) => [datasets.join(" + "), count(events)]),
    ),
    "",
    ...baselineLines(baseline),
    ...calibration(summary, pairs),
    ...placeboLines(summary),
  ].join("\n");
}

function melttLines(used: FilesSummary["parameters"]): string[] {
  return [
    used.certainty.length > 0
      ? `- Only these levels are compared: ${used.certainty.join(", ")}.`
      : "- Categories agree when any common level is equal.",
    `- Taxonomies that may disagree: ${used.partial === 0 ? "none" : `exactly ${used.partial}`}.`,
  ];
}

function rangeWords({ eventsRange }: FilesSummary): string {
  if (eventsRange === null) return "";
  const { low, high } = eventsRange;
  return ` Between ${count(low)} and ${count(high)} events are likely: the middle nine tenths of clusterings drawn by their probability.`;
}
