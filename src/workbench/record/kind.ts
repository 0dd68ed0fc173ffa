import { z } from "zod";
import {
  accept,
  type InputField,
  type Issue,
  inputFields,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import type { RecordKind } from "../../records/index.ts";
import { KINDS, kindNamed } from "../kinds.ts";

/** A field of a kind, as forms, flags and columns of a file need it. */
export interface KindField extends Omit<InputField, "type" | "preset" | "file"> {
  /** `json` where a value has parts of its own. */
  readonly type: InputField["type"] | "json";
  /** Whether its text may have several lines. */
  readonly long: boolean;
  /** Kind whose id it holds. */
  readonly refersTo: string | null;
}

interface FieldSchema {
  readonly type?: string;
  readonly items?: FieldSchema;
  readonly anyOf?: readonly FieldSchema[];
  readonly maxLength?: number;
}

/** Texts up to this length fit into one line of a form. */
const ONE_LINE = 400;

/** The kind of a name; refuses a name that no kind has. */
export function findKind(name: string): Result<RecordKind> {
  const kind = kindNamed(name);
  return kind === null ? refuse(unknownKind(name)) : accept(kind);
}

const known = new WeakMap<RecordKind, readonly KindField[]>();

/** The fields of a kind, in the order of its declaration. */
export function kindFields(kind: RecordKind): readonly KindField[] {
  const fields = known.get(kind) ?? readFields(kind);
  known.set(kind, fields);
  return fields;
}

function readFields(kind: RecordKind): readonly KindField[] {
  const schema = z.toJSONSchema(kind.schema, { io: "input", unrepresentable: "any" });
  const properties = (schema.properties ?? {}) as Readonly<Record<string, FieldSchema>>;
  return inputFields(kind.schema).map(({ preset: _, file: __, ...field }) => {
    const property = properties[field.name] ?? {};
    const single = property.type === "array" ? (property.items ?? {}) : property;
    const type = hasParts(single) ? ("json" as const) : field.type;
    const isText = type === "string" && !field.many && field.choices.length === 0;
    const long = isText && (property.maxLength ?? ONE_LINE) > 2_000;
    return { ...field, type, long, refersTo: kind.references[field.name] ?? null };
  });
}

function hasParts({ type, items, anyOf }: FieldSchema): boolean {
  if (type === "object" || items !== undefined) return true;
  return anyOf?.some(hasParts) ?? type === undefined;
}

function unknownKind(found: string): Issue {
  return {
    code: "records/kind-unknown",
    message: `There is no kind of record "${found}".`,
    field: "kind",
    expected: KINDS.map(({ name }) => name).join(", "),
    found,
    remedy: "List the kinds with 'mizan kinds'.",
  };
}
