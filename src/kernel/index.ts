/**
 * Words that belong to no domain: results, issues, intervals, days, reasons for gaps, limits.
 * Imports nothing from the rest of the project.
 *
 * @module
 */
export { ABSENCE_REASONS, type AbsenceReason } from "./absence.ts";
export { assert, unreachable } from "./assert.ts";
export { canonicalJson, type Json } from "./canonical.ts";
export { type Day, formatDay, parseDay } from "./day.ts";
export { coerceInput, type InputField, inputFields } from "./form.ts";
export { addIntervals, describeInterval, type Interval } from "./interval.ts";
export { type CodeEntry, type CodeTable, describeIssue, type Issue } from "./issue.ts";
export { LIMITS } from "./limits.ts";
export { highestMarking, MARKINGS, type Marking, mayRead } from "./marking.ts";
export { escapeMarkup } from "./markup.ts";
export { accept, type Result, refuse } from "./result.ts";
