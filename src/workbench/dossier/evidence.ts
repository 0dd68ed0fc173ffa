import type { DossierItem, DossierPart } from "../../evidence/index.ts";
import { accept, type Marking, mayRead, type Result, refuse } from "../../kernel/index.ts";
import type { StoredRecord } from "../../records/index.ts";
import { showEvidence } from "../evidence/work.ts";
import type { DossierContents } from "./contents.ts";

type EvidenceItem = Extract<DossierItem, { type: "evidence" }>;
type EvidencePart = Extract<DossierPart, { type: "evidence" }>;

/**
 * Makes a preserved item a part of a dossier: its bytes, its facts, its custody. An item above the
 * recipient's clearance is replaced by its commitment, and nothing else of it is told.
 */
export async function evidencePart(
  contents: DossierContents,
  item: EvidenceItem,
  number: number,
): Promise<Result<EvidencePart>> {
  const { ports, clearance } = contents;
  const record = await ports.records.get("evidence-item", item.id);
  if (record === null) {
    return refuse({
      code: "records/record-unknown",
      message: `There is no evidence item ${item.id}.`,
      field: `item ${number}`,
      remedy: "Take it out of the dossier, or restore it.",
    });
  }
  const ref = await contents.addRecord(record);
  if (!ref.ok) return ref;
  const base = {
    type: "evidence" as const,
    number,
    heading: item.heading ?? `Evidence item ${item.id}`,
    text: item.text ?? null,
    cites: [],
  };
  const closed = closedBy(record, clearance);
  if (closed !== null || ref.value.withheld.length > 0) {
    const marking = closed ?? ref.value.withheld[0]?.marking ?? record.marking;
    return accept({ ...base, ...WITHHELD, withheld: `marked ${marking}`, records: [ref.value] });
  }
  return openPart(contents, { record, ref: ref.value, base, heading: item.heading });
}

const WITHHELD = {
  file: null,
  sha256: "",
  bytes: 0,
  mediaType: "",
  facts: [],
  custody: [],
  courtMinimum: null,
};

function closedBy({ marking }: StoredRecord, clearance: Marking): Marking | null {
  return mayRead(clearance, marking) ? null : marking;
}

/** An item that the recipient may see whole. */
async function openPart(
  contents: DossierContents,
  known: {
    readonly record: StoredRecord;
    readonly ref: EvidencePart["records"][number];
    readonly base: Pick<EvidencePart, "type" | "number" | "heading" | "text" | "cites">;
    readonly heading: string | undefined;
  },
): Promise<Result<EvidencePart>> {
  const { ports, clearance } = contents;
  const { record, ref, base, heading } = known;
  const shown = await showEvidence(ports, { id: record.id, archive: false });
  if (!shown.ok) return shown;
  const { item, captures, custody, courtMinimum, bytesHere } = shown.value;
  if (!bytesHere) {
    return refuse({
      code: "workbench/dossier-not-whole",
      message: `The bytes of evidence item ${item.id} are not here.`,
      field: `item ${base.number}`,
      remedy: "Restore them from a copy, or take the item out of the dossier.",
    });
  }
  const open = captures.filter(({ marking }) => mayRead(clearance, marking));
  const records = [ref];
  for (const { id } of open) {
    const capture = await ports.records.get("capture", id);
    const added = capture === null ? null : await contents.addRecord(capture);
    if (added !== null && !added.ok) return added;
    if (added !== null) records.push(added.value);
  }
  const path = `evidence/${item.sha256.slice(0, 16)}-${fileName(item.name)}`;
  contents.addLargeFile({
    path,
    size: item.size,
    read: async function* () {
      const bytes = await ports.evidence.open(item.sha256);
      if (bytes !== null) yield* bytes;
    },
  });
  const [capture] = open;
  const facts = [
    { name: "Name", value: item.name },
    { name: "Address", value: capture?.finalUrl ?? capture?.url ?? "" },
    { name: "Captured (UTC)", value: capture?.capturedAt ?? "" },
    { name: "Collected by", value: capture?.collector ?? "" },
    { name: "Tool", value: [capture?.tool, capture?.toolVersion].filter(Boolean).join(" ") },
    { name: "Purpose", value: capture?.purpose ?? "" },
  ];
  return accept({
    ...base,
    heading: heading ?? capture?.title ?? item.name,
    file: path,
    withheld: null,
    sha256: item.sha256,
    bytes: item.size,
    mediaType: item.mediaType,
    facts: facts.filter(({ value }) => value !== ""),
    custody: custody.map(({ at, action, actor, reason }) => ({ at, action, by: actor, reason })),
    courtMinimum:
      courtMinimum === null
        ? null
        : `Court minimum: ${courtMinimum.met} of ${courtMinimum.of}${missing(courtMinimum.outcomes)}`,
    records,
  });
}

function missing(
  outcomes: readonly { readonly met: boolean; readonly requirement: string }[],
): string {
  const names = outcomes.filter(({ met }) => !met).map(({ requirement }) => requirement);
  return names.length === 0 ? ", all met." : `; missing: ${names.join(", ")}.`;
}

/** A file's name that every system can hold. */
function fileName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[.-]+/, "");
  return plain.slice(-80) || "file";
}
