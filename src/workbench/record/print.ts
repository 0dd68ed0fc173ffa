import { canonicalJson, type Json } from "../../kernel/index.ts";
import type { RecordRow, RevisionRow } from "./schema.ts";

const GAP_WORDS = {
  erased: "The content was erased.",
  "not-here": "The content is not in this copy of the workspace.",
  differs: "The content kept here is not what the log holds; it is not shown.",
} as const;

/** A record for a person at a terminal. */
export function printRecord(record: RecordRow): string {
  const { kind, id, title, state, revision, marking, by, changed, index } = record;
  const fields = Object.entries(record.values).map(
    ([field, value]) => `  ${field.padEnd(14)} ${valueText(value)}${fieldMark(record, field)}`,
  );
  return [
    title,
    `${kind} ${id}, ${state}, revision ${revision}, ${marking}`,
    `changed ${changed}${by === null ? "" : ` by ${by}`}, entry ${index} of the log`,
    ...(record.bodyGap === null ? [] : [GAP_WORDS[record.bodyGap]]),
    ...fields,
    ...record.withheld.map(withheldLine),
  ].join("\n");
}

/** The changes of a record for a person at a terminal. */
export function printHistory({
  revisions,
}: {
  readonly revisions: readonly RevisionRow[];
}): string {
  return revisions
    .map((one) =>
      [
        `${one.revision}. ${one.action}, ${one.time}, ${one.by ?? "author not shown"}, ${one.marking}, entry ${one.index}`,
        ...(one.reason === null || one.reason === "" ? [] : [`   because: ${one.reason}`]),
        ...(one.bodyGap === null ? [] : [`   ${GAP_WORDS[one.bodyGap]}`]),
        ...one.changes.map(
          ({ field, before, after }) =>
            `   ${field}: ${before === null ? "nothing" : valueText(before)} -> ${after === null ? "nothing" : valueText(after)}`,
        ),
        ...one.withheld.map((field) => ` ${withheldLine(field)}`),
      ].join("\n"),
    )
    .join("\n");
}

function withheldLine({ field, marking }: RecordRow["withheld"][number]): string {
  return `  ${field.padEnd(14)} not shown: ${marking}`;
}

function fieldMark({ markings }: RecordRow, field: string): string {
  const marking = markings[field];
  return marking === undefined ? "" : `  (${marking})`;
}

function valueText(value: Json): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((one) => typeof one === "string"))
    return value.join(" | ");
  return canonicalJson(value);
}
