import type { Json, Marking, Result } from "../kernel/index.ts";
import type {
  KeptBody,
  RecordState,
  RecordValues,
  StoredRecord,
  StoredRevision,
} from "../records/index.ts";

/**
 * The records of the workspace: the state that the log's entries give, as far as the reader is cleared.
 * Nothing above the reader's clearance comes out of it, not even in counts; what is hidden and what does
 * not exist look alike.
 */
export interface RecordsPort {
  /** Up to which marking the reader may see. */
  readonly clearance: Marking;
  /** One record, or `null` where there is none that the reader may know of. */
  get(kind: string, id: string, at?: AsOf): Promise<StoredRecord | null>;
  /** Records, the last changed first. */
  list(query: RecordQuery): Promise<RecordPage>;
  /** All changes of a record, oldest first; empty where the reader may not know of it. */
  history(kind: string, id: string): Promise<readonly StoredRevision[]>;
  /** Present records whose words begin with all terms (folded, as the search folds them), best first. */
  find(
    terms: readonly string[],
    options: { readonly kinds: readonly string[]; readonly limit: number },
  ): Promise<readonly StoredRecord[]>;
  /** The kept body of a revision with its salt, for proofs and disclosures; `null` where it is not there. */
  kept(digest: string): Promise<KeptBody | null>;
  /**
   * Makes changes: bodies first, then one entry each, signed, in one batch of the log. It answers when all of
   * them are on the log. Call it as the workspace's only writer. Values were checked by the caller. What the
   * writer may not see it can neither change nor open.
   */
  write(changes: readonly RecordChange[]): Promise<Result<readonly WrittenRecord[]>>;
}

/** A past state: the first entries of the log, or the entries until a time by their authors' clocks. */
export interface AsOf {
  readonly size?: number | undefined;
  readonly time?: string | undefined;
}

/** Which records are asked for. */
export interface RecordQuery {
  readonly kinds?: readonly string[];
  readonly states?: readonly RecordState[];
  readonly ids?: readonly string[];
  /** Words that a present record must have, folded; they are found as the record stands now. */
  readonly terms?: readonly string[];
  /** Values that fields must have; of a field that is a list, one of its values. */
  readonly where?: Readonly<Record<string, Json>>;
  readonly at?: AsOf | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Some records, and how many there are that the reader may know of. */
export interface RecordPage {
  readonly records: readonly StoredRecord[];
  readonly total: number;
}

/** A change to be made. Who signs and when is decided by the outside. */
export type RecordChange = {
  readonly kind: string;
  readonly by: string;
  readonly reason: string;
  /** Refuses when the record is at another revision. */
  readonly expected?: number | undefined;
} & (
  | {
      readonly action: "create";
      /** Made up by the outside when it is absent. */
      readonly id?: string | undefined;
      readonly marking: Marking;
      readonly values: RecordValues;
      readonly markings?: Readonly<Record<string, Marking>> | undefined;
      /** Whether a record of that id that is there with the same values is left as it is. */
      readonly once?: boolean;
    }
  | {
      readonly action: "revise";
      readonly id: string;
      readonly marking?: Marking | undefined;
      /** Fields to set; `null` takes one away; fields that are not named stay. */
      readonly values: RecordValues;
      /** Markings of fields to set, `TLP:CLEAR` to end one; those of fields that are not named stay. */
      readonly markings?: Readonly<Record<string, Marking>> | undefined;
    }
  | { readonly action: "withdraw" | "restore" | "erase"; readonly id: string }
);

/** A change that is on the log. */
export interface WrittenRecord {
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
  /** Place in the log, from 0. */
  readonly index: number;
  /** Whether it was there before, and nothing was written. */
  readonly repeated: boolean;
}
