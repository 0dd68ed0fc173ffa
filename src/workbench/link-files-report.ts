import type { FilesOutcome } from "./link-files-outcome.ts";
import type { ReadFiles } from "./link-files-read.ts";
import type { FilesSummary } from "./link-files-schema.ts";

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
  { account, parts }: FilesOutcome,
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
    run: account,
    partOf: parts.map(({ part, whole, p }) => ({ part: nameOf(part), whole: nameOf(whole), p })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The report for a reader, in Markdown. */
export function reportText(
  summary: FilesSummary,
  { lists, taxonomies }: ReadFiles,
  { pairs, account }: FilesOutcome,
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
    `${count(summary.records)} records are ${count(summary.events)} events; ${count(summary.matched)} events have records of several datasets, and ${count(summary.duplicates)} records repeat an event.`,
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
    ...calibration(summary, pairs),
    ...placeboLines(summary),
    "## Details of the run",
    "",
    "```json",
    JSON.stringify(account, null, 1),
    "```",
    "",
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

const BINS = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99] as const;

function calibration(summary: FilesSummary, pairs: FilesOutcome["pairs"]): string[] {
  if (summary.pairsExpectedWrong === null) {
    const text =
      "This method gives no probabilities, so nothing can be said of how sure a match is.";
    return ["## How sure", "", text, ""];
  }
  const rows = BINS.map((from, at) => {
    const to = BINS[at + 1] ?? 1;
    const inside = pairs.filter(({ p }) => p >= from && (p < to || to === 1));
    const expected = inside.reduce((sum, { p }) => sum + p, 0);
    return [`${from} to ${to}`, count(inside.length), count(Math.round(expected))];
  });
  return [
    "## How sure",
    "",
    `Of ${count(summary.pairsJoined)} pairs in one event, ${summary.pairsExpectedWrong} are expected to be wrong by their own probabilities. No pair was checked by hand: the probabilities rest on the baseline below, which assumes that days without a true match look like chance. Check a random share of pairs before relying on them.`,
    "",
    ...table(["probability", "pairs", "expected true"], rows),
    "",
  ];
}

function placeboLines({ placebo }: FilesSummary): string[] {
  if (placebo === null)
    return [
      "## Placebo",
      "",
      "Not asked for; `--placebo` measures what chance alone would match.",
      "",
    ];
  const share = (value: number | null) =>
    value === null ? "not known" : `${(100 * value).toFixed(1)} %`;
  return [
    "## Placebo",
    "",
    `The datasets were moved apart in time, so that no true match is left, and linked again. Chance gives ${share(placebo.chanceShare.half)} of the matches at a probability of .5 or more, ${share(placebo.chanceShare.nine)} at .9 or more.`,
    "",
    ...table(
      ["moved by", "pairs at .5", "pairs at .9"],
      [
        ["0 days", count(placebo.aligned.half), count(placebo.aligned.nine)],
        ...placebo.shifted.map(({ days, half, nine }) => [
          `${days} days`,
          count(half),
          count(nine),
        ]),
      ],
    ),
    "",
  ];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll(/\s+/gu, " ")).join(" | ")} |`;
  return [line(header), `|${header.map(() => "---").join("|")}|`, ...rows.map(line)];
}

function count(value: number): string {
  return value.toLocaleString("en-GB");
}
