import { accept, type Issue, type Json, type Result, refuse } from "../../kernel/index.ts";
import { checkValues, type RecordKind, type RecordValues } from "../../records/index.ts";
import type { Ports } from "../ports.ts";

/** Whether the records that fields name are there; asks once for each id. */
export type ReferenceCheck = (kind: string, id: string) => Promise<boolean>;

/** Asks the workspace whether a present record is there that the writer may know of. */
export function referencesOf(ports: Ports): ReferenceCheck {
  const known = new Map<string, Promise<boolean>>();
  return (kind, id) => {
    const key = `${kind}/${id}`;
    const asked =
      known.get(key) ??
      ports.records.get(kind, id).then((record) => record !== null && record.state === "present");
    known.set(key, asked);
    return asked;
  };
}

/** Checks the values of a record, and that the records it names are there; collects everything that is wrong. */
export async function checkRecord(
  kind: RecordKind,
  values: unknown,
  isThere: ReferenceCheck,
): Promise<Result<RecordValues>> {
  const checked = checkValues(kind, values);
  const issues: Issue[] = checked.ok ? [] : [...checked.issues];
  const given = (checked.ok ? checked.value : values) as Record<string, Json>;
  for (const [field, target] of Object.entries(kind.references)) {
    for (const id of textsIn(given[field]))
      if (!(await isThere(target, id))) issues.push(unknownReference(field, target, id));
  }
  return checked.ok && issues.length === 0 ? accept(checked.value) : refuse(...issues);
}

function textsIn(value: Json | undefined): readonly string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === "string");
}

function unknownReference(field: string, kind: string, found: string): Issue {
  return {
    code: "records/reference-unknown",
    message: `There is no ${kind} ${found}.`,
    field,
    found,
    expected: `the id of a present ${kind}`,
    remedy: "Create it first, or correct the id.",
  };
}
