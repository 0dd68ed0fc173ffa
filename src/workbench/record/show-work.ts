import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import { diffValues, type RecordValues, type StoredRevision } from "../../records/index.ts";
import type { Ports } from "../ports.ts";
import { readAsOf } from "./as-of.ts";
import { findKind } from "./kind.ts";
import { recordRow } from "./row.ts";
import type { RecordRow, RevisionRow } from "./schema.ts";

/** Which record is meant. */
export interface RecordName {
  readonly kind: string;
  readonly id: string;
}

/** One record as it stands, or as it stood. */
export async function showRecord(
  ports: Ports,
  asked: RecordName & {
    readonly asOf?: string | undefined;
    readonly atSize?: number | undefined;
  },
): Promise<Result<RecordRow>> {
  const kind = findKind(asked.kind);
  if (!kind.ok) return kind;
  const at = readAsOf(asked);
  if (!at.ok) return at;
  const record = await ports.records.get(asked.kind, asked.id, at.value ?? undefined);
  return record === null ? refuse(unknownRecord(asked)) : accept(recordRow(record));
}

/** Every change of a record that the reader may see, oldest first, each with what it changed. */
export async function showHistory(
  ports: Ports,
  { kind, id }: RecordName,
): Promise<Result<{ kind: string; id: string; revisions: RevisionRow[] }>> {
  const known = findKind(kind);
  if (!known.ok) return known;
  const history = await ports.records.history(kind, id);
  if (history.length === 0) return refuse(unknownRecord({ kind, id }));
  let before: RecordValues = {};
  const revisions = history.map((one) => {
    const row = revisionRow(one, before);
    if (setsValues(one)) before = one.body?.values ?? {};
    return row;
  });
  return accept({ kind, id, revisions });
}

/** The refusal for a record that is not there, or that the reader may not know of. */
export function unknownRecord({ kind, id }: RecordName): Issue {
  return {
    code: "records/record-unknown",
    message: `There is no ${kind} ${id}.`,
    remedy: `List them with 'mizan records ${kind}'.`,
  };
}

function setsValues({ action }: StoredRevision): boolean {
  return action === "create" || action === "revise";
}

function revisionRow(one: StoredRevision, before: RecordValues): RevisionRow {
  const { revision, action, marking, author, time, index, digest, body, bodyGap } = one;
  const hidden = new Set(one.withheld.map(({ field }) => field));
  const changes =
    body === null || !setsValues(one)
      ? []
      : diffValues(before, body.values).filter(({ field }) => !hidden.has(field));
  const said = { by: body?.by ?? null, reason: body?.reason ?? null };
  const facts = { revision, action, marking, author, time, index, digest, bodyGap };
  return { ...facts, ...said, changes, withheld: [...one.withheld] };
}
