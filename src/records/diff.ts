import { canonicalJson, type Json } from "../kernel/index.ts";
import type { RecordValues } from "./body.ts";

/** One field that two revisions of a record hold differently; `null` where a side has no value. */
export interface FieldChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

/**
 * The fields in which two revisions differ, by name.
 *
 * @example
 * diffValues({ name: "a", year: 2020 }, { name: "b", year: 2020 })
 * // => [{ "field": "name", "before": "a", "after": "b" }]
 */
export function diffValues(before: RecordValues, after: RecordValues): readonly FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return fields
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter((one) => canonicalJson(one.before) !== canonicalJson(one.after));
}
