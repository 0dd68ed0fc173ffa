import type { EventColumns } from "./columns.ts";
import type { DayIndex } from "./days.ts";
import { codesOf, DIMENSIONS, type Dimension } from "./dimension.ts";
import type { PictureFilter } from "./filter.ts";
import type { Hexagons } from "./hexagons.ts";
import { addEvent, borderCell, type RawTally, type ViewName } from "./tallies.ts";

/** Counts runs of events in one view. */
export interface Counter {
  readonly view: ViewName;
  /** Adds the events from `first` up to before `end`, or with `sign` -1 takes them away. */
  readonly count: (first: number, end: number, sign: number) => void;
}

/** What a counter reads and writes. */
export interface CounterInput {
  readonly columns: EventColumns;
  readonly days: DayIndex;
  readonly hexagons: Hexagons | null;
  readonly failing: Uint16Array;
  readonly filter: PictureFilter;
  readonly tally: RawTally;
}

/** The counter of a view: it ignores the view's own dimension and heeds all others. */
export function makeCounter(view: ViewName, input: CounterInput): Counter {
  const { columns, days, hexagons, filter } = input;
  switch (view) {
    case "total":
      return { view, count: countTotal(input) };
    case "timeline":
      return { view, count: countCodes(input, days.month, 0) };
    case "cells":
      return { view, count: hexagons === null ? () => {} : countCodes(input, hexagons.of, 0) };
    case "actors":
      return { view, count: countActors(input) };
    case "borders":
      return { view, count: countBorders(input) };
    default: {
      const name = OWN[view];
      const codes = codesOf(columns, name, filter.boundaries);
      return { view, count: countCodes(input, codes, bitOf(name)) };
    }
  }
}

const OWN = {
  datasets: "dataset",
  countries: "country",
  provinces: "province",
  districts: "district",
  types: "type",
  targets: "target",
  attributions: "attribution",
} as const;

function bitOf(name: Dimension["name"]): number {
  return DIMENSIONS.find((dimension) => dimension.name === name)?.bit ?? 0;
}

function countTotal({ columns, failing, tally }: CounterInput): Counter["count"] {
  return (first, end, sign) => {
    for (let i = first; i < end; i++) {
      if (failing[i] === 0) addEvent(tally, 0, columns, i, sign);
    }
  };
}

function countCodes(
  { columns, failing, tally }: CounterInput,
  codes: Uint8Array | Uint16Array | Int32Array,
  own: number,
): Counter["count"] {
  const heeded = ~own;
  return (first, end, sign) => {
    for (let i = first; i < end; i++) {
      if (((failing[i] as number) & heeded) !== 0) continue;
      const cell = codes[i] as number;
      if (cell >= 0) addEvent(tally, cell, columns, i, sign);
    }
  };
}

/** An event counts once for each of its two parties; under "not known" only when neither is known. */
function countActors({ columns, failing, tally }: CounterInput): Counter["count"] {
  const { actorA, actorB } = columns;
  const heeded = ~bitOf("actor");
  return (first, end, sign) => {
    for (let i = first; i < end; i++) {
      if (((failing[i] as number) & heeded) !== 0) continue;
      const a = actorA[i] as number;
      const b = actorB[i] as number;
      if (a !== 0 || b === 0) addEvent(tally, a, columns, i, sign);
      if (b !== 0 && b !== a) addEvent(tally, b, columns, i, sign);
    }
  };
}

function countBorders({ columns, failing, tally }: CounterInput): Counter["count"] {
  const { border, borderKm } = columns;
  const heeded = ~bitOf("border");
  return (first, end, sign) => {
    for (let i = first; i < end; i++) {
      if (((failing[i] as number) & heeded) !== 0) continue;
      addEvent(tally, borderCell(border[i] as number, borderKm[i] as number), columns, i, sign);
    }
  };
}
