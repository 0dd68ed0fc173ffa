import { folderless } from "../given-file.ts";
import { findColumns } from "./columns.ts";
import type { IssueList } from "./issues.ts";
import { type ListedEvent, rowReader } from "./row.ts";
import { readTable } from "./table.ts";
import type { FileTaxonomy } from "./taxonomy.ts";

/** How one file was read. */
export interface ReadList {
  readonly file: string;
  readonly rows: number;
  /** The columns that were read; all others were passed over. */
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly hasDeaths: boolean;
  /** The dataset by the file's name, where no column says it. */
  readonly dataset: string | null;
}

/** What the lists are read with. */
export interface ListWishes {
  readonly taxonomies: readonly FileTaxonomy[];
  readonly deaths: string | null;
  /** Whether a row without a category is refused, as MELTT does, or the category is simply not known. */
  readonly everyCategory: boolean;
}

/** Reads one list of events into `events`; what is wrong with it goes to the list of issues. */
export function readList(
  path: string,
  bytes: Uint8Array,
  wishes: ListWishes,
  events: ListedEvent[],
  issues: IssueList,
): ReadList | null {
  const file = folderless(path);
  const before = events.length;
  let list: Omit<ReadList, "rows"> | null = null;
  let lines = 0;
  readTable(file, bytes, issues, ({ names, delimiter }) => {
    const taxonomies = wishes.taxonomies.map(({ name }) => name);
    const columns = findColumns(file, names, { taxonomies, deaths: wishes.deaths }, issues);
    if (columns === null) return null;
    const dataset = datasetOf(path, wishes.taxonomies);
    list = {
      file,
      columns: columns.read,
      delimiter,
      hasDeaths: columns.deaths !== null,
      dataset: columns.fields.dataset === null ? dataset : null,
    };
    const { everyCategory } = wishes;
    const paths = wishes.taxonomies.map((taxonomy) => taxonomy.paths);
    const comma = delimiter === ";";
    const read = rowReader({ file, names, columns, dataset, paths, everyCategory, comma }, issues);
    return (cells, line) => {
      lines++;
      const event = read(cells, line);
      if (event !== null) events.push(event);
    };
  });
  if (list !== null && lines === 0)
    issues.add({ code: "workbench/link-files-not-a-table", file, message: "It has no rows." });
  return list === null
    ? null
    : { ...(list as Omit<ReadList, "rows">), rows: events.length - before };
}

/** A file without a dataset column is the dataset of its name, or the one that its name ends in. */
function datasetOf(path: string, taxonomies: readonly FileTaxonomy[]): string {
  const stem = folderless(path).replace(/\.[a-z0-9]{1,4}$/iu, "");
  const sources = new Set(taxonomies.flatMap(({ paths }) => [...paths.keys()]));
  if (sources.has(stem)) return stem;
  const ends = [...sources].filter((name) =>
    new RegExp(`[\\s._-]${literal(name)}$`, "u").test(stem),
  );
  return ends.length === 1 ? (ends[0] ?? stem) : stem;
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/gu, "\\$&");
}
