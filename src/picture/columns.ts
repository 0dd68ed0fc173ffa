/**
 * The events of the workspace as typed arrays, one element an event within one dataset, sorted by first
 * day: the form in which the browser and the server count. `dictionaries` name what the codes stand
 * for; code 0 of every dictionary is "" (not known). Points are quantised to 16 bits over `extent`
 * (display only; the record keeps full precision), 65535 = no point.
 */
export interface EventColumns {
  readonly count: number;
  /** sha-256 over the releases that were read: the same digest means the same events. */
  readonly snapshot: string;
  readonly extent: {
    readonly west: number;
    readonly south: number;
    readonly east: number;
    readonly north: number;
  };
  readonly dictionaries: Readonly<Record<Dictionary, readonly string[]>>;
  /** First day of the event, days since 1970-01-01. */
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
  readonly deathsLow: Uint32Array;
  readonly deathsBest: Uint32Array;
  readonly deathsHigh: Uint32Array;
  /** Independent origins (not reprints) behind the event, at most 255. */
  readonly origins: Uint8Array;
  /** Ordinal of the event for looking up its observations. */
  readonly key: Uint32Array;
}

/** The dictionaries of `EventColumns`. */
export type Dictionary =
  | "dataset"
  | "country"
  | "province"
  | "district"
  | "type"
  | "actor"
  | "target"
  | "attribution";
