import {
  ACLED,
  CROSS_BORDER,
  GTD,
  OBSERVATIONS,
  STATISTICS,
  UCDP_GED,
} from "../../events/index.ts";
import { BOUNDARIES_IMPORTER } from "./boundaries.ts";
import { type Importer, importerOf } from "./importer.ts";
import { POPULATION_IMPORTER } from "./population.ts";
import { TABLE_IMPORTER } from "./table.ts";

/** Every kind of file that can be imported, in the order of the help page. */
export const IMPORTERS: readonly Importer[] = [
  importerOf(UCDP_GED),
  importerOf(ACLED),
  importerOf(GTD),
  importerOf(OBSERVATIONS),
  importerOf(CROSS_BORDER),
  importerOf(STATISTICS),
  TABLE_IMPORTER,
  BOUNDARIES_IMPORTER,
  POPULATION_IMPORTER,
];
