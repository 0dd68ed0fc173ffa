import type { z } from "zod";
import { accept, type Issue, type Json, LIMITS, type Result, refuse } from "../kernel/index.ts";
import type { RecordValues } from "./body.ts";
import type { RecordKind } from "./kind.ts";
import { personalData } from "./personal-data.ts";

/** Checks the values of a record against its kind and collects everything that is wrong, field by field. */
export function checkValues(kind: RecordKind, given: unknown): Result<RecordValues> {
  const read = kind.schema.safeParse(given);
  const issues: Issue[] = read.success
    ? []
    : read.error.issues.flatMap((one) => issuesOf(kind, one));
  if (!read.success) return refuse(...issues);
  const values = withoutGaps(read.data as Record<string, unknown>);
  for (const [field, value] of Object.entries(values)) {
    issues.push(
      ...badText(field, value),
      ...(PUBLIC_FIELD.test(field) ? [] : personalData(field, value)),
    );
  }
  return issues.length === 0 ? accept(values) : refuse(...issues);
}

/** Addresses of pages may hold what looks like an account or a number. */
const PUBLIC_FIELD = /^(url|finalUrl|digest|sha256|doi|isbn)$|Url$|Digests?$/;

function withoutGaps(values: Record<string, unknown>): RecordValues {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as RecordValues;
}

function badText(field: string, value: Json): readonly Issue[] {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([name, part]) =>
      badText(`${field}.${name}`, part as Json),
    );
  }
  if (typeof value !== "string") return [];
  const wrong = !value.isWellFormed()
    ? "well-formed Unicode"
    : value.length > LIMITS.fieldText
      ? `at most ${LIMITS.fieldText} characters`
      : null;
  if (wrong === null) return [];
  return [
    { code: "records/field-wrong", message: "The text cannot be kept.", field, expected: wrong },
  ];
}

function issuesOf(kind: RecordKind, issue: z.core.$ZodIssue): readonly Issue[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((field) => ({
      code: "records/field-unknown",
      message: `${kind.title} has no field "${field}".`,
      field,
      expected: Object.keys(kind.schema.shape).join(", "),
    }));
  }
  const field = issue.path.map(String).join(".");
  if (issue.message.endsWith("received undefined") && issue.path.length === 1)
    return [{ code: "records/field-wrong", message: "The field is required.", field }];
  return [
    {
      code: "records/field-wrong",
      message: `${issue.message}.`,
      ...(field === "" ? {} : { field }),
      ...("expected" in issue ? { expected: String(issue.expected) } : {}),
      ...("values" in issue ? { expected: issue.values.map(String).join(", ") } : {}),
    },
  ];
}
