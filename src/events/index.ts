/**
 * Observations of political violence and how files become them: formats, codebook, crosswalks, organisations,
 * tolls. Holds no person as a subject; reads no disk. Follows the UCDP GED, ACLED and GTD codebooks.
 *
 * @module
 */
export {
  ACTORS,
  type Actor,
  type ActorClass,
  type ActorMatch,
  type ActorScheme,
  actorByKey,
  matchActor,
  normaliseName,
  type SourceActor,
  sideClass,
} from "./actor.ts";
export { type FamilyMember, familiesWith, familyOf } from "./actor-family.ts";
export { ACTOR_LINKS, type ActorLink } from "./actor-link-table.ts";
export type { Check } from "./check.ts";
export {
  CODEBOOK,
  type CodebookEntry,
  codebookEntry,
  isWithinType,
  parentType,
} from "./codebook.ts";
export {
  CROSSWALKS,
  type Crosswalk,
  type CrosswalkEntry,
  type CrosswalkScheme,
  mapType,
  normaliseWord,
} from "./crosswalk.ts";
export {
  type Condition,
  code,
  column,
  derived,
  type Expression,
  first,
  is,
  present,
  sourceColumns,
  text,
} from "./expression.ts";
export { FIGURE_COLUMNS, type FigureColumn } from "./figure.ts";
export type {
  Adjustment,
  Derivation,
  Format,
  InputFacts,
  Layout,
  PlaceExpressions,
  ReleaseFacts,
} from "./format.ts";
export { UCDP_DATE_PRECISION, UCDP_GED, UCDP_RADIUS_KM } from "./from-ucdp.ts";
export { type Manifest, releaseKey } from "./manifest.ts";
export { OBSERVATION_COLUMNS, type ObservationColumn } from "./observation.ts";
export { type UcdpRelease, ucdpRelease } from "./ucdp-release.ts";
