import canonicalize from "canonicalize";
import { assert } from "./assert.ts";
import { LIMITS } from "./limits.ts";

/** A value that JSON can say: no undefined, no functions, no dates. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json };

/**
 * The one JSON text of a value (RFC 8785, JCS): names sorted, no white space, numbers in one spelling.
 *
 * @example
 * canonicalJson({ b: [1, 2.50], a: "ب" })
 * // => "{\"a\":\"ب\",\"b\":[1,2.5]}"
 */
export function canonicalJson(value: Json): string {
  assert(depth(value) <= LIMITS.jsonDepth, "values are not nested deeper than a record may be");
  const text = canonicalize(value);
  assert(text !== undefined, "the value is one that JSON can say");
  return text;
}

function depth(value: Json, above = 0): number {
  if (typeof value !== "object" || value === null || above > LIMITS.jsonDepth) return above;
  return Math.max(above + 1, ...Object.values(value).map((one) => depth(one, above + 1)));
}
