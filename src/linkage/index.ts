/**
 * Which reports are the same event: records of several sources are compared, each pair gets a probability,
 * and records are joined into events with at most one record of each source. Pure computation: the same
 * records, judgements and options always give the same events, whatever order they come in.
 *
 * @module
 */
export { type Calibration, fitCalibration } from "./calibration.ts";
export { checkRecords } from "./check.ts";
export { LINKAGE_CODES } from "./codes.ts";
export {
  type ExplanationStep,
  explainLink,
  explainRunnerUp,
  type LinkExplanation,
} from "./explanation.ts";
export {
  type MelttFlag,
  type MelttLinkage,
  type MelttMatch,
  melttLink,
} from "./meltt-link.ts";
export type {
  MelttOptions,
  MelttRecord,
  MelttTaxonomy,
  MelttTaxonomyEntry,
} from "./meltt-record.ts";
export type { LinkageModel, ModelPair } from "./model.ts";
export { LINKAGE_DEFAULTS, type LinkageOptions, type LinkageStep } from "./options.ts";
export { type Placebo, placebo } from "./placebo.ts";
export type {
  EventCluster,
  Judgement,
  LabelledPair,
  Link,
  LinkageRecord,
  LinkKind,
  RecordName,
} from "./record.ts";
export type { LinkageReport, LinkageResult, PairReport } from "./result.ts";
export { linkRecords } from "./run.ts";
export { type RecordChanges, updateLinkage } from "./update.ts";
