import { accept, type Result, refuse } from "../../kernel/index.ts";
import { inputOf } from "../given-file.ts";
import type { Ports } from "../ports.ts";
import { type IssueList, issueList } from "./issues.ts";
import type { ListedEvent } from "./row.ts";
import { type ListWishes, type ReadList, readList } from "./rows.ts";
import { type FileTaxonomy, readTaxonomy } from "./taxonomy.ts";

/** An event of a list whose name is known and unique in its dataset. */
export interface NamedEvent extends ListedEvent {
  readonly event: string;
}

/** Everything that the files say, in order of the files and their rows. */
export interface ReadFiles {
  readonly events: readonly NamedEvent[];
  readonly taxonomies: readonly FileTaxonomy[];
  readonly lists: readonly (ReadList & { readonly sha256: string })[];
}

/** What the command was given to read. */
export interface FilesToRead {
  readonly files: readonly string[];
  readonly taxonomies: readonly string[];
  readonly deaths: string | null;
  readonly everyCategory: boolean;
}

/** Reads all files, or says everything that is wrong with them at once. */
export async function readFiles(ports: Ports, wanted: FilesToRead): Promise<Result<ReadFiles>> {
  const issues = issueList();
  const task = ports.progress.start("Read", wanted.files.length + wanted.taxonomies.length);
  const taxonomies: FileTaxonomy[] = [];
  for (const [at, path] of wanted.taxonomies.entries()) {
    const taxonomy = readTaxonomy(path, await ports.files.readBytes(path), issues);
    if (taxonomy !== null) taxonomies.push(taxonomy);
    task.update(at + 1);
  }
  noteNamesTwice(wanted.taxonomies, taxonomies, issues);
  const events: ListedEvent[] = [];
  const lists: (ReadList & { readonly sha256: string })[] = [];
  const { deaths, everyCategory } = wanted;
  const wishes: ListWishes = { taxonomies, deaths, everyCategory };
  for (const [at, path] of wanted.files.entries()) {
    const bytes = await ports.files.readBytes(path);
    const list = readList(path, bytes, wishes, events, issues);
    const { sha256 } = await inputOf(path, bytes);
    if (list !== null) lists.push({ ...list, sha256 });
    task.update(wanted.taxonomies.length + at + 1);
  }
  noteDatasetsTwice(lists, issues);
  noteMissingDeaths(wanted, lists, issues);
  noteUnknownCategories(events, taxonomies, issues);
  const named = nameEvents(events);
  noteEventsTwice(named, issues);
  const datasets = new Set(named.map(({ dataset }) => dataset));
  if (issues.all().length === 0 && datasets.size < 2) {
    const message = "All rows are of one dataset, so there is nothing to link.";
    const remedy = "Name the file of a second dataset; a column 'dataset' says which is which.";
    issues.add({ code: "workbench/link-files-one-dataset", message, remedy });
  }
  task.finish(`${named.length.toLocaleString("en-GB")} rows`);
  const wrong = issues.all();
  return wrong.length > 0 ? refuse(...wrong) : accept({ events: named, taxonomies, lists });
}

function noteNamesTwice(
  paths: readonly string[],
  taxonomies: readonly FileTaxonomy[],
  issues: IssueList,
): void {
  const seen = new Set<string>();
  for (const { name, file } of taxonomies) {
    if (seen.has(name)) {
      const message = `Two of the ${paths.length} files hold a taxonomy '${name}'.`;
      const remedy = "Name each file taxonomy_NAME.csv after the column that it explains.";
      issues.add({ code: "workbench/link-files-taxonomy-not-read", file, message, remedy });
    }
    seen.add(name);
  }
}

function noteDatasetsTwice(lists: readonly ReadList[], issues: IssueList): void {
  const seen = new Set<string>();
  for (const { file, dataset } of lists) {
    if (dataset === null) continue;
    if (seen.has(dataset)) {
      const message = `Two files are the dataset '${dataset}' by their names.`;
      const remedy = "Rename one, or say with a column 'dataset' which rows are of which.";
      issues.add({ code: "workbench/link-files-dataset-unclear", file, message, remedy });
    }
    seen.add(dataset);
  }
}

