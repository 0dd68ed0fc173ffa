import {
  accept,
  coerceInput,
  type Issue,
  type Json,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import type { RecordState } from "../../records/index.ts";
import type { Ports } from "../ports.ts";
import { searchTerms } from "../search/text.ts";
import { readAsOf } from "./as-of.ts";
import { findKind, kindFields } from "./kind.ts";
import { recordRow } from "./row.ts";
import type { RecordRow } from "./schema.ts";

/** What is asked of a list of records. */
interface ListQuestion {
  readonly kind?: string | undefined;
  readonly state: RecordState | "all";
  readonly where: readonly string[];
  readonly text: string;
  readonly limit: number;
  readonly offset: number;
  readonly asOf?: string | undefined;
  readonly atSize?: number | undefined;
}

/** The records that fit a question, and how many there are that the reader may know of. */
export async function listRecords(
  ports: Ports,
  question: ListQuestion,
): Promise<Result<{ total: number; records: RecordRow[] }>> {
  const { kind, state, text, limit, offset } = question;
  const at = readAsOf(question);
  if (!at.ok) return at;
  const where = readWhere(kind, question.where);
  if (!where.ok) return where;
  const terms = searchTerms(text);
  if (text.trim() !== "" && terms.length === 0) return accept({ total: 0, records: [] });
  if (terms.length > 0 && (at.value !== null || state !== "present")) return refuse(WORDS_OF_TODAY);
  const page = await ports.records.list({
    ...(kind === undefined ? {} : { kinds: [kind] }),
    ...(state === "all" ? {} : { states: [state] }),
    ...(terms.length === 0 ? {} : { terms }),
    where: where.value,
    at: at.value ?? undefined,
    limit,
    offset,
  });
  return accept({ total: page.total, records: page.records.map(recordRow) });
}

function readWhere(
  kindName: string | undefined,
  conditions: readonly string[],
): Result<Readonly<Record<string, Json>>> {
  if (kindName === undefined) return conditions.length === 0 ? accept({}) : refuse(KIND_NEEDED);
  const kind = findKind(kindName);
  if (!kind.ok) return kind;
  const fields = kindFields(kind.value);
  const where: Record<string, Json> = {};
  const issues: Issue[] = [];
  for (const condition of conditions) {
    const at = condition.indexOf("=");
    const name = condition.slice(0, Math.max(0, at));
    const field = fields.find((one) => one.name === name);
    if (field === undefined) issues.push(wrongCondition(condition, fields));
    else {
      const form = { ...field, type: field.type === "json" ? ("string" as const) : field.type };
      const one = { ...form, many: false, preset: undefined, file: null };
      where[name] = coerceInput([one], { [name]: condition.slice(at + 1) })[name] as Json;
    }
  }
  return issues.length === 0 ? accept(where) : refuse(...issues);
}

function wrongCondition(found: string, fields: readonly { readonly name: string }[]): Issue {
  return {
    code: "records/field-unknown",
    message: "A condition is the name of a field, an equals sign and the value.",
    field: "where",
    expected: `one of ${fields.map(({ name }) => name).join(", ")}, then =value`,
    found,
  };
}

const KIND_NEEDED: Issue = {
  code: "records/kind-unknown",
  message: "A condition on a field needs the kind that has the field.",
  field: "kind",
  remedy: "Name the kind; 'mizan kinds' lists them.",
};

const WORDS_OF_TODAY: Issue = {
  code: "records/words-of-today",
  message: "Words are found in present records as they stand now.",
  field: "text",
  remedy: "Leave out the words, or the past state.",
};
