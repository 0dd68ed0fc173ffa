import type { LinkageRecord, RecordName } from "./record.ts";

/** Words by which sources say that they do not know; they are no evidence for or against anything. */
const NOT_KNOWN = new RegExp(
  [
    "^$|^-+$|^[.?]$",
    "^(na|n/a|nan|nil|null|none|unk|unclear|undetermined|missing)$",
    "^(other/)?(unknown|unidentified|unspecified)\\b",
    "^not (known|stated|specified|available|reported|determined)\\b",
  ].join("|"),
  "i",
);

/** One taxonomy over all records: for each record its path, coded, fine first, `-1` where not known. */
export interface Dimension {
  readonly name: string;
  readonly depth: number;
  /** `depth` codes a record, one after the other. */
  readonly codes: Int32Array;
  /** The value that a code stands for. */
  readonly values: readonly string[];
}

/** Where and when records are, as columns, in the order of their days: enough to find those near each other. */
export interface RecordPlaces {
  readonly count: number;
  readonly sources: readonly string[];
  readonly sourceOf: Uint16Array;
  readonly startDay: Int32Array;
  readonly endDay: Int32Array;
  /** `NaN` where not known, as in the following. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  readonly radiusKm: Float64Array;
  /** Code of the unit, `-1` where none. */
  readonly unit: Int32Array;
  /** The records themselves, in the order of the columns. */
  readonly records: readonly LinkageRecord[];
}

/** All records as columns, in an order that depends on nothing but what they say. */
export interface RecordColumns extends RecordPlaces {
  readonly deathsLow: Float64Array;
  readonly deathsBest: Float64Array;
  readonly deathsHigh: Float64Array;
  readonly dimensions: readonly Dimension[];
  /** Parties and citations of a record, each a list of codes. */
  readonly actors: CodeLists;
  readonly citations: CodeLists;
}

/** Lists of codes, one a record, laid end to end. */
export interface CodeLists {
  readonly start: Int32Array;
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/** A taxonomy by name, and how many levels its longest path has. */
export interface DimensionShape {
  readonly name: string;
  readonly depth: number;
}

/**
 * Lays records out in columns, sorted by day, place and content, so that no order of input matters. The
 * taxonomies are those that the records have, unless they are named.
 */
export function columnsOf(
  input: readonly LinkageRecord[],
  dimensions: readonly DimensionShape[] = dimensionShapes(input),
): RecordColumns {
  const records = inOrderOfContent(
    input,
    dimensions.map(({ name }) => name),
  );
  return {
    ...placed(records),
    ...deathsOf(records),
    dimensions: dimensions.map((shape) => dimensionOf(records, shape)),
    actors: codeLists(records, (record) => record.actors),
    citations: codeLists(records, (record) => record.citations),
  };
}

/** Where and when records are, sorted by their first day alone, then as they were given. */
export function placesOf(input: readonly LinkageRecord[]): RecordPlaces {
  const count = input.length;
  const days = Float64Array.from(input, (record) => record.startDay);
  const first = days.reduce((least, day) => Math.min(least, day), 0);
  // Day and number in one fraction-free number: sorted without comparing records.
  const order = days.map((day, at) => (day - first) * count + at).sort();
  return placed(Array.from(order, (key) => input[key % count] as LinkageRecord));
}

/** Each record is read once, for it may lie anywhere in memory. */
function placed(records: readonly LinkageRecord[]): RecordPlaces {
  const count = records.length;
  const sources: string[] = [];
  const sourceCode = new Map<string, number>();
  const units = new Codes();
  const sourceOf = new Uint16Array(count);
  const [startDay, endDay] = [new Int32Array(count), new Int32Array(count)];
  const [latitude, longitude] = [new Float64Array(count), new Float64Array(count)];
  const radiusKm = new Float64Array(count);
  const unit = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const record = records[row] as LinkageRecord;
    let source = sourceCode.get(record.source);
    if (source === undefined) {
      source = sources.push(record.source) - 1;
      sourceCode.set(record.source, source);
    }
    sourceOf[row] = source;
    startDay[row] = record.startDay;
    endDay[row] = record.endDay;
    latitude[row] = record.latitude ?? Number.NaN;
    longitude[row] = record.longitude ?? Number.NaN;
    radiusKm[row] = record.radiusKm ?? Number.NaN;
    unit[row] = record.unit === null ? -1 : units.code(record.unit);
  }
  const places = { sources, sourceOf, startDay, endDay, latitude, longitude, radiusKm, unit };
  return { count, records, ...places };
}

