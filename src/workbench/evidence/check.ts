import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import { checkValues } from "../../records/index.ts";
import { kindNamed } from "../kinds.ts";
import type { RecordChange } from "../records-port.ts";

/** Checks the values of new records against their kinds; every fault of all of them is named. */
export function checkedChanges(changes: readonly RecordChange[]): Result<readonly RecordChange[]> {
  const issues = changes.flatMap((change): readonly Issue[] => {
    const kind = kindNamed(change.kind);
    if (kind === null || change.action !== "create") return [];
    const checked = checkValues(kind, change.values);
    return checked.ok ? [] : checked.issues;
  });
  const told = new Map(
    issues.map((issue) => [`${issue.code} ${issue.field} ${issue.message}`, issue]),
  );
  return told.size === 0 ? accept(changes) : refuse(...told.values());
}
