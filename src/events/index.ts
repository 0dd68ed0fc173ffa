/**
 * Observations of political violence and how files become them: formats, codebook, crosswalks, organisations,
 * tolls. Holds no person as a subject; reads no disk. Follows the UCDP GED, ACLED and GTD codebooks.
 *
 * @module
 */
export { type Manifest, releaseKey } from "./manifest.ts";
export { OBSERVATION_COLUMNS, type ObservationColumn } from "./observation.ts";
