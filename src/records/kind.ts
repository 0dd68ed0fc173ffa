import { z } from "zod";
import { assert, type Marking } from "../kernel/index.ts";

/**
 * A kind of record, declared once: forms, checks, history, tables, search, addresses and reference pages
 * are derived from it. No kind has a field for a private person.
 */
export interface RecordKind {
  /** Word in entries, commands and addresses, such as `place-note`. */
  readonly name: string;
  readonly title: string;
  readonly plural: string;
  /** What it is for, in a sentence. */
  readonly summary: string;
  /** Fields with their checks; each has a description. */
  readonly schema: z.ZodObject;
  /** Field whose text names the record in lists. */
  readonly titleField: string;
  /** Marking of a new record. */
  readonly marking: Marking;
  /** Fields that hold ids of other records, with the kind of those. */
  readonly references: Readonly<Record<string, string>>;
  /** Whether people write it in a form, or only the program's commands do. */
  readonly writtenBy: "people" | "commands";
}

/** What a kind is declared with; the rest has defaults. */
export type KindDeclaration = Pick<RecordKind, "name" | "title" | "summary" | "schema"> &
  Partial<RecordKind>;

/** Declares a kind of record. */
export function defineKind(declaration: KindDeclaration): RecordKind {
  const fields = Object.keys(declaration.schema.shape);
  const kind: RecordKind = {
    plural: `${declaration.title}s`,
    titleField: fields[0] ?? "",
    marking: "TLP:AMBER",
    references: {},
    writtenBy: "people",
    ...declaration,
    schema: z.strictObject(declaration.schema.shape),
  };
  assert(/^[a-z][a-z0-9-]{0,63}$/.test(kind.name), "a kind is named by a word");
  assert(fields.includes(kind.titleField), `${kind.name} has its title field`);
  for (const field of fields)
    assert(/^[a-z][A-Za-z0-9]*$/.test(field), `the field ${field} is named in camel case`);
  for (const field of Object.keys(kind.references))
    assert(fields.includes(field), `${kind.name} has the field ${field} that refers`);
  return kind;
}
