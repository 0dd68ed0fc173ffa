import type { Dictionary, ViewName } from "../../src/picture/index.ts";
import type { FilterList } from "./picture-view.ts";

/** A ranking that the picture can show: the list of the filter that it sets, its view and dictionary. */
export interface RankingKind {
  readonly list: Extract<
    FilterList & ViewName,
    "provinces" | "districts" | "actors" | "types" | "targets" | "attributions"
  >;
  readonly dictionary: Dictionary;
  readonly limit: number;
}

/** The rankings of the threat picture, in the order of the page. */
export const RANKINGS: readonly RankingKind[] = [
  { list: "provinces", dictionary: "province", limit: 8 },
  { list: "actors", dictionary: "actor", limit: 8 },
  { list: "districts", dictionary: "district", limit: 8 },
  { list: "types", dictionary: "type", limit: 8 },
  { list: "targets", dictionary: "target", limit: 6 },
  { list: "attributions", dictionary: "attribution", limit: 6 },
];

/** Depth of the codebook at which types are ranked. */
export const TYPE_DEPTH = 2;

/** The figures of the threat picture, by the names under which they are saved. */
export type FigureName = "timeline" | "map" | RankingKind["list"];
