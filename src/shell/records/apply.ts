import type { DatabaseSync } from "node:sqlite";
import { type Issue, MARKINGS } from "../../kernel/index.ts";
import { parseEntry, textBytes } from "../../ledger/index.ts";
import {
  type Applied,
  applyEntry,
  parseKeptBody,
  type RecordHead,
  type Revision,
} from "../../records/index.ts";
import { NODE_CRYPTO } from "../ledger/index.ts";
import type { BodyStore } from "./body-store.ts";
import { WordIndex } from "./index-words.ts";

interface Known {
  readonly number: number;
  readonly head: RecordHead;
}

interface Touched {
  readonly head: RecordHead;
  /** When it was made, if that is among the entries that are applied; else its row is there. */
  readonly created: string | null;
  readonly last: Revision;
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
  #next: number;

  constructor(database: DatabaseSync, bodies: BodyStore, titleFields: ReadonlyMap<string, string>) {
    this.#bodies = bodies;
    this.#titleFields = titleFields;
    this.#words = new WordIndex(database);
    this.#run = prepare(database);
    this.#next = 1 + Number(this.#run.lastNumber.get()?.["number"] ?? 0);
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

  /**
   * Writes the records that changed, once each, with their present bodies and words. Gives the digests of erased
   * bodies.
   */
  finish(): readonly string[] {
    for (const [number, touched] of this.#touched) this.#write(number, touched);
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
    const number = before?.number ?? this.#next++;
    const { index, time, revision, action, author, digest } = change;
    const rank = MARKINGS.indexOf(head.marking);
    this.#run.revise.run(number, revision, action, rank, author, time, index, digest);
    if (head.state === "erased")
      for (const gone of this.#run.earlier.all(number, revision))
        if (typeof gone["digest"] === "string") this.#erased.push(gone["digest"]);
    const created = before === null ? time : (this.#touched.get(number)?.created ?? null);
    this.#touched.set(number, { head, created, last: change });
    this.#heads.set(`${head.kind}/${head.id}`, { number, head });
  }

  /** The present body is kept for questions, with the words of a present record; past ones stay in files. */
  #write(number: number, { head, created, last }: Touched): void {
    const { kind, id, state, marking, revision, valuesFrom } = head;
    const { time, index } = last;
    const digest = this.#run.digestOf.get(number, valuesFrom)?.["digest"];
    const isHere = state !== "erased" && typeof digest === "string";
    const text = isHere ? this.#bodies.read(digest) : null;
    const rank = MARKINGS.indexOf(marking);
    const row = [state, rank, revision, valuesFrom, time, index, text] as const;
    if (created !== null) this.#run.create.run(...row, kind, id, created, number);
    else {
      this.#run.change.run(...row, number);
      this.#words.remove(number);
    }
    if (text === null || state !== "present") return;
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
    lastNumber: database.prepare("SELECT max(number) AS number FROM record"),
    create:
      database.prepare(`INSERT INTO record (state, marking, revision, values_from, changed, place, body,
      kind, id, created, number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    change:
      database.prepare(`UPDATE record SET state = ?, marking = ?, revision = ?, values_from = ?,
      changed = ?, place = ?, body = ? WHERE number = ?`),
    revise: database.prepare("INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
    earlier: database.prepare("SELECT digest FROM revision WHERE record = ? AND revision < ?"),
    anomaly: database.prepare("INSERT INTO anomaly VALUES (?, ?, ?)"),
    digestOf: database.prepare("SELECT digest FROM revision WHERE record = ? AND revision = ?"),
  };
}
