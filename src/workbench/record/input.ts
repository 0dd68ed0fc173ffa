import {
  accept,
  coerceInput,
  type Issue,
  type Json,
  LIMITS,
  MARKINGS,
  type Marking,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import type { RecordKind, RecordValues } from "../../records/index.ts";
import type { Ports } from "../ports.ts";
import { type KindField, kindFields } from "./kind.ts";

/** The values of a record as a command takes them: flags, JSON, a file. */
export interface GivenValues {
  readonly field: readonly string[];
  readonly values?: string | Readonly<Record<string, unknown>> | undefined;
  readonly file?: string | undefined;
  readonly mark: readonly string[];
}

/** What was given, read: values by field (`null` takes one away), and markings of fields. */
export interface ReadValues {
  readonly values: RecordValues;
  readonly markings: Readonly<Record<string, Marking>>;
}

/** Reads the values that a command was given; collects everything that is wrong. */
export async function readValues(
  ports: Ports,
  kind: RecordKind,
  given: GivenValues,
): Promise<Result<ReadValues>> {
  const fields = kindFields(kind);
  const file = given.file === undefined ? undefined : await ports.files.readText(given.file);
  const parts = [
    file === undefined ? accept({}) : readObject(file, "file", given.file),
    typeof given.values === "string"
      ? readObject(given.values, "values")
      : accept((given.values ?? {}) as RecordValues),
    readFlags(fields, given.field),
  ];
  const markings = readMarks(fields, given.mark);
  const issues = [...parts, markings].flatMap((part) => (part.ok ? [] : part.issues));
  if (issues.length > 0 || !markings.ok) return refuse(...issues);
  const values: RecordValues = Object.assign(
    {},
    ...parts.map((part) => (part.ok ? part.value : {})),
  );
  return accept({ values, markings: markings.value });
}

/** Text of one value turned into what the field holds; text that does not fit stays as it is. */
export function typedValue(field: Pick<KindField, "name" | "type">, text: string): Json {
  if (field.type === "json") return parseOrText(text);
  const one = { ...field, type: field.type, many: false, required: false, choices: [] };
  const form = { ...one, description: "", preset: undefined, file: null, spread: false };
  return coerceInput([form], { [field.name]: text })[field.name] as Json;
}

function readFlags(fields: readonly KindField[], flags: readonly string[]): Result<RecordValues> {
  const values: Record<string, Json> = {};
  const issues: Issue[] = [];
  for (const flag of flags) {
    const [name, text] = halves(flag);
    const field = fields.find((one) => one.name === name);
    if (field === undefined) issues.push(unknownField(flag, fields));
    else if (text === "") values[name] = null;
    else if (!field.many) values[name] = typedValue(field, text);
    else values[name] = [...((values[name] as Json[] | null) ?? []), typedValue(field, text)];
  }
  return issues.length === 0 ? accept(values) : refuse(...issues);
}

/** Reads markings of fields, each as `name=TLP:RED`. */
export function readMarks(
  fields: readonly { readonly name: string }[],
  marks: readonly string[],
): Result<Readonly<Record<string, Marking>>> {
  const markings: Record<string, Marking> = {};
  const issues: Issue[] = [];
  for (const mark of marks) {
    const [name, text] = halves(mark);
    const marking = MARKINGS.find((one) => one === text);
    if (!fields.some((one) => one.name === name)) issues.push(unknownField(mark, fields));
    else if (marking === undefined) issues.push(unknownMarking(name, text));
    else markings[name] = marking;
  }
  return issues.length === 0 ? accept(markings) : refuse(...issues);
}

function readObject(text: string, field: string, file?: string): Result<RecordValues> {
  const place = file === undefined ? { field } : { file };
  const value = text.length > LIMITS.recordBody ? null : parseOrText(text);
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return accept(value as RecordValues);
  return refuse({
    code: "records/field-wrong",
    message: "The values are not one JSON object.",
    ...place,
    expected: '{"field": value, ...}',
  });
}

function parseOrText(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function halves(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function unknownField(found: string, fields: readonly { readonly name: string }[]): Issue {
  return {
    code: "records/field-unknown",
    message: `The kind has no field of that name.`,
    field: halves(found)[0],
    expected: fields.map(({ name }) => name).join(", "),
    found,
  };
}

function unknownMarking(field: string, found: string): Issue {
  return {
    code: "records/field-wrong",
    message: "This is not a marking of TLP 2.0.",
    field,
    expected: MARKINGS.join(", "),
    found,
  };
}
