import tables from "../../data/places/places.json" with { type: "json" };
import { assert, type Day, parseDay } from "../kernel/index.ts";
import type { DatedName, Place } from "./place.ts";

/** A town or quarter that rows name without coordinates. */
export interface Town {
  readonly name: string;
  /** Code of the district, or of the first-level unit where the table holds no districts. */
  readonly place: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusKm: number;
  readonly aliases: readonly string[];
}

/** Every state, first-level unit and district that the project knows, from data/places/*.csv. */
export const PLACES: readonly Place[] = [
  ...tables.states.map(readState),
  ...tables["first-level"].map((row) => readUnit("first-level", row)),
  ...tables["districts-pk"].map((row) => readUnit("district", row)),
].map(withPredecessors);

/** The project's own gazetteer of towns, from data/places/towns.csv. */
export const TOWNS: readonly Town[] = tables.towns.map((row) => ({
  name: cell(row, 0),
  place: cell(row, 1),
  latitude: Number(cell(row, 2)),
  longitude: Number(cell(row, 3)),
  radiusKm: Number(cell(row, 4)),
  aliases: list(cell(row, 5)),
}));

/** Provincial totals of the census of Pakistan, from data/places/population.csv. */
export const CENSUS_TOTALS = tables.population.map((row) => ({
  place: cell(row, 0),
  year: Number(cell(row, 1)),
  people: Number(cell(row, 2)),
  source: cell(row, 3),
}));

/** The ISO 3166-1 numeric code by which world-atlas names a state, to our code. */
export const STATE_OF_NUMERIC: ReadonlyMap<string, string> = new Map(
  tables.states.flatMap((row) => (cell(row, 3) === "" ? [] : [[cell(row, 3), cell(row, 0)]])),
);

function readState(row: readonly string[]): Place {
  const code = cell(row, 0);
  return {
    code,
    level: "state",
    parent: null,
    country: code,
    names: [{ en: cell(row, 1), ur: cell(row, 2) || null, from: null, to: null }],
    aliases: list(cell(row, 4)),
    validFrom: null,
    validTo: null,
    successors: [],
    predecessors: [],
    latitude: null,
    longitude: null,
    radiusKm: null,
    note: "",
  };
}

function readUnit(level: "first-level" | "district", row: readonly string[]): Place {
  const parent = cell(row, 3);
  return {
    code: cell(row, 0),
    level,
    parent,
    country: parent.slice(0, 2),
    names: datedNames({ en: cell(row, 1), ur: cell(row, 2) || null }, list(cell(row, 11))),
    aliases: list(cell(row, 12)),
    validFrom: edgeDay(cell(row, 4), "first"),
    validTo: edgeDay(cell(row, 5), "last"),
    successors: list(cell(row, 9)),
    predecessors: list(cell(row, 10)),
    latitude: Number(cell(row, 6)),
    longitude: Number(cell(row, 7)),
    radiusKm: Number(cell(row, 8)),
    note: cell(row, 13),
  };
}

/** A unit that was not split from another comes from every unit that names it as successor. */
function withPredecessors(place: Place, _index: number, all: readonly Place[]): Place {
  if (place.predecessors.length > 0) return place;
  const predecessors = all
    .filter((other) => other.successors.includes(place.code))
    .map((other) => other.code);
  return { ...place, predecessors };
}

/** Former names are written `name/urdu name=last day`, oldest first. */
function datedNames(
  current: { en: string; ur: string | null },
  former: readonly string[],
): DatedName[] {
  const names: DatedName[] = [];
  let from: Day | null = null;
  for (const text of former) {
    const [name = "", until = ""] = text.split("=");
    const [en = "", ur] = name.split("/");
    const to: Day | null = edgeDay(until, "last");
    assert(to !== null, `former name "${text}" has a last day`);
    names.push({ en, ur: ur ?? null, from, to });
    from = to + 1;
  }
  return [...names, { ...current, from, to: null }];
}

/** The first or last day of a year, month or day; tables write only as much of a date as is known. */
function edgeDay(text: string, edge: "first" | "last"): Day | null {
  if (text === "") return null;
  const [year = 0, month, day] = text.split("-").map(Number);
  if (day !== undefined) return parseDay(text);
  if (edge === "first") return Date.UTC(year, (month ?? 1) - 1, 1) / 86_400_000;
  return Date.UTC(year, month ?? 12, 0) / 86_400_000;
}

function list(text: string): readonly string[] {
  return text === "" ? [] : text.split("|");
}

function cell(row: readonly string[], index: number): string {
  const text = row[index];
  assert(text !== undefined, `the table of places has a cell ${index} in every row`);
  return text;
}
