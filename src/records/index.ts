/**
 * Records of the analyst and what can be done with them: kinds declared once, checks of every field,
 * revisions that the log commits to, markings, and the state as a replay of the log. A record is never about
 * a private person. It knows no disk and no clock; bodies and salts are given to it.
 *
 * @module
 */
export type { RecordBody, RecordValues } from "./body.ts";
export { checkValues } from "./check.ts";
export { RECORDS_CODES } from "./codes.ts";
export { diffValues, type FieldChange } from "./diff.ts";
export { defineKind, type RecordKind } from "./kind.ts";
export { COMMON_KINDS } from "./kinds/index.ts";
export { personalData } from "./personal-data.ts";
export {
  type BodyGap,
  clearFor,
  type StoredRecord,
  type StoredRevision,
  type WithheldField,
} from "./record.ts";
export {
  ACTIONS,
  type Action,
  type Applied,
  applyEntry,
  isAllowed,
  type RecordHead,
  type RecordState,
  type Revision,
  replay,
} from "./replay.ts";
export {
  bodyDigest,
  type DisclosedBody,
  type DisclosedField,
  discloseBody,
  disclosedDigest,
  formatKeptBody,
  isDisclosedBody,
  type KeptBody,
  parseKeptBody,
} from "./seal.ts";
