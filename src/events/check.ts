import type { Condition, Expression } from "./expression.ts";

/** A reason to reject a row: what is wrong with which field, as data. */
export interface Check {
  /** Declared in `EVENTS_CODES`. */
  readonly code: `events/${string}`;
  /** The source's column that the reader looks at. */
  readonly field: string;
  /** What was expected, in words. */
  readonly expected: string;
  /** The row is rejected where this holds. */
  readonly wrong: Condition;
  /** What was found, for the report; the text of the field when left out. */
  readonly found?: Expression;
}
