import type { DossierDocument, RecordRef } from "../../evidence/index.ts";
import { accept, mayRead, type Result } from "../../kernel/index.ts";
import { bytesText } from "../../ledger/index.ts";
import type { Ports } from "../ports.ts";
import { DossierContents } from "./contents.ts";
import { makePart } from "./parts.ts";
import type { DossierPreview } from "./preview.ts";
import { logNotWhole, readDossier } from "./store.ts";

type Part = DossierDocument["parts"][number];

/** Makes every part of a dossier as the recipient would read it, and writes nothing. */
export async function previewDossier(ports: Ports, id: string): Promise<Result<DossierPreview>> {
  const opened = await readDossier(ports, id);
  if (!opened.ok) return opened;
  const { values, record } = opened.value;
  const [about, head] = await Promise.all([ports.log.about(), ports.log.head()]);
  if (!head.ok) return head;
  if (about === null) return logNotWhole(id);
  const reader = ports.records.clearance;
  const clearance = mayRead(values.clearance, reader) ? reader : values.clearance;
  const contents = new DossierContents({ ports, head: head.value, log: about, clearance });
  const own = await contents.addRecord(record);
  if (!own.ok) return own;
  const parts: DossierPreview["parts"] = [];
  for (const [i, item] of values.items.entries()) {
    const made = await makePart(contents, item, i + 1);
    const problems = made.ok
      ? []
      : made.issues.map(({ code, message, remedy }) => ({ code, message, remedy }));
    parts.push({ part: made.ok ? made.value : null, problems });
  }
  const sources = [...contents.sources];
  const made = parts.flatMap(({ part }) => (part === null ? [] : [part]));
  return accept({
    id,
    revision: record.revision,
    clearance,
    parts,
    sources,
    withheld: [
      ...fieldsOf(own.value, 0),
      ...made.flatMap(withheldOf),
      ...sources.flatMap(({ record: ref }) => (ref === null ? [] : fieldsOf(ref, 0))),
    ].filter(isFirst),
    drawings: await drawingsOf(contents, made),
  });
}

function withheldOf(part: Part): DossierPreview["withheld"] {
  if (part.type === "record") return fieldsOf(part.record, part.number);
  if (part.type !== "evidence") return [];
  return part.records.flatMap((ref) => fieldsOf(ref, part.number));
}

function fieldsOf({ kind, id, withheld }: RecordRef, part: number): DossierPreview["withheld"] {
  return withheld.map(({ field, marking }) => ({ part, record: `${kind}/${id}`, field, marking }));
}

/** A record that is both a part and a source is told once, at its part. */
function isFirst(
  { record, field }: DossierPreview["withheld"][number],
  at: number,
  all: DossierPreview["withheld"],
): boolean {
  return all.findIndex((one) => one.record === record && one.field === field) === at;
}

async function drawingsOf({ payload }: DossierContents, parts: readonly Part[]) {
  const wanted = new Set(parts.flatMap((part) => (part.type === "figure" ? [part.image] : [])));
  const drawings: Record<string, string> = {};
  for (const file of payload.filter(({ path }) => wanted.has(path))) {
    for await (const bytes of file.read()) drawings[file.path] = bytesText(bytes) ?? "";
  }
  return drawings;
}
