import { type Marking, mayRead } from "../kernel/index.ts";
import type { RecordBody } from "./body.ts";
import type { Action, RecordState } from "./replay.ts";

/** A record as it stands, or stood at a size of the log. */
export interface StoredRecord {
  readonly kind: string;
  readonly id: string;
  readonly state: RecordState;
  /** Number of its last change. */
  readonly revision: number;
  readonly marking: Marking;
  /** Values of the fields; `bodyGap` says why there are none. */
  readonly body: RecordBody | null;
  readonly bodyGap: BodyGap | null;
  /** Fields that the reader may not see; their values are not in `body`. */
  readonly withheld: readonly WithheldField[];
  /** Times of the first and of the last change, by their authors' clocks. */
  readonly created: string;
  readonly changed: string;
  /** Place in the log of the last change, from 0. */
  readonly index: number;
}

/** Why a body is not shown: it was erased, its file is not here, or the file is not what the log holds. */
export type BodyGap = "erased" | "not-here" | "differs";

/** A field that is there, with why it is not shown. */
export interface WithheldField {
  readonly field: string;
  readonly marking: Marking;
}

/** One change of a record, with what it set where that may be shown. */
export interface StoredRevision {
  readonly revision: number;
  readonly action: Action;
  readonly marking: Marking;
  /** Verifier key that signed the change. */
  readonly author: string;
  readonly time: string;
  readonly index: number;
  readonly digest: string | null;
  readonly body: RecordBody | null;
  readonly bodyGap: BodyGap | null;
  readonly withheld: readonly WithheldField[];
}

/** What a reader may see of a record or of a change of it: all, some of its fields, or nothing (`null`). */
export function clearFor<
  T extends {
    readonly marking: Marking;
    readonly body: RecordBody | null;
    readonly withheld: readonly WithheldField[];
  },
>(clearance: Marking, thing: T): T | null {
  if (!mayRead(clearance, thing.marking)) return null;
  const { body } = thing;
  if (body === null) return thing;
  const withheld = Object.entries(body.markings)
    .filter(([, marking]) => !mayRead(clearance, marking))
    .map(([field, marking]) => ({ field, marking }));
  if (withheld.length === 0) return thing;
  const hidden = new Set(withheld.map(({ field }) => field));
  const values = Object.fromEntries(
    Object.entries(body.values).filter(([field]) => !hidden.has(field)),
  );
  return { ...thing, body: { ...body, values }, withheld };
}
