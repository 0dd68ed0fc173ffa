import { folderless } from "../given-file.ts";
import { columnKey } from "./columns.ts";
import type { IssueList } from "./issues.ts";
import { type RowTaker, readTable, type TableHead } from "./table.ts";

/** A taxonomy file: for each dataset, what its own categories are at shared levels, fine to broad. */
export interface FileTaxonomy {
  /** Also the name of the column that holds the category in the lists of events. */
  readonly name: string;
  readonly file: string;
  readonly levels: readonly string[];
  /** Dataset, then category, then the path from fine to broad. */
  readonly paths: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

const CODE = "workbench/link-files-taxonomy-not-read";

/** Reads one taxonomy file; what is wrong with it goes to the list of issues. */
export function readTaxonomy(
  path: string,
  bytes: Uint8Array,
  issues: IssueList,
): FileTaxonomy | null {
  const file = folderless(path);
  const paths = new Map<string, Map<string, readonly string[]>>();
  let levels: readonly string[] = [];
  let rows = 0;
  readTable(file, bytes, issues, (head) => {
    const columns = taxonomyColumns(file, head, issues);
    if (columns === null) return null;
    levels = columns.levels.map(({ name }) => name);
    const take = entryTaker(file, columns, paths, issues);
    return (cells, line) => {
      rows++;
      take(cells, line);
    };
  });
  if (levels.length > 0 && rows === 0)
    issues.add({ code: CODE, file, message: "The taxonomy has no rows." });
  return levels.length === 0 ? null : { name: taxonomyName(path), file, levels, paths };
}

interface TaxonomyColumns {
  readonly dataset: number;
  readonly category: number;
  readonly levels: readonly { readonly name: string; readonly at: number }[];
}

function taxonomyColumns(
  file: string,
  { names }: TableHead,
  issues: IssueList,
): TaxonomyColumns | null {
  const keys = names.map(columnKey);
  const dataset =
    keys.indexOf("data source") >= 0 ? keys.indexOf("data source") : keys.indexOf("dataset");
  const category = keys.indexOf("base categories");
  // Columns before those two are row numbers that R writes.
  const levels = names
    .map((name, at) => ({ name, at }))
    .filter(({ name, at }) => at > Math.max(dataset, category) && name !== "");
  if (dataset >= 0 && category >= 0 && levels.length > 0) return { dataset, category, levels };
  const message = "These are not the columns of a taxonomy.";
  const expected = "data.source, base.categories, then one column for each level, fine to broad";
  const remedy = "Name the columns so.";
  issues.add({ code: CODE, file, line: 1, message, expected, found: names.join(", "), remedy });
  return null;
}

function entryTaker(
  file: string,
  columns: TaxonomyColumns,
  paths: Map<string, Map<string, readonly string[]>>,
  issues: IssueList,
): RowTaker {
  return (cells, line) => {
    const dataset = (cells[columns.dataset] ?? "").trim();
    const category = (cells[columns.category] ?? "").trim();
    const path = columns.levels.map(({ at }) => (cells[at] ?? "").trim());
    const empty = columns.levels.find((_, level) => path[level] === "");
    const field =
      dataset === "" ? "data.source" : category === "" ? "base.categories" : empty?.name;
    if (field !== undefined) {
      const remedy = "Fill the cell: every category has a source and a name at each level.";
      issues.add({ code: CODE, file, line, field, message: "The cell is empty.", remedy });
      return;
    }
    const known = paths.get(dataset) ?? new Map<string, readonly string[]>();
    paths.set(dataset, known);
    const before = known.get(category);
    if (before === undefined) known.set(category, path);
    else if (before.join("\n") !== path.join("\n")) {
      const message = `The category '${category}' of '${dataset}' stands twice with different levels.`;
      issues.add({ code: CODE, file, line, message, remedy: "Keep one of the two rows." });
    }
  };
}

/** `crash/taxonomy_model_tax.csv` holds `model_tax`; a file of another name has the name of the file. */
function taxonomyName(path: string): string {
  const stem = folderless(path).replace(/\.[a-z0-9]{1,4}$/iu, "");
  return /taxonomy[_-](.+)$/iu.exec(stem)?.[1] ?? stem;
}
