import type { Day } from "../kernel/index.ts";
import type { PolygonIndex } from "./polygon-index.ts";

/** What a row of a source says about its place; everything may be missing. */
export interface PlaceQuery {
  /** Name or ISO code of the state. */
  readonly country: string | null;
  /** First-level unit in the source's words. */
  readonly adm1: string | null;
  /** District in the source's words. */
  readonly adm2: string | null;
  /** Free text naming a town, a street, an area. */
  readonly placeText: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Precision of the point as the source gives it; polygons are asked only for points precise enough. */
  readonly radiusKm?: number | null;
  /** Day of the event: decides which units existed. */
  readonly day: Day;
  /** Imported boundaries, where the workspace has them. */
  readonly polygons?: PolygonIndex | null;
}

/** Where an event lies, on its day and today, and how that is known. */
export interface PlaceResolution {
  /** ISO 3166-1 alpha-2, or `null` when the state is not one we know. */
  readonly country: string | null;
  readonly provinceThen: string | null;
  readonly provinceNow: string | null;
  readonly districtThen: string | null;
  readonly districtNow: string | null;
  readonly basis: PlaceBasis;
  /** 0 to 1; below 1 wherever anything but the official name decided. */
  readonly confidence: number | null;
  /** Nearest neighbour state by land, ISO 3166-1 alpha-2, and the distance to it. */
  readonly border: string | null;
  readonly borderKm: number | null;
  /** The source's point, or the gazetteer's when the source has none. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly radiusKm: number | null;
}

/** What decided the place. */
export type PlaceBasis = "source-name" | "alias" | "gazetteer" | "polygon" | "none";
