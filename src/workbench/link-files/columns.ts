import type { IssueList } from "./issues.ts";

/** What a list of events has to say, and what it may say. */
export type ListField = "dataset" | "event" | "date" | "enddate" | "latitude" | "longitude";

/** Names of columns that leave no doubt, MELTT's own first, then those of UCDP GED, ACLED and GTD. */
const NAMES: Readonly<Record<ListField, readonly string[]>> = {
  dataset: ["dataset", "data source"],
  event: ["event", "event id", "eventid", "event id cnty", "id"],
  date: ["date", "event date", "date start", "start date", "startdate"],
  enddate: ["enddate", "end date", "date end"],
  latitude: ["latitude", "lat"],
  longitude: ["longitude", "lon", "lng", "long"],
};
const NEEDED: readonly ListField[] = ["date", "latitude", "longitude"];

/** Where in a row each thing stands; `null` where the file does not say it. */
export interface ListColumns {
  readonly fields: Readonly<Record<ListField, number | null>>;
  /** For each taxonomy, in order. */
  readonly categories: readonly number[];
  readonly deaths: number | null;
  /** The names of all columns that are read; no other cell is looked at. */
  readonly read: readonly string[];
}

/** Finds the columns of a list of events, or `null` with the issues noted. */
export function findColumns(
  file: string,
  header: readonly string[],
  wanted: { readonly taxonomies: readonly string[]; readonly deaths: string | null },
  issues: IssueList,
): ListColumns | null {
  let sound = true;
  const miss = (field: string, expected: string, remedy: string) => {
    const found = header.join(", ").slice(0, 500);
    const message = `No column says the ${field}.`;
    const code = "workbench/link-files-column-missing";
    issues.add({ code, file, line: 1, field, message, expected, found, remedy });
    sound = false;
  };
  const one = (field: string, names: readonly string[]): number | null => {
    const places = placesOf(header, names);
    if (places.length > 1) {
      const message = `Several columns may be the ${field}.`;
      const found = places.map((at) => header[at]).join(", ");
      const remedy = `Name the right one '${names[0]}', or leave the others out.`;
      const code = "workbench/link-files-column-unclear";
      issues.add({ code, file, line: 1, field, message, found, remedy });
      sound = false;
    }
    return places[0] ?? null;
  };
  const entries = Object.entries(NAMES).map(([field, names]) => [field, one(field, names)]);
  const fields = Object.fromEntries(entries) as Record<ListField, number | null>;
  for (const field of NEEDED) {
    if (fields[field] !== null) continue;
    const names = NAMES[field].join(", ");
    miss(field, `a column named one of: ${names}`, `Name the column '${field}'.`);
  }
  const categories = wanted.taxonomies.map((name) => {
    const at = one(name, [name]);
    if (at === null)
      miss(
        name,
        `a column '${name}', as the taxonomy is named`,
        "Add it, or leave the taxonomy out.",
      );
    return at ?? -1;
  });
  const deaths = wanted.deaths === null ? null : one(wanted.deaths, [wanted.deaths]);
  const places = [...Object.values(fields), ...categories, deaths];
  const read = places.flatMap((at) => (at === null || at < 0 ? [] : [header[at] ?? ""]));
  return sound ? { fields, categories, deaths, read: [...new Set(read)] } : null;
}

/** A column of the very name comes before all others; then the first name decides alone. */
function placesOf(header: readonly string[], names: readonly string[]): readonly number[] {
  const exact = indexes(header, (name) => name === names[0]);
  if (exact.length > 0) return exact;
  const plain = names.map(columnKey);
  const first = indexes(header, (name) => columnKey(name) === plain[0]);
  return first.length > 0 ? first : indexes(header, (name) => plain.includes(columnKey(name)));
}

function indexes(header: readonly string[], fits: (name: string) => boolean): readonly number[] {
  return header.flatMap((name, at) => (fits(name) ? [at] : []));
}

/**
 * A column's name without case, dots, dashes and underscores, which tools change on the way.
 *
 * @example
 * columnKey("Data.Source")
 * // => "data source"
 */
export function columnKey(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s._-]+/gu, " ")
    .trim();
}
