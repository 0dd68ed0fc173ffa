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
export {
  type Attribution,
  type AttributionReading,
  type AttributionStatus,
  attributionReading,
  readAttribution,
} from "./attribution.ts";
export type { Check } from "./check.ts";
export {
  CODEBOOK,
  type CodebookEntry,
  codebookEntry,
  isWithinType,
  parentType,
} from "./codebook.ts";
export { EVENTS_CODES } from "./codes.ts";
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
export { type FigureGiver, figureGiver } from "./figure-giver.ts";
export type {
  Adjustment,
  Derivation,
  Format,
  InputFacts,
  Layout,
  PlaceExpressions,
  ReleaseFacts,
} from "./format.ts";
export { ACLED } from "./from-acled.ts";
export { CROSS_BORDER } from "./from-cross-border.ts";
export { GTD } from "./from-gtd.ts";
export { OBSERVATIONS } from "./from-observations.ts";
export { counterName, STATISTICS } from "./from-statistics.ts";
export { tableFormat } from "./from-table.ts";
export { UCDP_DATE_PRECISION, UCDP_GED, UCDP_RADIUS_KM } from "./from-ucdp.ts";
export { type KilledScope, killedScope, type ScopedToll, scopedToll } from "./killed-scope.ts";
export { type Manifest, releaseKey } from "./manifest.ts";
export { OBSERVATION_COLUMNS, type ObservationColumn } from "./observation.ts";
export { readPeriod } from "./period.ts";
export { type PersonColumn, personColumn, personColumns } from "./person-column.ts";
export { type PrintedCount, readCount } from "./printed-count.ts";
export { type DatePrecision, type DateSpan, readDate } from "./source-date.ts";
export {
  type Comparability,
  comparable,
  type FigureScope,
  type ScopeClass,
  type StatisticsSource,
  scopeClass,
  statisticsSource,
} from "./statistics-source.ts";
export { STATISTICS_SOURCES } from "./statistics-source-table.ts";
export { type MappingGuess, type SuggestedMapping, suggestMapping } from "./suggest-mapping.ts";
export { mappingSchema, readMapping, type TableMapping } from "./table-mapping.ts";
export {
  type CombinedToll,
  combineToll,
  type TollFault,
  type TollReport,
  tollFaults,
} from "./toll.ts";
export { type UcdpRelease, ucdpRelease } from "./ucdp-release.ts";
