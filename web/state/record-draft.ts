import { canonicalJson, type Json, type Marking } from "../../src/kernel/index.ts";
import type { FieldOfKind, KindFacts, RecordFacts } from "./records.ts";
import { valueText } from "./records.ts";

/** What stands in a form: a text for each field, and what is said of the change. */
export interface RecordDraft {
  readonly id: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly marks: Readonly<Record<string, Marking | "">>;
  readonly marking: Marking;
  readonly by: string;
  readonly reason: string;
}

/** A form as it opens, for a new record or for one that is there. */
export function draftOf(kind: KindFacts, record: RecordFacts | null, by: string): RecordDraft {
  const texts = kind.fields.map(({ name }) => [name, valueText(record?.values[name])] as const);
  return {
    id: record?.id ?? "",
    texts: Object.fromEntries(texts),
    marks: { ...record?.markings },
    marking: record?.marking ?? kind.marking,
    by,
    reason: "",
  };
}

/** What a form asks the server for: to create the record, or to change what is different. */
export function requestOf(
  kind: KindFacts,
  record: RecordFacts | null,
  draft: RecordDraft,
): { readonly command: string; readonly input: Readonly<Record<string, unknown>> } {
  const values: Record<string, Json> = {};
  for (const field of kind.fields) {
    const value = fieldValue(field, draft.texts[field.name] ?? "");
    const before = record?.values[field.name] ?? null;
    if (canonicalJson(value) !== canonicalJson(before)) values[field.name] = value;
  }
  const mark = Object.entries(draft.marks).flatMap(([name, marking]) => {
    const before = record?.markings[name] ?? "";
    return marking === before ? [] : [`${name}=${marking === "" ? "TLP:CLEAR" : marking}`];
  });
  const { id, marking, by, reason } = draft;
  const said = { kind: kind.name, values, mark, marking, by, reason };
  if (record === null) {
    return { command: "record-create", input: { ...said, ...(id === "" ? {} : { id }) } };
  }
  return { command: "record-revise", input: { ...said, id, expected: record.revision } };
}

/** A text as the field holds it. What does not fit stays a text: the server says what is wrong with it. */
function fieldValue({ type, many }: FieldOfKind, text: string): Json {
  if (text.trim() === "") return null;
  if (type === "json") return jsonOf(text);
  if (many) {
    const lines = text.split("\n").map((line) => line.trim());
    return lines.filter((line) => line !== "").map((line) => oneOf(type, line));
  }
  return oneOf(type, text);
}

function oneOf(type: FieldOfKind["type"], text: string): Json {
  if (type === "boolean") return text === "true";
  const number = Number(text);
  return type === "number" && Number.isFinite(number) ? number : text.trim();
}

function jsonOf(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
