import type { DatabaseSync } from "node:sqlite";
import { type Issue, MARKINGS } from "../../kernel/index.ts";
import { parseEntry, textBytes } from "../../ledger/index.ts";
import { type Applied, applyEntry, parseKeptBody, type RecordHead } from "../../records/index.ts";
import { NODE_CRYPTO } from "../ledger/index.ts";
import type { BodyStore } from "./body-store.ts";
import { WordIndex } from "./index-words.ts";

interface Known {
  readonly number: number;
  readonly head: RecordHead;
}

interface Touched {
  readonly head: RecordHead;
  /** Whether there are no words of it yet. */
  readonly isNew: boolean;
}

/** Applies entries of the log to the database of the state, in order, all inside one transaction. */
export class EntryApplier {
  readonly #bodies: BodyStore;
  readonly #titleFields: ReadonlyMap<string, string>;
  readonly #words: WordIndex;
  readonly #run: ReturnType<typeof prepare>;
  readonly #heads = new Map<string, Known>();
  readonly #touched = new Map<number, Touched>();
  readonly #erased: string[] = [];

  constructor(database: DatabaseSync, bodies: BodyStore, titleFields: ReadonlyMap<string, string>) {
    this.#bodies = bodies;
    this.#titleFields = titleFields;
    this.#words = new WordIndex(database);
    this.#run = prepare(database);
  }

  /** Applies the next entry; one that does not fit is kept as an anomaly. */
  apply(index: number, entry: Uint8Array): void {
    const read = parseEntry(entry, NODE_CRYPTO);
    if (!read.ok) {
      this.#note(index, read.issues);
      return;
    }
    const { statement } = read.value;
    const before = this.#known(statement.kind, statement.id);
    const applied = applyEntry(before?.head ?? null, { index, statement });
    if (applied.ok) this.#keep(before, applied.value);
    else this.#note(index, applied.issues);
  }

  /** Brings the words up to date, once for each record that changed. Gives the digests of erased bodies. */
  finish(): readonly string[] {
    for (const [number, { head, isNew }] of this.#touched) {
      if (!isNew) this.#words.remove(number);
      if (head.state === "present") this.#indexWords(number, head);
    }
    this.#touched.clear();
    return this.#erased;
  }

  #note(index: number, issues: readonly Issue[]): void {
    for (const { code, message } of issues) this.#run.anomaly.run(index, code, message);
  }

  #known(kind: string, id: string): Known | null {
    const kept = this.#heads.get(`${kind}/${id}`);
    if (kept !== undefined) return kept;
    const row = this.#run.find.get(kind, id);
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
  }

  #keep(before: Known | null, { head, change }: Applied): void {
    const { kind, id, state, valuesFrom } = head;
    const { index, time, revision, action, author, digest } = change;
    const rank = MARKINGS.indexOf(head.marking);
    const { create, change: update, revise, eraseBodies } = this.#run;
    const number =
      before?.number ??
      Number(
        create.run(kind, id, state, rank, revision, valuesFrom, time, time, index).lastInsertRowid,
      );
    if (before !== null) update.run(state, rank, revision, valuesFrom, time, index, number);
    const text = digest === null ? null : this.#bodies.read(digest);
    revise.run(number, revision, action, rank, author, time, index, digest, text);
    if (state === "erased")
      for (const gone of eraseBodies.all(number, revision))
        if (typeof gone["digest"] === "string") this.#erased.push(gone["digest"]);
    const isNew = this.#touched.get(number)?.isNew ?? before === null;
    this.#touched.set(number, { head, isNew });
    this.#heads.set(`${kind}/${id}`, { number, head });
  }

  #indexWords(number: number, { kind, id, marking, valuesFrom }: RecordHead): void {
    const text = this.#run.bodyOf.get(number, valuesFrom)?.["body"];
    if (typeof text !== "string") return;
    const body = parseKeptBody(textBytes(text));
    const titleField = this.#titleFields.get(kind) ?? "";
    if (body.ok) this.#words.add(number, { id, marking, titleField }, body.value);
  }
}

function prepare(database: DatabaseSync) {
  return {
    find: database.prepare(
      "SELECT number, state, marking, revision, values_from FROM record WHERE kind = ? AND id = ?",
    ),
    create: database.prepare(`INSERT INTO record
      (kind, id, state, marking, revision, values_from, created, changed, place)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    change: database.prepare(`UPDATE record
      SET state = ?, marking = ?, revision = ?, values_from = ?, changed = ?, place = ? WHERE number = ?`),
    revise: database.prepare("INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    eraseBodies: database.prepare(
      "UPDATE revision SET body = NULL WHERE record = ? AND revision < ? RETURNING digest",
    ),
    anomaly: database.prepare("INSERT INTO anomaly VALUES (?, ?, ?)"),
    bodyOf: database.prepare("SELECT body FROM revision WHERE record = ? AND revision = ?"),
  };
}
