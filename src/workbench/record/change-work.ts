import { accept, type Issue, type Marking, type Result, refuse } from "../../kernel/index.ts";
import type { RecordKind, RecordValues, StoredRecord } from "../../records/index.ts";
import type { Ports } from "../ports.ts";
import type { RecordChange } from "../records-port.ts";
import { checkRecord, referencesOf } from "./check.ts";
import { type GivenValues, readValues } from "./input.ts";
import { findKind } from "./kind.ts";
import { recordRow } from "./row.ts";
import type { RecordRow } from "./schema.ts";
import { type RecordName, unknownRecord } from "./show-work.ts";
import { inTurn } from "./turn.ts";

type Changed = RecordRow & { repeated: boolean };

interface Said {
  readonly by: string;
  readonly reason: string;
}

/** Makes a record. The same record under the same id twice is one. */
export async function createRecord(
  ports: Ports,
  input: GivenValues &
    Said & {
      readonly kind: string;
      readonly id?: string | undefined;
      readonly marking?: Marking | undefined;
    },
): Promise<Result<Changed>> {
  const kind = findWritable(input.kind);
  if (!kind.ok) return kind;
  const given = await readValues(ports, kind.value, input);
  if (!given.ok) return given;
  const { id, by, reason, marking = kind.value.marking } = input;
  return inTurn(ports, async () => {
    const values = withoutNull(given.value.values);
    const checked = await checkRecord(kind.value, values, referencesOf(ports));
    if (!checked.ok) return checked;
    const { markings } = given.value;
    const made = { kind: input.kind, id, by, reason, marking, values: checked.value, markings };
    return writeOne(ports, { action: "create", once: true, ...made });
  });
}

/** Changes fields of a record; what is not named stays. */
export async function reviseRecord(
  ports: Ports,
  input: GivenValues &
    Said &
    RecordName & {
      readonly marking?: Marking | undefined;
      readonly expected?: number | undefined;
    },
): Promise<Result<Changed>> {
  const kind = findWritable(input.kind);
  if (!kind.ok) return kind;
  const given = await readValues(ports, kind.value, input);
  if (!given.ok) return given;
  const { id, by, reason, marking, expected } = input;
  return inTurn(ports, async () => {
    const before = await ports.records.get(input.kind, id);
    if (before === null) return refuse(unknownRecord(input));
    const { values, markings } = given.value;
    const checked = await checkRevision(ports, kind.value, before, values);
    if (!checked.ok) return checked;
    const change = { kind: input.kind, id, by, reason, marking, expected, markings };
    return writeOne(ports, { action: "revise", values: checked.value, ...change });
  });
}

/** Withdraws, restores or erases a record. */
export async function changeState(
  ports: Ports,
  action: "withdraw" | "restore" | "erase",
  input: RecordName & Said & { readonly expected?: number | undefined },
): Promise<Result<Changed>> {
  const kind = findWritable(input.kind);
  if (!kind.ok) return kind;
  if (action !== "restore" && input.reason === "") return refuse(NO_REASON);
  const { id, by, reason, expected } = input;
  return inTurn(ports, () =>
    writeOne(ports, { kind: input.kind, id, action, by, reason, expected }),
  );
}

/**
 * Checks a record as it would be after a revision, and gives the fields that the revision sets. Fields that
 * the writer may not see stay out of the check.
 */
export async function checkRevision(
  ports: Ports,
  kind: RecordKind,
  before: StoredRecord,
  set: RecordValues,
  isThere = referencesOf(ports),
): Promise<Result<RecordValues>> {
  const hidden = new Set(before.withheld.map(({ field }) => field));
  const after = withoutNull({ ...before.body?.values, ...set });
  const checked = await checkRecord(kind, after, isThere);
  const issues = checked.ok
    ? []
    : checked.issues.filter(({ field = "" }) => !hidden.has(field) || field in set);
  if (issues.length > 0) return refuse(...issues);
  const clean = checked.ok ? checked.value : after;
  return accept(Object.fromEntries(Object.keys(set).map((field) => [field, clean[field] ?? null])));
}

/** The kind of a name, if people write it. */
export function findWritable(name: string): Result<RecordKind> {
  const kind = findKind(name);
  if (!kind.ok || kind.value.writtenBy === "people") return kind;
  return refuse({
    code: "records/kind-by-commands",
    message: `A ${kind.value.title.toLowerCase()} is written by its own commands only.`,
    field: "kind",
    found: name,
    remedy: `Use the command that makes it; 'mizan search ${name}' finds it.`,
  });
}

async function writeOne(ports: Ports, change: RecordChange): Promise<Result<Changed>> {
  const written = await ports.records.write([change]);
  if (!written.ok) return written;
  const [one] = written.value;
  const record = one === undefined ? null : await ports.records.get(one.kind, one.id);
  if (one === undefined || record === null)
    return refuse(unknownRecord({ kind: change.kind, id: change.id ?? "" }));
  return accept({ ...recordRow(record), repeated: one.repeated });
}

function withoutNull(values: RecordValues): RecordValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

const NO_REASON: Issue = {
  code: "records/reason-missing",
  message: "A change that takes something away needs a reason.",
  field: "reason",
  remedy: "Give it with --reason.",
};
