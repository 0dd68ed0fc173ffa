import type { Day } from "../kernel/index.ts";

/** How large a unit is: a state, its first-level units (provinces), their districts. */
export type PlaceLevel = "state" | "first-level" | "district";

/**
 * A state, first-level unit or district, with the days on which it existed. `validFrom` and `validTo` are
 * both included; `null` leaves the side open. A unit that was renamed is one place with dated names; a unit
 * that was divided or merged is another place, joined to the others by `successors`.
 */
export interface Place {
  /** OCHA P-code (`PK5`, `PK513`), ISO 3166-2 (`AF-HEL`), ISO 3166-1 (`PK`), or our own where none exists. */
  readonly code: string;
  readonly level: PlaceLevel;
  /** Code of the unit that contains it; `null` for a state. */
  readonly parent: string | null;
  /** ISO 3166-1 alpha-2 of the state that administers it. */
  readonly country: string;
  readonly names: readonly DatedName[];
  readonly aliases: readonly string[];
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** Where its area went when it ended, or, for a unit named as a whole, the districts it is made of. */
  readonly successors: readonly string[];
  readonly predecessors: readonly string[];
  /** Centre of the area in degrees (WGS 84), and the radius of a circle of the same area. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly radiusKm: number | null;
  /** What is not certain about the row, for instance "date not verified". */
  readonly note: string;
}

/** A name and the days on which it was the official one. */
export interface DatedName {
  readonly en: string;
  readonly ur: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
}