function noteMissingDeaths(
  { deaths }: FilesToRead,
  lists: readonly ReadList[],
  issues: IssueList,
): void {
  if (deaths === null || lists.length === 0 || lists.some(({ hasDeaths }) => hasDeaths)) return;
  const message = `No file has the column '${deaths}' that is to hold the deaths.`;
  const remedy = "Correct the name after --deaths, or leave it out.";
  issues.add({ code: "workbench/link-files-column-missing", field: deaths, message, remedy });
}

/** One issue for each category that a taxonomy lacks, at the first row that has it. */
function noteUnknownCategories(
  events: readonly ListedEvent[],
  taxonomies: readonly FileTaxonomy[],
  issues: IssueList,
): void {
  for (const [dimension, { name, file, paths }] of taxonomies.entries()) {
    const lacking = new Map<string, { readonly event: ListedEvent; rows: number }>();
    for (const event of events) {
      const category = event.categories[dimension] ?? "";
      const ofDataset = paths.get(event.dataset);
      if (category === "" || ofDataset?.has(category)) continue;
      // A dataset that the taxonomy does not know at all is one issue, not one for each category.
      const key = `${event.dataset}\n${ofDataset === undefined ? "" : category}`;
      const known = lacking.get(key);
      if (known === undefined) lacking.set(key, { event, rows: 1 });
      else known.rows++;
    }
    for (const { event, rows } of lacking.values()) {
      const whole = !paths.has(event.dataset);
      issues.add({
        code: "workbench/link-files-category-unknown",
        file: event.file,
        line: event.line,
        field: name,
        message: whole
          ? `The taxonomy ${file} has nothing for the dataset '${event.dataset}'.`
          : `The taxonomy ${file} lacks this category of '${event.dataset}' (${rows} rows have it).`,
        expected: whole
          ? `one of its sources: ${[...paths.keys()].slice(0, 10).join(", ")}`
          : "a category that base.categories lists",
        found: event.categories[dimension]?.slice(0, 80) ?? "",
        remedy: whole
          ? "Name the file, its column 'dataset' or data.source in the taxonomy alike."
          : "Add the category to the taxonomy.",
      });
    }
  }
}

/** Events without a name are numbered as MELTT does: in their dataset, by first day, then as they stand. */
function nameEvents(events: readonly ListedEvent[]): readonly NamedEvent[] {
  if (events.every(isNamed)) return events;
  const ranks = new Map<ListedEvent, number>();
  const seen = new Map<string, number>();
  for (const event of events.toSorted((a, b) => a.start - b.start)) {
    const rank = (seen.get(event.dataset) ?? 0) + 1;
    seen.set(event.dataset, rank);
    ranks.set(event, rank);
  }
  return events.map((one) => ({ ...one, event: one.event ?? String(ranks.get(one) ?? 0) }));
}

function isNamed(event: ListedEvent): event is NamedEvent {
  return event.event !== null;
}

function noteEventsTwice(events: readonly NamedEvent[], issues: IssueList): void {
  const seen = new Map<string, Map<string, NamedEvent>>();
  for (const one of events) {
    const ofDataset = seen.get(one.dataset) ?? new Map<string, NamedEvent>();
    seen.set(one.dataset, ofDataset);
    const before = ofDataset.get(one.event);
    if (before === undefined) {
      ofDataset.set(one.event, one);
      continue;
    }
    const { file, line } = one;
    const message = `The dataset '${one.dataset}' has the event '${one.event}' twice; first in ${before.file}, line ${before.line}.`;
    const remedy =
      "Give each row a name of its own. Two files of one name need a column 'dataset' to be told apart.";
    issues.add({
      code: "workbench/link-files-event-twice",
      file,
      line,
      field: "event",
      message,
      remedy,
    });
  }
}
