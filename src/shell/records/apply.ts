import type { DatabaseSync } from "node:sqlite";
import { MARKINGS } from "../../kernel/index.ts";
import { parseEntry, textBytes } from "../../ledger/index.ts";
import { type Applied, applyEntry, parseKeptBody, type RecordHead } from "../../records/index.ts";
import { NODE_CRYPTO } from "../ledger/index.ts";
import type { BodyStore } from "./body-store.ts";
import { WordIndex } from "./index-words.ts";

interface Known {
  readonly number: number;
  readonly head: RecordHead;
}

/** Applies entries of the log to the database of the state, in order. Call it inside a transaction. */
export function entryApplier(
  database: DatabaseSync,
  bodies: BodyStore,
  titleFields: ReadonlyMap<string, string>,
): (index: number, entry: Uint8Array) => void {
  const heads = new Map<string, Known>();
  const words = new WordIndex(database);
  const find = database.prepare(
    "SELECT number, state, marking, revision, values_from FROM record WHERE kind = ? AND id = ?",
  );
  const create = database.prepare(`INSERT INTO record
    (kind, id, state, marking, revision, values_from, created, changed, place)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const change = database.prepare(`UPDATE record
    SET state = ?, marking = ?, revision = ?, values_from = ?, changed = ?, place = ? WHERE number = ?`);
  const revise = database.prepare("INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const eraseBodies = database.prepare(
    "UPDATE revision SET body = NULL WHERE record = ? AND action IN ('create', 'revise')",
  );
  const anomaly = database.prepare("INSERT INTO anomaly VALUES (?, ?, ?)");
  const bodyOf = database.prepare("SELECT body FROM revision WHERE record = ? AND revision = ?");

  const known = (kind: string, id: string): Known | null => {
    const key = `${kind}/${id}`;
    const kept = heads.get(key);
    if (kept !== undefined) return kept;
    const row = find.get(kind, id);
    if (row === undefined) return null;
    const head: RecordHead = {
      kind,
      id,
      state: row["state"] as RecordHead["state"],
      marking: MARKINGS[Number(row["marking"])] ?? "TLP:RED",
      revision: Number(row["revision"]),
      valuesFrom: Number(row["values_from"]),
    };
    return { number: Number(row["number"]), head };
  };

  const keep = (before: Known | null, { head, change: made }: Applied): void => {
    const rank = MARKINGS.indexOf(head.marking);
    const { index, time } = made;
    const number =
      before?.number ??
      Number(
        create.run(head.kind, head.id, head.state, rank, 1, head.valuesFrom, time, time, index)
          .lastInsertRowid,
      );
    if (before !== null)
      change.run(head.state, rank, head.revision, head.valuesFrom, time, index, number);
    const text = made.digest === null ? null : bodies.read(made.digest);
    const { revision, action, author, digest } = made;
    revise.run(number, revision, action, rank, author, time, index, digest, text);
    if (head.state === "erased") eraseBodies.run(number);
    if (before !== null) words.remove(number);
    if (head.state === "present") indexWords(number, head);
    heads.set(`${head.kind}/${head.id}`, { number, head });
  };

  const indexWords = (number: number, head: RecordHead): void => {
    const text = bodyOf.get(number, head.valuesFrom)?.["body"];
    if (typeof text !== "string") return;
    const body = parseKeptBody(textBytes(text));
    const titleField = titleFields.get(head.kind) ?? "";
    if (body.ok) words.add(number, { id: head.id, marking: head.marking, titleField }, body.value);
  };

  return (index, entry) => {
    const read = parseEntry(entry, NODE_CRYPTO);
    const about = read.ok ? read.value.statement : null;
    const before = about === null ? null : known(about.kind, about.id);
    const applied =
      read.ok && about !== null
        ? applyEntry(before?.head ?? null, { index, statement: about })
        : read;
    if (!applied.ok) {
      for (const issue of applied.issues) anomaly.run(index, issue.code, issue.message);
      return;
    }
    if ("head" in applied.value) keep(before, applied.value);
  };
}
