import type { Issue } from "./issue.ts";

/** Either a value, or the reasons why there is none. Refusals are data; only defects throw. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A result that holds a value. */
export function accept<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A result that holds the reasons why there is no value. */
export function refuse(...issues: readonly Issue[]): {
  readonly ok: false;
  readonly issues: readonly Issue[];
} {
  return { ok: false, issues };
}
