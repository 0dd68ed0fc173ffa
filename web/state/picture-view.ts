import { useMemo } from "react";
import type { Measure } from "../../src/chart/index.ts";
import { NO_FILTER, type PictureFilter } from "../../src/picture/index.ts";
import { currentAddress, goTo, useAddress } from "./address.ts";

/** The lists of a filter, by the names under which they stand in the address. */
export const FILTER_LISTS = [
  "datasets",
  "countries",
  "provinces",
  "districts",
  "types",
  "actors",
  "targets",
  "attributions",
  "borders",
] as const;

/** One list of a filter. */
export type FilterList = (typeof FILTER_LISTS)[number];

/** Everything that the reader chose on the threat picture; the address holds it and nothing else. */
export interface PictureView {
  readonly filter: PictureFilter;
  readonly measure: Measure;
  readonly map: "places" | "hexagons" | "rates";
  /** Whose lines are drawn in disputed areas; `neutral` hatches them. */
  readonly lines: "neutral" | "PK" | "IN";
  /** What the second picture chooses otherwise, or `null` when there is none. */
  readonly other: Partial<PictureFilter> | null;
}

const OTHER = "b.";

/** Reads a view from the part of an address after the question mark; what it does not know it ignores. */
function readView(query: URLSearchParams): PictureView {
  const map = query.get("map");
  const lines = query.get("lines");
  return {
    filter: { ...NO_FILTER, ...readFilter(query, "") },
    measure: query.get("measure") === "killed" ? "deaths" : "events",
    map: map === "hexagons" || map === "rates" ? map : "places",
    lines: lines === "PK" || lines === "IN" ? lines : "neutral",
    other: readOther(query),
  };
}

/** Writes a view as the part of an address after the question mark, always in the same order. */
function writeView(view: PictureView): string {
  const query = new URLSearchParams();
  writeFilter(query, view.filter, "");
  if (view.measure === "deaths") query.set("measure", "killed");
  if (view.map !== "places") query.set("map", view.map);
  if (view.lines !== "neutral") query.set("lines", view.lines);
  if (view.other !== null) {
    query.set("compare", "yes");
    writeFilter(query, view.other, OTHER);
  }
  return query.toString();
}

/** The view in the address, and a new drawing when it changes. */
export function useView(): PictureView {
  const { query } = useAddress();
  return useMemo(() => readView(query), [query]);
}

/** Changes the view, as a step that Back undoes. */
export function changeView(change: Partial<PictureView>, options?: { replace?: boolean }): void {
  const { path, query } = currentAddress();
  const text = writeView({ ...readView(query), ...change });
  goTo(text === "" ? path : `${path}?${text}`, options);
}

/** Changes the filter, as a step that Back undoes. */
export function changeFilter(
  change: Partial<PictureFilter>,
  options?: { replace?: boolean },
): void {
  const { filter } = readView(currentAddress().query);
  changeView({ filter: { ...filter, ...change } }, options);
}

/** Adds a value to a list of the filter, or takes it away. */
export function toggleFilter(list: FilterList, value: string): void {
  const chosen = readView(currentAddress().query).filter[list];
  const without = chosen.filter((each) => each !== value);
  changeFilter({ [list]: without.length < chosen.length ? without : [...chosen, value] });
}

function readFilter(query: URLSearchParams, prefix: string): Partial<PictureFilter> {
  const filter: Record<string, unknown> = {};
  for (const list of FILTER_LISTS) {
    const values = query.getAll(`${prefix}${list}`);
    if (values.length > 0) filter[list] = values;
  }
  for (const end of ["from", "to"]) {
    const day = query.get(`${prefix}${end}`);
    if (day !== null && /^\d{4}-\d\d-\d\d$/.test(day)) filter[end] = day;
  }
  const km = Number(query.get(`${prefix}borderKm`));
  if (km > 0) filter["borderKm"] = km;
  if (query.get(`${prefix}boundaries`) === "then") filter["boundaries"] = "then";
  return filter as Partial<PictureFilter>;
}

function writeFilter(query: URLSearchParams, filter: Partial<PictureFilter>, prefix: string): void {
  for (const list of FILTER_LISTS) {
    for (const value of filter[list] ?? []) query.append(`${prefix}${list}`, value);
  }
  if (filter.from) query.set(`${prefix}from`, filter.from);
  if (filter.to) query.set(`${prefix}to`, filter.to);
  if (filter.borderKm) query.set(`${prefix}borderKm`, String(filter.borderKm));
  if (filter.boundaries === "then") query.set(`${prefix}boundaries`, "then");
}

function readOther(query: URLSearchParams): Partial<PictureFilter> | null {
  const other = readFilter(query, OTHER);
  return query.get("compare") === "yes" || Object.keys(other).length > 0 ? other : null;
}
