import type { DossierItem, DossierPart } from "../../evidence/index.ts";
import { accept, type Json, type Result, refuse } from "../../kernel/index.ts";
import type { StoredRecord } from "../../records/index.ts";
import { kindNamed } from "../kinds.ts";
import type { DossierContents } from "./contents.ts";

type RecordItem = Extract<DossierItem, { type: "record" }>;
type RecordPart = Extract<DossierPart, { type: "record" }>;

/** Makes a record a part of a dossier; fields that the recipient may not see are named, not shown. */
export async function recordPart(
  contents: DossierContents,
  item: RecordItem,
  number: number,
): Promise<Result<RecordPart>> {
  const record = await contents.ports.records.get(item.kind, item.id);
  if (record === null) {
    return refuse({
      code: "records/record-unknown",
      message: `There is no ${item.kind} ${item.id}.`,
      field: `item ${number}`,
      remedy: "Take it out of the dossier, or restore it.",
    });
  }
  const ref = await contents.addRecord(record);
  if (!ref.ok) return ref;
  const hidden = new Set(ref.value.withheld.map(({ field }) => field));
  const values = Object.entries(record.body?.values ?? {});
  return accept({
    type: "record",
    number,
    heading: item.heading ?? titleOf(record, hidden),
    text: item.text ?? null,
    fields: values.map(([name, value]) => ({
      name,
      value: hidden.has(name) ? null : textOf(value),
    })),
    record: ref.value,
    cites: [],
  });
}

function titleOf({ kind, id, body }: StoredRecord, hidden: ReadonlySet<string>): string {
  const declared = kindNamed(kind);
  const field = declared?.titleField ?? "";
  const title = hidden.has(field) ? undefined : body?.values[field];
  return `${declared?.title ?? kind}: ${typeof title === "string" ? title : id}`;
}

/** A value of a field as a reader reads it. */
function textOf(value: Json): string {
  if (Array.isArray(value)) return value.map((one) => textOf(one as Json)).join("; ");
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return value === null ? "" : String(value);
}
