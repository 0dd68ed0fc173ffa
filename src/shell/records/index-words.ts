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

  /**
   * Adds the words of a record: once for each marking among its fields, with all fields up to it. So a reader
   * finds a record by exactly those fields that the reader may see.
   */
  add(
    record: number,
    about: { readonly id: string; readonly marking: Marking; readonly titleField: string },
    body: RecordBody,
  ): void {
    const own = MARKINGS.indexOf(about.marking);
    const fields = Object.entries(body.values).map(([field, value]) => ({
      rank: Math.max(own, MARKINGS.indexOf(body.markings[field] ?? "TLP:CLEAR")),
      isTitle: field === about.titleField,
      text: textsOf(value).join(" "),
    }));
    for (const rank of new Set([own, ...fields.map((field) => field.rank)])) {
      const seen = fields.filter((field) => field.rank <= rank);
      const text = (isTitle: boolean) =>
        seen.filter((field) => field.isTitle === isTitle).map((field) => field.text);
      const { lastInsertRowid } = this.#addPart.run(record, rank);
      this.#addWords.run(
        Number(lastInsertRowid),
        foldSearchText(text(true).join(" ")),
        foldSearchText([about.id, ...text(false)].join(" ")),
      );
    }
  }
}

function textsOf(value: Json): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
