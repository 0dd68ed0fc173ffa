import { readDate } from "../events/index.ts";
import { type Day, type Issue, parseDay } from "../kernel/index.ts";
import { folderless } from "./given-file.ts";
import { findColumns, type ListColumns, type ListField } from "./link-files-columns.ts";
import type { IssueList } from "./link-files-issues.ts";
import { readTable } from "./link-files-table.ts";
import type { FileTaxonomy } from "./link-files-taxonomy.ts";

/** One row of a list of events, read and checked. */
export interface ListedEvent {
  readonly dataset: string;
  /** `null` where the file does not name its events; they are numbered once all are read. */
  readonly event: string | null;
  readonly start: Day;
  readonly end: Day;
  readonly latitude: number;
  readonly longitude: number;
  /** The category in each taxonomy; an empty one is not known. */
  readonly categories: readonly string[];
  readonly deaths: number | null;
  readonly file: string;
  readonly line: number;
}

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
    const read = rowReader(
      { file, names, columns, dataset, wishes, comma: delimiter === ";" },
      issues,
    );
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

interface RowReading {
  readonly file: string;
  readonly names: readonly string[];
  readonly columns: ListColumns;
  readonly dataset: string;
  readonly wishes: ListWishes;
  /** Whether decimals may be written with a comma. */
  readonly comma: boolean;
}

function rowReader(
  { file, names, columns, dataset, wishes, comma }: RowReading,
  issues: IssueList,
): (cells: readonly string[], line: number) => ListedEvent | null {
  const days = new Map<string, Day | null>();
  const dayOf = (text: string): Day | null => {
    const known = days.get(text);
    if (known !== undefined) return known;
    const day = readDay(text);
    days.set(text, day);
    return day;
  };
  return (cells, line) => {
    let sound = true;
    const cell = (at: number | null) => (at === null ? "" : (cells[at] ?? "").trim());
    const wrong = (at: number | null, message: string, expected: string, remedy: string) => {
      sound = false;
      const found = cell(at).slice(0, 80) || "nothing";
      const field = at === null ? {} : { column: at + 1, field: names[at] ?? "" };
      const code = "workbench/link-files-cell-not-read";
      issues.add({ code, file, line, ...field, message, expected, found, remedy } satisfies Issue);
    };
    const at = (field: ListField) => columns.fields[field];
    const day = (field: "date" | "enddate"): Day => {
      const value = dayOf(cell(at(field)));
      if (value === null) {
        const remedy =
          "Write the day as YYYY-MM-DD; of a longer time give the first and the last day.";
        wrong(at(field), "The date is not a calendar day.", "such as 2019-05-17", remedy);
      }
      return value ?? 0;
    };
    const degrees = (field: "latitude" | "longitude", most: number): number => {
      const value = readNumber(cell(at(field)), comma);
      if (value === null || Math.abs(value) > most) {
        const remedy = "Give decimal degrees, or leave the row out of the file.";
        wrong(at(field), `The ${field} is not on Earth.`, `-${most} to ${most}`, remedy);
      }
      return value ?? 0;
    };
    const start = day("date");
    const end = isNothing(cell(at("enddate"))) ? start : day("enddate");
    if (sound && end < start)
      wrong(
        at("enddate"),
        "The event ends before it begins.",
        `${cell(at("date"))} or later`,
        "Correct the dates.",
      );
    const latitude = degrees("latitude", 90);
    const longitude = degrees("longitude", 180);
    const name = at("dataset") === null ? dataset : cell(at("dataset"));
    if (name === "") wrong(at("dataset"), "The dataset is not named.", "a name", "Fill the cell.");
    const event = at("event") === null ? null : cell(at("event"));
    if (event === "")
      wrong(at("event"), "The event has no name.", "a name or number", "Fill the cell.");
    const categories = columns.categories.map((place, dimension) => {
      const known = wishes.taxonomies[dimension]?.paths.get(name)?.has(cell(place)) === true;
      if (known || !isNothing(cell(place))) return cell(place);
      if (wishes.everyCategory)
        wrong(
          place,
          "The category is missing.",
          "a category of the taxonomy",
          "Fill the cell, or use --method mizan.",
        );
      return "";
    });
    const toll = isNothing(cell(columns.deaths)) ? null : readNumber(cell(columns.deaths), comma);
    if (!isNothing(cell(columns.deaths)) && (toll === null || toll < 0))
      wrong(
        columns.deaths,
        "The toll is not a number.",
        "0 or more, or nothing",
        "Give one number, or leave it empty.",
      );
    const place = { latitude, longitude };
    return sound
      ? { dataset: name, event, start, end, ...place, categories, deaths: toll, file, line }
      : null;
  };
}

/** The signs of a missing value: an empty cell, and R's. */
function isNothing(text: string): boolean {
  return text === "" || text === "NA";
}

function readDay(text: string): Day | null {
  const withoutTime = text.replace(/[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/u, "");
  const plain = parseDay(withoutTime);
  if (plain !== null) return plain;
  const span = readDate(withoutTime);
  return span?.precision === "day" ? parseDay(span.start) : null;
}

function readNumber(text: string, comma: boolean): number | null {
  const plain = comma && /^[+-]?\d+,\d+$/u.test(text) ? text.replace(",", ".") : text;
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/u.test(plain) ? Number(plain) : null;
}
