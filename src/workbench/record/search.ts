import type { Json } from "../../kernel/index.ts";
import type { StoredRecord } from "../../records/index.ts";
import { KINDS, kindNamed } from "../kinds.ts";
import { annotationAddress, describeSubject } from "../note/annotation.ts";
import { annotationOf } from "../note/annotation-store.ts";
import type { RecordsPort } from "../records-port.ts";
import type { SearchHit, SearchKind } from "../search-port.ts";
import { titleOf } from "./row.ts";

const NOTE = "annotation";
/** Releases are found as datasets. */
const FOUND_ELSEWHERE = [NOTE, "release"];

/** Notes and records whose words begin with all terms, as far as the reader is cleared, best first. */
export async function findRecordHits(
  records: RecordsPort,
  terms: readonly string[],
  { kinds, limit }: { readonly kinds: readonly SearchKind[]; readonly limit: number },
): Promise<SearchHit[]> {
  const isAsked = (kind: SearchKind) => kinds.length === 0 || kinds.includes(kind);
  const notes = isAsked("annotation") ? await records.find(terms, { kinds: [NOTE], limit }) : [];
  const others = KINDS.map(({ name }) => name).filter((name) => !FOUND_ELSEWHERE.includes(name));
  const found = isAsked("record") ? await records.find(terms, { kinds: others, limit }) : [];
  return [...notes.flatMap(noteHit), ...found.map(recordHit)];
}

/** Page of the workbench that opens a record. */
function recordAddress({ kind, id }: Pick<StoredRecord, "kind" | "id">): string {
  return `/records/${kind}/${encodeURIComponent(id)}`;
}

function noteHit(record: StoredRecord): readonly SearchHit[] {
  const note = annotationOf(record);
  if (note === null) return [];
  const { subject, author, marking, text } = note;
  const detail = `${describeSubject(subject)} · ${author} · ${marking}`;
  return [{ kind: NOTE, title: text, titleUr: null, detail, address: annotationAddress(subject) }];
}

function recordHit(record: StoredRecord): SearchHit {
  const kind = kindNamed(record.kind);
  const urdu: Json | undefined = record.body?.values[`${kind?.titleField ?? ""}Ur`];
  return {
    kind: "record",
    title: titleOf(record),
    titleUr: typeof urdu === "string" ? urdu : null,
    detail: `${kind?.title ?? record.kind} · ${record.id} · ${record.marking}`,
    address: recordAddress(record),
  };
}
