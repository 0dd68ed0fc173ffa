import type { StoredRecord } from "../../records/index.ts";
import { kindNamed } from "../kinds.ts";
import type { RecordRow } from "./schema.ts";

/** A stored record as commands give it. */
export function recordRow(record: StoredRecord): RecordRow {
  const { kind, id, state, revision, marking, created, changed, index, body, bodyGap } = record;
  const values = body?.values ?? {};
  const shown = Object.entries(body?.markings ?? {}).filter(([field]) => field in values);
  return {
    kind,
    id,
    title: titleOf(record),
    state,
    revision,
    marking,
    by: body?.by ?? null,
    created,
    changed,
    index,
    values: { ...values },
    markings: Object.fromEntries(shown),
    withheld: [...record.withheld],
    bodyGap,
  };
}

/** The text that names a record; its id where the text is not shown. */
export function titleOf({ kind, id, body }: Pick<StoredRecord, "kind" | "id" | "body">): string {
  const value = body?.values[kindNamed(kind)?.titleField ?? ""];
  return typeof value === "string" && value !== "" ? value : id;
}
