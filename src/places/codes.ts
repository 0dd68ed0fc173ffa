import type { CodeTable } from "../kernel/index.ts";

/** What the domain of places refuses. */
export const PLACES_CODES = {
  "places/not-boundaries": {
    meaning: "The file is neither GeoJSON nor TopoJSON.",
    remedy: "Export the boundaries as GeoJSON (WGS 84) or TopoJSON.",
  },
  "places/no-polygons": {
    meaning: "The file holds no polygons: lines and points cannot contain an event.",
    remedy: "Choose the layer of areas, not the one of lines or centres.",
  },
  "places/no-unit-names": {
    meaning: "The polygons carry neither a P-code nor a name that could be recognised.",
    remedy: "Name the fields as OCHA does (ADM2_PCODE, ADM2_EN), or 'pcode' and 'name'.",
  },
  "places/not-degrees": {
    meaning: "The coordinates are not degrees of longitude and latitude.",
    remedy: "Export the layer in WGS 84 (EPSG:4326).",
  },
  "places/broken-ring": {
    meaning: "A polygon has a ring of fewer than four points.",
    remedy: "Repair the geometry before importing it.",
  },
  "places/unit-twice": {
    meaning: "Two polygons carry the same code.",
    remedy: "Merge the parts of a unit into one feature, or choose a layer of one level.",
  },
  "places/population-columns-missing": {
    meaning: "The table has no column of places, or none of population.",
    remedy: "Use the columns 'place' (P-code or name), 'year' and 'population'.",
  },
  "places/population-place-unknown": {
    meaning: "The place of a row is not in the table of places, or its name fits several.",
    remedy: "Give the P-code; 'mizan places NAME' shows it.",
  },
  "places/population-not-a-number": {
    meaning: "The population of a row is not a whole number of people.",
    remedy: "Write the number with digits only.",
  },
  "places/population-year-missing": {
    meaning: "A row has no year of census, and neither the columns nor the command name one.",
    remedy: "Add a column 'year'.",
  },
  "places/population-twice": {
    meaning: "Two rows give the same place and year different populations.",
    remedy: "Keep one of them.",
  },
} as const satisfies CodeTable;
