import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import type { Ports } from "../ports.ts";
import { linkByMeltt } from "./meltt.ts";
import { linkByMizan } from "./mizan.ts";
import { inOrder } from "./order.ts";
import type { FilesOutcome, FilesSettings } from "./outcome.ts";
import { filesPlacebo } from "./placebo.ts";
import { type NamedEvent, type ReadFiles, readFiles } from "./read.ts";
import { reportJson, reportText } from "./report.ts";
import type { FilesPlacebo, FilesSummary } from "./schema.ts";
import { filesSizes } from "./summary.ts";
import { clustersCsv, pairsCsv } from "./tables.ts";

/** What the command was asked. */
export interface FilesRequest {
  readonly files: readonly string[];
  readonly taxonomy: readonly string[];
  readonly deaths?: string | undefined;
  readonly out: string;
  readonly method: FilesSummary["method"];
  readonly km?: number | undefined;
  readonly days?: number | undefined;
  readonly partial?: number | undefined;
  readonly certainty: readonly number[];
  readonly placebo: boolean;
}

/** The windows of each method where none are given: MELTT's are those that its users copy. */
const WINDOWS = { meltt: { km: 10, days: 2 }, mizan: { km: 50, days: 7 } } as const;

/** Reads the files, links them, and writes the folder of results whole or not at all. */
export async function linkFiles(
  ports: Ports,
  request: FilesRequest,
): Promise<Result<FilesSummary>> {
  const unfit = unfitOptions(request);
  if (unfit !== null) return refuse(unfit);
  const { method, out } = request;
  await ports.files.checkFolder(out, FILES);
  const read = await readFiles(ports, {
    files: request.files,
    taxonomies: request.taxonomy,
    deaths: request.deaths ?? null,
    everyCategory: method === "meltt",
  });
  if (!read.ok) return read;
  const { events, taxonomies } = read.value;
  const settings: FilesSettings = {
    km: request.km ?? WINDOWS[method].km,
    days: request.days ?? WINDOWS[method].days,
    partial: request.partial ?? 0,
    certainty: request.certainty,
  };
  const link = (rows: readonly NamedEvent[], label: string): FilesOutcome => {
    const task = ports.progress.start(label, 100);
    const outcome =
      method === "meltt"
        ? linkByMeltt(rows, taxonomies, settings)
        : linkByMizan(rows, taxonomies, settings, task);
    task.finish(`${outcome.clusters.length.toLocaleString("en-GB")} events`);
    return outcome;
  };
  const outcome = inOrder(link(events, "Link"), events);
  const placebo = request.placebo
    ? filesPlacebo(events, outcome, (rows) => link(rows, "Link, moved apart"))
    : null;
  const summary: FilesSummary = {
    method,
    version: ports.version,
    out,
    written: FILES,
    parameters: {
      ...settings,
      certainty: [...settings.certainty],
      deaths: request.deaths ?? null,
      taxonomies: taxonomies.map(({ name }) => name),
    },
    ...filesSizes(outcome, events, method === "mizan"),
    placebo,
    warnings: warningsOf(outcome, read.value, request, placebo),
  };
  await ports.files.writeFolder(out, contents(summary, read.value, outcome));
  return accept(summary);
}

const FILES = ["clusters.csv", "pairs.csv", "report.json", "report.md"];

function contents(
  summary: FilesSummary,
  read: ReadFiles,
  outcome: FilesOutcome,
): ReadonlyMap<string, Uint8Array> {
  const { events } = read;
  const nameOf = (index: number) => {
    const { dataset = "", event = "" } = events[index] ?? {};
    return { dataset, event };
  };
  const texts = [
    () => clustersCsv(outcome, events),
    () => pairsCsv(outcome, events),
    () => reportJson(summary, read, outcome, nameOf),
    () => reportText(summary, read, outcome),
  ];
  // Each text is let go before the next is made.
  const encoder = new TextEncoder();
  return new Map(FILES.map((name, at) => [name, encoder.encode(texts[at]?.())]));
}

function unfitOptions({ method, partial, certainty, taxonomy }: FilesRequest): Issue | null {
  const code = "workbench/link-files-option-unfit";
  if (method === "mizan" && (partial !== undefined || certainty.length > 0)) {
    const message = "--partial and --certainty are rules of MELTT.";
    return { code, message, remedy: "Leave them out, or use --method meltt." };
  }
  if (certainty.length > 0 && certainty.length !== taxonomy.length) {
    const message = "--certainty gives one level for each taxonomy.";
    const [expected, found] = [`${taxonomy.length} levels`, `${certainty.length}`];
    return { code, message, expected, found, remedy: "Repeat it, in the order of the taxonomies." };
  }
  return null;
}

function warningsOf(
  outcome: FilesOutcome,
  { lists, events, taxonomies }: ReadFiles,
  request: FilesRequest,
  placebo: FilesPlacebo | null,
): string[] {
  const warnings = [...outcome.warnings];
  const without = lists.filter(({ hasDeaths }) => !hasDeaths).map(({ file }) => file);
  if (request.deaths !== undefined && without.length > 0)
    warnings.push(`These files have no column '${request.deaths}': ${without.join(", ")}.`);
  for (const [dimension, { name }] of taxonomies.entries()) {
    const empty = events.filter(({ categories }) => categories[dimension] === "").length;
    if (empty > 0)
      warnings.push(`${empty.toLocaleString("en-GB")} rows have no category of '${name}'.`);
  }
  if (request.placebo && placebo === null)
    warnings.push("The period is too short for a placebo: nothing can be moved 21 days apart.");
  if (placebo !== null && (placebo.chanceShare.half ?? 0) > 0.1) {
    const share = Math.round(100 * (placebo.chanceShare.half ?? 0));
    warnings.push(`Chance alone would give ${share} % of these matches.`);
  }
  return warnings;
}
