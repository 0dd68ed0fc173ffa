import { z } from "zod";

/** One input of a command as forms, flags and query parameters need it. */
export interface InputField {
  readonly name: string;
  readonly type: "string" | "number" | "boolean";
  readonly many: boolean;
  readonly required: boolean;
  readonly choices: readonly string[];
  readonly description: string;
  readonly preset: unknown;
  /** `read` or `write` where the value is the path of a file. */
  readonly file: "read" | "write" | null;
  /** On the command line one flag may be followed by several values. */
  readonly spread: boolean;
}

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly file?: "read" | "write";
  readonly spread?: boolean;
}

/** The fields of a command's input, in the order of its declaration. */
export function inputFields(input: z.ZodObject): readonly InputField[] {
  const schema = z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const whole = plain(property);
    const many = whole.type === "array";
    const single = many ? plain(whole.items ?? {}) : whole;
    return {
      name,
      type: fieldType(single),
      many,
      required: required.has(name) && property.default === undefined,
      choices: (single.enum ?? []).map(String),
      description: property.description ?? whole.description ?? "",
      preset: property.default,
      file: property.file ?? whole.file ?? single.file ?? null,
      spread: property.spread === true,
    };
  });
}

/**
 * Values given as text (flags, query parameters) turned into the types that the input expects. Text that
 * does not fit is left as it is, so that the schema says what is wrong.
 */
export function coerceInput(
  fields: readonly InputField[],
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const coerced: Record<string, unknown> = { ...values };
  for (const field of fields) {
    const value = values[field.name];
    if (value === undefined) continue;
    const one = (item: unknown) => coerceOne(field.type, item);
    if (field.many) coerced[field.name] = (Array.isArray(value) ? value : [value]).map(one);
    else coerced[field.name] = one(value);
  }
  return coerced;
}

function plain(schema: JsonSchema): JsonSchema {
  const parts = schema.anyOf?.filter((part) => part.type !== "null") ?? [];
  const [first] = parts;
  return first === undefined ? schema : { ...first, ...schema, anyOf: [] };
}

function fieldType(schema: JsonSchema): InputField["type"] {
  if (schema.type === "number" || schema.type === "integer") return "number";
  return schema.type === "boolean" ? "boolean" : "string";
}

function coerceOne(type: InputField["type"], value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (type === "number") {
    const number = Number(value);
    return value.trim() === "" || Number.isNaN(number) ? value : number;
  }
  if (type === "boolean")
    return value === "true" || value === "1" ? true : value === "false" ? false : value;
  return value;
}