function deathsOf(
  records: readonly LinkageRecord[],
): Pick<RecordColumns, "deathsLow" | "deathsBest" | "deathsHigh"> {
  const [deathsLow, deathsBest] = [
    new Float64Array(records.length),
    new Float64Array(records.length),
  ];
  const deathsHigh = new Float64Array(records.length);
  for (let row = 0; row < records.length; row++) {
    const deaths = records[row]?.deaths;
    deathsLow[row] = deaths?.low ?? deaths?.best ?? Number.NaN;
    deathsBest[row] = deaths?.best ?? deaths?.low ?? deaths?.high ?? Number.NaN;
    deathsHigh[row] = deaths?.high ?? deaths?.best ?? Number.NaN;
  }
  return { deathsLow, deathsBest, deathsHigh };
}

function inOrderOfContent(
  input: readonly LinkageRecord[],
  names: readonly string[],
): LinkageRecord[] {
  const days = daysOf(input);
  const compare = contentOrder(names);
  return [...days.keys()]
    .sort((a, b) => a - b)
    .flatMap((day) => (days.get(day) ?? []).sort(compare));
}

function daysOf(records: readonly LinkageRecord[]): Map<number, LinkageRecord[]> {
  return Map.groupBy(records, (record) => record.startDay);
}

/** The order of records by day, place and all that they say; `names` are those of the taxonomies. */
export function contentOrder(
  names: readonly string[],
): (a: LinkageRecord, b: LinkageRecord) => number {
  const known = new Map<LinkageRecord, string>();
  // Few records share day, point and toll: only those need all that they say.
  const content = (record: LinkageRecord) => {
    const key = known.get(record) ?? contentKey(record, names);
    known.set(record, key);
    return key;
  };
  return (a, b) =>
    a.startDay - b.startDay ||
    (a.latitude ?? -100) - (b.latitude ?? -100) ||
    (a.longitude ?? -200) - (b.longitude ?? -200) ||
    compareText(content(a), content(b)) ||
    compareText(a.source, b.source) ||
    compareText(a.key, b.key);
}

/** What a record says, without its source and key, as one text. */
export function contentKey(record: LinkageRecord, names: readonly string[]): string {
  const { endDay, latitude, longitude, radiusKm, unit, deaths } = record;
  const head = [
    endDay,
    latitude,
    longitude,
    radiusKm,
    unit,
    deaths?.low,
    deaths?.best,
    deaths?.high,
  ];
  const paths = names.map((name) => record.types[name]?.join("\u0001") ?? "");
  return [...head, ...paths, record.actors.join("\u0001"), record.citations.join("\u0001")].join(
    "\u0002",
  );
}

/** The names of rows, each made once and shared by all that speak of the row. */
export function namesOfRows({ records, count }: RecordPlaces): (row: number) => RecordName {
  const names = new Array<RecordName | undefined>(count);
  return (row) => {
    let name = names[row];
    if (name === undefined) {
      const { source, key } = records[row] as LinkageRecord;
      name = { source, key };
      names[row] = name;
    }
    return name;
  };
}

/** Order of two texts by code units, the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function dimensionShapes(records: readonly LinkageRecord[]): DimensionShape[] {
  const depths = new Map<string, number>();
  for (const { types } of records)
    for (const name of Object.keys(types))
      depths.set(name, Math.max(depths.get(name) ?? 1, types[name]?.length ?? 0));
  return [...depths]
    .map(([name, depth]) => ({ name, depth }))
    .sort((a, b) => compareText(a.name, b.name));
}

function dimensionOf(
  records: readonly LinkageRecord[],
  { name, depth }: DimensionShape,
): Dimension {
  const codes = new Int32Array(records.length * depth).fill(-1);
  const known = new Codes();
  records.forEach((record, row) => {
    const path = record.types[name] ?? [];
    // A shorter path is one known only broadly: it stands at the broad end.
    const offset = row * depth + depth - path.length;
    for (let level = Math.max(0, path.length - depth); level < path.length; level++) {
      const code = known.code(path[level] as string);
      // What is not known at its finest is not known: "unknown, armed" says nothing of the party.
      if (code < 0 && level === 0) return;
      codes[offset + level] = code;
    }
  });
  return { name, depth, codes, values: known.values };
}

function codeLists(
  records: readonly LinkageRecord[],
  of: (record: LinkageRecord) => readonly string[],
): CodeLists {
  const known = new Codes();
  const start = new Int32Array(records.length + 1);
  const codes: number[] = [];
  records.forEach((record, row) => {
    const values = of(record);
    for (let index = 0; index < values.length; index++) {
      const code = known.code(values[index] as string);
      if (code >= 0 && values.indexOf(values[index] as string) === index) codes.push(code);
    }
    start[row + 1] = codes.length;
  });
  return { start, codes: Int32Array.from(codes), values: known.values };
}

class Codes {
  readonly values: string[] = [];
  private readonly known = new Map<string, number>();

  /** The code of a value, -1 where it says that the source does not know. */
  code(value: string): number {
    let code = this.known.get(value);
    if (code === undefined) {
      code = NOT_KNOWN.test(value.trim()) ? -1 : this.values.length;
      this.known.set(value, code);
      if (code >= 0) this.values.push(value);
    }
    return code;
  }
}
