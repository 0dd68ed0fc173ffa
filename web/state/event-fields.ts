import { numeral } from "../../src/chart/index.ts";
import { formatDay } from "../../src/kernel/index.ts";
import type { EventColumns } from "../../src/picture/index.ts";
import { shownDay, type Text } from "../text/index.ts";
import type { Names } from "./names.ts";

/** A column of the table of events: its title, how it reads, and by what it is sorted. */
export interface EventField {
  readonly name: string;
  readonly title: (text: Text) => string;
  readonly width: number;
  readonly number: boolean;
  /** Whether it is shown until the reader chooses otherwise. */
  readonly standard: boolean;
  readonly read: (columns: EventColumns, event: number, names: Names, text: Text) => string;
  readonly rank: (columns: EventColumns) => (event: number) => number;
}

/** The columns of the table of events, in the order in which they stand. */
export const EVENT_FIELDS: readonly EventField[] = [
  {
    name: "day",
    title: (text) => text.observations.day,
    width: 112,
    number: false,
    standard: true,
    read: ({ day }, event, _names, text) => shownDay(formatDay(day[event] as number), text),
    rank:
      ({ day }) =>
      (event) =>
        day[event] as number,
  },
  coded("province", 130, "provinces", "provinceNow", (text) => text.observations.province),
  coded("district", 130, "districts", "districtNow", (text) => text.ranking.districts),
  coded("type", 150, "types", "type", (text) => text.observations.type),
  {
    name: "sides",
    title: (text) => text.observations.sides,
    width: 240,
    number: false,
    standard: true,
    read: ({ actorA, actorB, dictionaries }, event, names) =>
      [actorA[event], actorB[event]]
        .filter((code) => code !== 0)
        .map((code) => names.of("actors", dictionaries.actor[code as number] ?? "").main)
        .join(" · "),
    rank:
      ({ actorA }) =>
      (event) =>
        actorA[event] as number,
  },
  coded("target", 120, "targets", "target", (text) => text.filter.target, false),
  {
    name: "killed",
    title: (text) => text.observations.killed,
    width: 130,
    number: true,
    standard: true,
    read: ({ figure, deathsLow, deathsBest, deathsHigh }, event) => {
      if (figure[event] === 0) return "–";
      const [low, best, high] = [deathsLow[event], deathsBest[event], deathsHigh[event]];
      const shown = numeral(best as number);
      return low === high
        ? shown
        : `${shown} (${numeral(low as number)}–${numeral(high as number)})`;
    },
    rank:
      ({ figure, deathsBest }) =>
      (event) =>
        figure[event] === 0 ? -1 : (deathsBest[event] as number),
  },
  coded("attribution", 150, "attributions", "attribution", (text) => text.filter.attribution),
  coded("source", 150, "datasets", "dataset", (text) => text.filter.source, false),
];

/** Events in the order of a column; equal ones stay in the order of their days. */
export function sortEvents(
  columns: EventColumns,
  events: Uint32Array,
  sort: { readonly field: string; readonly descending: boolean },
): Uint32Array {
  const field = EVENT_FIELDS.find((each) => each.name === sort.field);
  if (field === undefined || field.name === "day") {
    return sort.descending ? events.toReversed() : events;
  }
  const rank = field.rank(columns);
  const sign = sort.descending ? -1 : 1;
  const ranks = new Float64Array(columns.count);
  for (const event of events) ranks[event] = rank(event) * sign;
  return events.toSorted((a, b) => (ranks[a] as number) - (ranks[b] as number) || b - a);
}

function coded(
  name: string,
  width: number,
  list: "provinces" | "districts" | "types" | "targets" | "attributions" | "datasets",
  array: "provinceNow" | "districtNow" | "type" | "target" | "attribution" | "dataset",
  title: (text: Text) => string,
  standard = true,
): EventField {
  const dictionary = (columns: EventColumns) => columns.dictionaries[DICTIONARY[list]];
  return {
    name,
    title,
    width,
    number: false,
    standard,
    read: (columns, event, names) =>
      names.of(list, dictionary(columns)[columns[array][event] as number] ?? "").main,
    rank: (columns) => {
      const words = dictionary(columns);
      const order = words
        .map((_, code) => code)
        .toSorted((a, b) => ((words[a] ?? "") < (words[b] ?? "") ? 1 : -1));
      const place = new Uint32Array(words.length);
      for (const [at, code] of order.entries()) place[code] = at;
      return (event) => place[columns[array][event] as number] as number;
    },
  };
}

const DICTIONARY = {
  provinces: "province",
  districts: "district",
  types: "type",
  targets: "target",
  attributions: "attribution",
  datasets: "dataset",
} as const;
