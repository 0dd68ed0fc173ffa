import { randomBytes } from "node:crypto";
import {
  accept,
  canonicalJson,
  type Issue,
  type Marking,
  mayRead,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import { composeEntry, toBase64 } from "../../ledger/index.ts";
import {
  bodyDigest,
  isAllowed,
  type KeptBody,
  type RecordBody,
  type StoredRecord,
} from "../../records/index.ts";
import type { RecordChange, WrittenRecord } from "../../workbench/index.ts";
import { Breakage } from "../breakage.ts";
import { NODE_CRYPTO, type OpenLog, openWorkspaceLog } from "../ledger/index.ts";
import type { BodyStore } from "./body-store.ts";

/** What a writer of records needs. */
export interface RecordWriter {
  readonly workspace: string;
  readonly origin: string;
  readonly bodies: BodyStore;
  readonly now: () => string;
}

interface Planned {
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
  readonly action: RecordChange["action"];
  readonly marking: Marking;
  readonly state: StoredRecord["state"];
  readonly body: RecordBody;
}

/** What changes come to: new revisions, and records that are there already. */
export type ChangePlan = readonly (Planned | WrittenRecord)[];

/** Writes planned changes: bodies on the disk first, then the entries in one batch. */
export async function writePlan(
  writer: RecordWriter,
  plan: ChangePlan,
): Promise<readonly WrittenRecord[]> {
  const fresh = plan.filter((one): one is Planned => "body" in one);
  const places = fresh.length === 0 ? [] : await appendAll(writer, fresh);
  const indexOf = new Map(fresh.map((one, i) => [one, places[i] ?? 0]));
  return plan.map((one) => {
    if (!("body" in one)) return one;
    const { kind, id, revision } = one;
    return { kind, id, revision, index: indexOf.get(one) ?? 0, repeated: false };
  });
}

/**
 * Decides what changes come to, by the records as they stand; refuses all of them with everything that is
 * wrong. What is above the writer's clearance is as if it did not exist.
 */
export function planChanges(
  clearance: Marking,
  changes: readonly RecordChange[],
  read: (kind: string, id: string) => StoredRecord | null,
): Result<ChangePlan> {
  const issues: Issue[] = [];
  const planned: (Planned | WrittenRecord)[] = [];
  const latest = new Map<string, Planned>();
  for (const change of changes) {
    const id = change.id ?? `${change.kind}-${randomBytes(6).toString("hex")}`;
    const key = `${change.kind}/${id}`;
    const before = latest.get(key) ?? read(change.kind, id);
    const barred = barOf(clearance, change, id, before);
    const next = barred === null ? planOne(change, id, before) : refuse(barred);
    if (!next.ok) issues.push(...next.issues);
    else {
      planned.push(next.value);
      if ("body" in next.value) latest.set(key, next.value);
    }
  }
  return issues.length === 0 ? accept(planned) : refuse(...issues);
}

/** Why a writer of this clearance may not make a change, or `null`. What is hidden is as if it were absent. */
function barOf(
  clearance: Marking,
  change: RecordChange,
  id: string,
  before: Planned | StoredRecord | null,
): Issue | null {
  const { kind, action } = change;
  if (before !== null && !mayRead(clearance, before.marking))
    return action === "create" ? exists(kind, id) : unknown(kind, id);
  const given: Partial<Extract<RecordChange, { readonly action: "create" | "revise" }>> =
    action === "create" || action === "revise" ? change : {};
  const wanted = [given.marking ?? "TLP:CLEAR", ...Object.values(given.markings ?? {})];
  const above = wanted.find((marking) => !mayRead(clearance, marking));
  if (above !== undefined) return tooClosed(above, clearance);
  const hidden = Object.entries(before?.body?.markings ?? {}).filter(
    ([, marking]) => !mayRead(clearance, marking),
  );
  // Whether a record is the same as one that is to be made would tell what the hidden fields hold.
  if (action === "create") return hidden.length === 0 ? null : exists(kind, id);
  const touched = { ...given.values, ...given.markings };
  const [first] = hidden.filter(([field]) => action === "erase" || field in touched);
  return first === undefined ? null : withheld(...first);
}

function planOne(
  change: RecordChange,
  id: string,
  before: Planned | StoredRecord | null,
): Result<Planned | WrittenRecord> {
  const { kind, action, by, reason, expected } = change;
  if (expected !== undefined && before !== null && before.revision !== expected)
    return refuse(conflict(kind, id, expected, before.revision));
  if (action === "create" && before !== null) {
    const same = canonicalJson(before.body?.values ?? {}) === canonicalJson(change.values);
    if (change.once === true && same && before.state === "present" && "index" in before)
      return accept({ kind, id, revision: before.revision, index: before.index, repeated: true });
    return refuse(exists(kind, id));
  }
  if (!isAllowed(before, action))
    return refuse(before === null ? unknown(kind, id) : notNow(kind, id, action, before.state));
  const revision = (before?.revision ?? 0) + 1;
  const base = { kind, id, revision, action, state: STATES[action] };
  if (action === "create") {
    const { values, markings = {}, marking } = change;
    return accept({ ...base, marking, body: { values, markings, by, reason } });
  }
  const marking =
    (action === "revise" ? change.marking : undefined) ?? before?.marking ?? "TLP:RED";
  if (action !== "revise")
    return accept({ ...base, marking, body: { values: {}, markings: {}, by, reason } });
  if (before?.body == null) return refuse(noBody(kind, id));
  const values = merged(before.body.values, change.values);
  const markings = mergedMarks(before.body.markings, change.markings ?? {});
  return accept({ ...base, marking, body: { values, markings, by, reason } });
}

const STATES = {
  create: "present",
  revise: "present",
  restore: "present",
  withdraw: "withdrawn",
  erase: "erased",
} as const;

function merged(before: RecordBody["values"], set: RecordBody["values"]): RecordBody["values"] {
  const all = Object.entries({ ...before, ...set });
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}

function mergedMarks(
  before: RecordBody["markings"],
  set: RecordBody["markings"],
): RecordBody["markings"] {
  const all = Object.entries({ ...before, ...set });
  return Object.fromEntries(all.filter(([, marking]) => marking !== "TLP:CLEAR"));
}

async function appendAll(
  writer: RecordWriter,
  planned: readonly Planned[],
): Promise<readonly number[]> {
  const sealed = planned.map(({ body }) => {
    const kept: KeptBody = { ...body, salt: toBase64(randomBytes(32)) };
    return { body: kept, digest: bodyDigest(NODE_CRYPTO.sha256, kept) };
  });
  await writer.bodies.write(sealed);
  const opened = await openWorkspaceLog(writer.workspace, writer.origin);
  if (!opened.ok) throw broken(opened.issues);
  const { log, author } = opened.value;
  try {
    const entries = planned.map(({ kind, id, revision, action, marking }, i) =>
      composeEntry(
        {
          log: writer.origin,
          kind,
          id,
          revision,
          action,
          body: sealed[i]?.digest ?? null,
          marking,
          time: writer.now(),
        },
        author,
      ),
    );
    return await appendInOrder(log, entries);
  } finally {
    await log.close();
  }
}

/** All entries are handed over before the first is awaited, so that they come into one batch, in order. */
async function appendInOrder(
  log: OpenLog,
  entries: readonly Uint8Array[],
): Promise<readonly number[]> {
  const receipts = await Promise.all(entries.map((entry) => log.append(entry)));
  return receipts.map((receipt) => {
    if (!receipt.ok) throw broken(receipt.issues);
    return receipt.value.index;
  });
}

function broken(issues: readonly Issue[]): Breakage {
  return new Breakage(
    issues[0] ?? { code: "ledger/append-failed", message: "The log refused the entries." },
  );
}

function conflict(kind: string, id: string, expected: number, found: number): Issue {
  return {
    code: "records/revision-conflict",
    message: `${kind} ${id} was changed since it was read.`,
    expected: `revision ${expected}`,
    found: `revision ${found}`,
    remedy: "Read it again, and make the change on its present revision.",
  };
}

function noBody(kind: string, id: string): Issue {
  return {
    code: "records/body-differs",
    message: `The content of ${kind} ${id} is not here, so a change would lose what it does not name.`,
    remedy: "Restore the file of the body from a copy first.",
  };
}

function exists(kind: string, id: string): Issue {
  return {
    code: "records/record-exists",
    message: `${kind} ${id} was created before.`,
    remedy: "Revise it, or choose another id.",
  };
}

function tooClosed(found: Marking, clearance: Marking): Issue {
  return {
    code: "records/marking-above-clearance",
    message: "The marking is above the writer's clearance: the writer could not see it again.",
    field: "marking",
    expected: `at most ${clearance}`,
    found,
  };
}

function withheld(field: string, marking: Marking): Issue {
  return {
    code: "records/field-withheld",
    message: `The field "${field}" is marked ${marking}, and the writer may not see it.`,
    field,
    remedy: "Leave it out, or ask somebody who is cleared for it.",
  };
}

function unknown(kind: string, id: string): Issue {
  return {
    code: "records/record-unknown",
    message: `There is no ${kind} ${id}.`,
    remedy: `List them with 'mizan records ${kind}'.`,
  };
}

function notNow(kind: string, id: string, action: string, state: string): Issue {
  return {
    code: "records/action-not-allowed",
    message: `${kind} ${id} is ${state}; it cannot be changed by "${action}".`,
    found: state,
    remedy:
      "Look at its history; a withdrawn record is restored first, an erased one stays erased.",
  };
}
