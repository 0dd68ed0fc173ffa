import type { Json, Marking } from "../kernel/index.ts";

/** The values of a record's fields by name. */
export type RecordValues = Readonly<Record<string, Json>>;

/** What one revision says: the fields, markings of single fields, who changed it and why. */
export interface RecordBody {
  readonly values: RecordValues;
  /** Fields that are more closed than the record. */
  readonly markings: Readonly<Record<string, Marking>>;
  /** Who made the change, as they name themselves: a desk or an office. */
  readonly by: string;
  readonly reason: string;
}
