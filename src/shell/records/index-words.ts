import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type Json, MARKINGS, type Marking } from "../../kernel/index.ts";
import type { RecordBody } from "../../records/index.ts";
import { foldSearchText } from "../../workbench/index.ts";

/** Keeps the words of the records, each part of a record under the marking of its fields. */
export class WordIndex {
  readonly #parts: StatementSync;
  readonly #removePart: StatementSync;
  readonly #removeWords: StatementSync;
  readonly #addPart: StatementSync;
  readonly #addWords: StatementSync;

  constructor(database: DatabaseSync) {
    this.#parts = database.prepare("SELECT number FROM part WHERE record = ?");
    this.#removePart = database.prepare("DELETE FROM part WHERE number = ?");
    this.#removeWords = database.prepare("DELETE FROM words WHERE rowid = ?");
    this.#addPart = database.prepare("INSERT INTO part (record, marking) VALUES (?, ?)");
    this.#addWords = database.prepare("INSERT INTO words (rowid, title, others) VALUES (?, ?, ?)");
  }

  /** Forgets the words of a record. */
  remove(record: number): void {
    for (const { number } of this.#parts.all(record) as unknown as { number: number }[]) {
      this.#removeWords.run(number);
      this.#removePart.run(number);
    }
  }

  /** Adds the words of a record's fields; those of more closed fields can only be found by who may see them. */
  add(
    record: number,
    about: { readonly id: string; readonly marking: Marking; readonly titleField: string },
    body: RecordBody,
  ): void {
    const parts = new Map<number, { title: string[]; others: string[] }>();
    const own = MARKINGS.indexOf(about.marking);
    const partOf = (rank: number) => {
      const part = parts.get(rank) ?? { title: [], others: [] };
      parts.set(rank, part);
      return part;
    };
    partOf(own).others.push(about.id);
    for (const [field, value] of Object.entries(body.values)) {
      const rank = Math.max(own, MARKINGS.indexOf(body.markings[field] ?? "TLP:CLEAR"));
      const part = partOf(rank);
      (field === about.titleField ? part.title : part.others).push(...textsOf(value));
    }
    for (const [rank, { title, others }] of parts) {
      const { lastInsertRowid } = this.#addPart.run(record, rank);
      this.#addWords.run(
        Number(lastInsertRowid),
        foldSearchText(title.join(" ")),
        foldSearchText(others.join(" ")),
      );
    }
  }
}

function textsOf(value: Json): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
