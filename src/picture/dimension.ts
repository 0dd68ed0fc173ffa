import type { Dictionary, EventColumns } from "./columns.ts";
import type { PictureFilter } from "./filter.ts";

/**
 * The dimensions by which a reader can choose events, each with the bit that is set on an event which
 * fails it. Time has no bit: events are sorted by day, so a window is a run of them.
 */
export const DIMENSIONS = [
  { name: "dataset", bit: 1, dictionary: "dataset" },
  { name: "country", bit: 2, dictionary: "country" },
  { name: "province", bit: 4, dictionary: "province" },
  { name: "district", bit: 8, dictionary: "district" },
  { name: "type", bit: 16, dictionary: "type" },
  { name: "actor", bit: 32, dictionary: "actor" },
  { name: "target", bit: 64, dictionary: "target" },
  { name: "attribution", bit: 128, dictionary: "attribution" },
  { name: "border", bit: 256, dictionary: "country" },
] as const satisfies readonly { name: string; bit: number; dictionary: Dictionary }[];

/** A dimension by which a reader can choose events. */
export type Dimension = (typeof DIMENSIONS)[number];

/** What a filter asks of one dimension; equal texts ask the same. */
export function demandOf(filter: PictureFilter, name: Dimension["name"]): string {
  return JSON.stringify([
    chosen(filter, name),
    name === "border" ? filter.borderKm : null,
    name === "province" || name === "district" ? filter.boundaries : null,
  ]);
}

/** Sets or clears the bit of one dimension on every event. */
export function markFailing(
  failing: Uint16Array,
  columns: EventColumns,
  filter: PictureFilter,
  dimension: Dimension,
): void {
  const values = chosen(filter, dimension.name);
  const km = dimension.name === "border" ? filter.borderKm : null;
  const { bit } = dimension;
  if (values.length === 0 && km === null) {
    clearBit(failing, bit);
    return;
  }
  const allowed = allowedCodes(columns.dictionaries[dimension.dictionary], values, dimension.name);
  if (dimension.name === "actor") {
    markEither(failing, bit, allowed, columns.actorA, columns.actorB);
  } else if (dimension.name === "border") {
    markBorder(failing, bit, allowed, columns, km);
  } else {
    markOne(failing, bit, allowed, codesOf(columns, dimension.name, filter.boundaries));
  }
}

/** The codes that a dimension counts, under the boundaries asked for. */
export function codesOf(
  columns: EventColumns,
  name: Exclude<Dimension["name"], "actor">,
  boundaries: PictureFilter["boundaries"],
): Uint8Array | Uint16Array {
  if (name === "province") {
    return boundaries === "then" ? columns.provinceThen : columns.provinceNow;
  }
  if (name === "district") {
    return boundaries === "then" ? columns.districtThen : columns.districtNow;
  }
  return columns[name];
}

function chosen(filter: PictureFilter, name: Dimension["name"]): readonly string[] {
  switch (name) {
    case "dataset":
      return filter.datasets;
    case "country":
      return filter.countries;
    case "province":
      return filter.provinces;
    case "district":
      return filter.districts;
    case "type":
      return filter.types;
    case "actor":
      return filter.actors;
    case "target":
      return filter.targets;
    case "attribution":
      return filter.attributions;
    case "border":
      return filter.borders;
  }
}

function allowedCodes(
  dictionary: readonly string[],
  values: readonly string[],
  name: Dimension["name"],
): Uint8Array {
  const allowed = new Uint8Array(dictionary.length);
  if (values.length === 0) return allowed.fill(1);
  const wanted = new Set(values);
  const prefixes = name === "type" ? values.map((value) => `${value}/`) : [];
  for (const [code, value] of dictionary.entries()) {
    if (wanted.has(value) || prefixes.some((prefix) => value.startsWith(prefix))) allowed[code] = 1;
  }
  return allowed;
}

type Codes = Uint8Array | Uint16Array;

function clearBit(failing: Uint16Array, bit: number): void {
  for (let i = 0; i < failing.length; i++) failing[i] = (failing[i] as number) & ~bit;
}

function markOne(failing: Uint16Array, bit: number, allowed: Uint8Array, codes: Codes): void {
  for (let i = 0; i < failing.length; i++) {
    const kept = (failing[i] as number) & ~bit;
    failing[i] = allowed[codes[i] as number] === 1 ? kept : kept | bit;
  }
}

function markEither(
  failing: Uint16Array,
  bit: number,
  allowed: Uint8Array,
  first: Codes,
  second: Codes,
): void {
  for (let i = 0; i < failing.length; i++) {
    const kept = (failing[i] as number) & ~bit;
    const passes = allowed[first[i] as number] === 1 || allowed[second[i] as number] === 1;
    failing[i] = passes ? kept : kept | bit;
  }
}

function markBorder(
  failing: Uint16Array,
  bit: number,
  allowed: Uint8Array,
  columns: EventColumns,
  km: number | null,
): void {
  const { border, borderKm } = columns;
  const farthest = km ?? 65_535;
  for (let i = 0; i < failing.length; i++) {
    const kept = (failing[i] as number) & ~bit;
    const near = (borderKm[i] as number) <= farthest;
    failing[i] = near && allowed[border[i] as number] === 1 ? kept : kept | bit;
  }
}
