/**
 * The events of the workspace as typed arrays, one element an event within one release, sorted by first
 * day: the form in which the browser and the server count. `dictionaries` name what the codes stand
 * for; code 0 of every dictionary is "" (not known). Points are quantised to 16 bits over `extent`
 * (display only; the record keeps full precision), 65535 = no point.
 */
export interface EventColumns {
  readonly count: number;
  /** sha-256 over the releases that were read: the same digest means the same events. */
  readonly snapshot: string;
  /** Events before 1970 (or after 2149), which these columns cannot hold. */
  readonly leftOut: number;
  readonly extent: Extent;
  readonly dictionaries: Readonly<Record<Dictionary, readonly string[]>>;
  /** First day of the event, days since 1970-01-01, never falling from one event to the next. */
  readonly day: Uint16Array;
  readonly longitude: Uint16Array;
  readonly latitude: Uint16Array;
  readonly dataset: Uint8Array;
  readonly country: Uint8Array;
  readonly provinceThen: Uint16Array;
  readonly provinceNow: Uint16Array;
  readonly districtThen: Uint16Array;
  readonly districtNow: Uint16Array;
  readonly type: Uint8Array;
  readonly actorA: Uint16Array;
  readonly actorB: Uint16Array;
  readonly target: Uint8Array;
  readonly attribution: Uint8Array;
  readonly border: Uint8Array;
  /** Distance to the nearest border in whole km, 65535 = not known. */
  readonly borderKm: Uint16Array;
  /** 1 when a figure of killed is known, 0 when the source gives none (the three below are then 0). */
  readonly figure: Uint8Array;
  readonly deathsLow: Uint32Array;
  readonly deathsBest: Uint32Array;
  readonly deathsHigh: Uint32Array;
  /** Independent origins (not reprints) behind the event, at most 255. */
  readonly origins: Uint8Array;
  /** Smallest `row` among the event's observations in its release: the way back to the record. */
  readonly key: Uint32Array;
}

/** The rectangle over which points are quantised, in degrees (WGS 84). */
export interface Extent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The dictionaries of `EventColumns`; `country` also names the neighbours of `border`. */
export type Dictionary =
  | "dataset"
  | "country"
  | "province"
  | "district"
  | "type"
  | "actor"
  | "target"
  | "attribution";

/** The arrays of `EventColumns`, in the order in which they travel, with the dictionary of their codes. */
export const EVENT_ARRAYS = [
  { name: "day", bytes: 2, dictionary: null },
  { name: "longitude", bytes: 2, dictionary: null },
  { name: "latitude", bytes: 2, dictionary: null },
  { name: "dataset", bytes: 1, dictionary: "dataset" },
  { name: "country", bytes: 1, dictionary: "country" },
  { name: "provinceThen", bytes: 2, dictionary: "province" },
  { name: "provinceNow", bytes: 2, dictionary: "province" },
  { name: "districtThen", bytes: 2, dictionary: "district" },
  { name: "districtNow", bytes: 2, dictionary: "district" },
  { name: "type", bytes: 1, dictionary: "type" },
  { name: "actorA", bytes: 2, dictionary: "actor" },
  { name: "actorB", bytes: 2, dictionary: "actor" },
  { name: "target", bytes: 1, dictionary: "target" },
  { name: "attribution", bytes: 1, dictionary: "attribution" },
  { name: "border", bytes: 1, dictionary: "country" },
  { name: "borderKm", bytes: 2, dictionary: null },
  { name: "figure", bytes: 1, dictionary: null },
  { name: "deathsLow", bytes: 4, dictionary: null },
  { name: "deathsBest", bytes: 4, dictionary: null },
  { name: "deathsHigh", bytes: 4, dictionary: null },
  { name: "origins", bytes: 1, dictionary: null },
  { name: "key", bytes: 4, dictionary: null },
] as const satisfies readonly {
  name: Exclude<keyof EventColumns, "count" | "snapshot" | "leftOut" | "extent" | "dictionaries">;
  bytes: 1 | 2 | 4;
  dictionary: Dictionary | null;
}[];

/** Name of an array of `EventColumns`. */
export type EventArray = (typeof EVENT_ARRAYS)[number]["name"];

/** Value of `longitude`, `latitude` and `borderKm` where nothing is known. */
export const NO_VALUE = 65_535;
