import { accept, type Issue, type Marking, type Result, refuse } from "../kernel/index.ts";
import type { Statement } from "../ledger/index.ts";

/** What can be done to a record. */
export const ACTIONS = ["create", "revise", "withdraw", "restore", "erase"] as const;

/** A change of a record. */
export type Action = (typeof ACTIONS)[number];

/** Where a record stands. */
export type RecordState = "present" | "withdrawn" | "erased";

/** One change of a record as the log holds it. */
export interface Revision {
  /** Place of its entry in the log, from 0. */
  readonly index: number;
  readonly revision: number;
  readonly action: Action;
  readonly marking: Marking;
  /** Verifier key of the author. */
  readonly author: string;
  readonly time: string;
  /** Digest of the body. */
  readonly digest: string | null;
}

/** A record as far as its entries tell. */
export interface RecordHead {
  readonly kind: string;
  readonly id: string;
  readonly state: RecordState;
  readonly marking: Marking;
  /** Number of the last change. */
  readonly revision: number;
  /** Number of the last change that set the values. */
  readonly valuesFrom: number;
}

/** An entry that was applied: the record after it, and the change. */
export interface Applied {
  readonly head: RecordHead;
  readonly change: Revision;
}

/**
 * Applies an entry of the log to the record that it is about; `null` stands for a record that does not exist
 * yet. An entry that does not continue the record is refused and changes nothing.
 */
export function applyEntry(
  before: RecordHead | null,
  { index, statement }: { readonly index: number; readonly statement: Statement },
): Result<Applied> {
  const { kind, id, revision, marking, author, time, body } = statement;
  const action = ACTIONS.find((one) => one === statement.action);
  if (action === undefined) return refuse(notAllowed(index, statement, "an action of records"));
  const expected = (before?.revision ?? 0) + 1;
  if (revision !== expected) {
    return refuse({
      code: "records/revision-out-of-order",
      message: `Entry ${index} does not continue ${kind} ${id}.`,
      field: `entry ${index}`,
      expected: `revision ${expected}`,
      found: `revision ${revision}`,
    });
  }
  if (!isAllowed(before, action)) {
    const state = before?.state ?? "absent";
    return refuse(
      notAllowed(index, statement, `a change that a record in state "${state}" allows`),
    );
  }
  const setsValues = action === "create" || action === "revise";
  const head = {
    kind,
    id,
    revision,
    marking,
    state: STATE_AFTER[action],
    valuesFrom: setsValues ? revision : (before?.valuesFrom ?? revision),
  };
  return accept({ head, change: { index, revision, action, marking, author, time, digest: body } });
}

/** The state of all records after the entries, in order; what could not be applied is listed, never lost. */
export function replay(
  entries: Iterable<{ readonly index: number; readonly statement: Statement }>,
): {
  readonly heads: ReadonlyMap<string, RecordHead>;
  readonly changes: readonly Revision[];
  readonly issues: readonly Issue[];
} {
  const heads = new Map<string, RecordHead>();
  const changes: Revision[] = [];
  const issues: Issue[] = [];
  for (const entry of entries) {
    const key = `${entry.statement.kind}/${entry.statement.id}`;
    const applied = applyEntry(heads.get(key) ?? null, entry);
    if (!applied.ok) {
      issues.push(...applied.issues);
      continue;
    }
    heads.set(key, applied.value.head);
    changes.push(applied.value.change);
  }
  return { heads, changes, issues };
}

/** Whether a change may be made to a record as it stands. */
export function isAllowed(before: Pick<RecordHead, "state"> | null, action: Action): boolean {
  if (before === null) return action === "create";
  if (before.state === "erased") return false;
  if (before.state === "withdrawn") return action === "restore" || action === "erase";
  return action !== "create" && action !== "restore";
}

const STATE_AFTER: Readonly<Record<Action, RecordState>> = {
  create: "present",
  revise: "present",
  restore: "present",
  withdraw: "withdrawn",
  erase: "erased",
};

function notAllowed(index: number, { action, kind, id }: Statement, expected: string): Issue {
  return {
    code: "records/action-not-allowed",
    message: `Entry ${index} would ${action} ${kind} ${id}, which its state does not allow.`,
    field: `entry ${index}`,
    expected,
    found: action,
  };
}
