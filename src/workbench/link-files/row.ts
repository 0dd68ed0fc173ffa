import { readDate } from "../../events/index.ts";
import { type Day, parseDay } from "../../kernel/index.ts";
import type { ListColumns } from "./columns.ts";
import type { IssueList } from "./issues.ts";
import type { FileTaxonomy } from "./taxonomy.ts";

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

/** What the rows of one file are read with. */
export interface RowReading {
  readonly file: string;
  readonly names: readonly string[];
  readonly columns: ListColumns;
  /** The dataset of rows that do not say one. */
  readonly dataset: string;
  /** Of each taxonomy, what it knows. */
  readonly paths: readonly FileTaxonomy["paths"][];
  readonly everyCategory: boolean;
  /** Whether decimals may be written with a comma. */
  readonly comma: boolean;
}

/** What may be wrong with a cell, what was expected, and how to mend it. */
const WRONG = {
  date: [
    "The date is not a calendar day.",
    "such as 2019-05-17",
    "Write the day as YYYY-MM-DD; of a longer time give the first and the last day.",
  ],
  order: ["The event ends before it begins.", "the first day or later", "Correct the dates."],
  latitude: ["The latitude is not on Earth.", "-90 to 90", "Give decimal degrees."],
  longitude: ["The longitude is not on Earth.", "-180 to 180", "Give decimal degrees."],
  dataset: ["The dataset is not named.", "a name", "Fill the cell."],
  event: ["The event has no name.", "a name or number", "Fill the cell."],
  category: [
    "The category is missing.",
    "a category of the taxonomy",
    "Fill the cell, or use --method mizan.",
  ],
  deaths: [
    "The toll is not a number.",
    "0 or more, or nothing",
    "Give one number, or leave it empty.",
  ],
} as const;

/** Reads rows of one file; a row with anything wrong is noted cell by cell and gives `null`. */
export function rowReader(
  { file, names, columns, dataset, paths, everyCategory, comma }: RowReading,
  issues: IssueList,
): (cells: readonly string[], line: number) => ListedEvent | null {
  const { fields } = columns;
  const dayOf = remember(readDay);
  const share = remember((text) => text);
  let row: readonly string[] = [];
  let rowLine = 0;
  let sound = true;
  const cell = (at: number | null): string => (at === null ? "" : (row[at] ?? "").trim());
  const wrong = (at: number | null, what: keyof typeof WRONG): void => {
    sound = false;
    const [message, expected, remedy] = WRONG[what];
    const found = cell(at).slice(0, 80) || "nothing";
    const place = at === null ? {} : { column: at + 1, field: names[at] ?? "" };
    const code = "workbench/link-files-cell-not-read";
    issues.add({ code, file, line: rowLine, ...place, message, expected, found, remedy });
  };
  const day = (at: number | null, text: string): Day => {
    const value = dayOf(text);
    if (value === null) wrong(at, "date");
    return value ?? 0;
  };
  const degrees = (at: number | null, what: "latitude" | "longitude", most: number): number => {
    const value = readNumber(cell(at), comma);
    if (value === null || Math.abs(value) > most) wrong(at, what);
    return value ?? 0;
  };
  const category = (at: number, dimension: number, name: string): string => {
    const text = share(cell(at));
    if (!isNothing(text) || paths[dimension]?.get(name)?.has(text)) return text;
    if (everyCategory) wrong(at, "category");
    return "";
  };
  const deathsOf = (text: string): number | null => {
    if (isNothing(text)) return null;
    const value = readNumber(text, comma);
    if (value === null || value < 0) wrong(columns.deaths, "deaths");
    return value;
  };
  return (cells, line) => {
    [row, rowLine, sound] = [cells, line, true];
    const start = day(fields.date, cell(fields.date));
    const last = cell(fields.enddate);
    const end = isNothing(last) ? start : day(fields.enddate, last);
    if (sound && end < start) wrong(fields.enddate, "order");
    const latitude = degrees(fields.latitude, "latitude", 90);
    const longitude = degrees(fields.longitude, "longitude", 180);
    const name = fields.dataset === null ? dataset : share(cell(fields.dataset));
    if (name === "") wrong(fields.dataset, "dataset");
    const event = fields.event === null ? null : cell(fields.event);
    if (event === "") wrong(fields.event, "event");
    const categories = columns.categories.map((at, dimension) => category(at, dimension, name));
    const deaths = deathsOf(cell(columns.deaths));
    const place = { latitude, longitude };
    return sound
      ? { dataset: name, event, start, end, ...place, categories, deaths, file, line }
      : null;
  };
}

/** The function with its results kept: days and categories are few, rows are many. */
function remember<T extends string | number | null>(read: (text: string) => T) {
  const known = new Map<string, T>();
  return (text: string): T => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    known.set(text, value);
    return value;
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

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/u;

function readNumber(text: string, comma: boolean): number | null {
  const plain = comma && /^[+-]?\d+,\d+$/u.test(text) ? text.replace(",", ".") : text;
  return NUMBER.test(plain) ? Number(plain) : null;
}
