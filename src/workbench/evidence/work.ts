import {
  bestCourtMinimum,
  type CopyRole,
  courtShare,
  custodyFindings,
  type Finding,
  overallStatus,
} from "../../evidence/index.ts";
import { accept, type Marking, type Result } from "../../kernel/index.ts";
import type { Ports } from "../ports.ts";
import { archiveFormat, readArchive } from "./archive.ts";
import {
  findItem,
  type KnownEvidence,
  type KnownItem,
  readEvidence,
  readEvidenceOf,
} from "./records.ts";
import { captureRow, custodyRow, evidenceRow } from "./row.ts";
import type { Archive, CaptureRow, CustodyRow, EvidenceRow } from "./schema.ts";

/** Which items are listed. */
export interface EvidenceQuery {
  readonly role?: CopyRole | undefined;
  readonly type?: string | undefined;
  readonly marking?: Marking | undefined;
  readonly text?: string | undefined;
  readonly disposed: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** Lists items, the last preserved first, with the share that reaches the court minimum. */
export async function listEvidence(
  ports: Pick<Ports, "records" | "evidence">,
  query: EvidenceQuery,
) {
  const known = await readEvidence(ports);
  const rows = known.items
    .filter(({ record }) => record.state === "present" || query.disposed)
    .map((item) => evidenceRow(known, item))
    .filter((row) => fits(row, query))
    .reverse();
  const counted = rows.filter(({ role }) => role === "evidentiary");
  return {
    total: rows.length,
    items: rows.slice(query.offset, query.offset + query.limit),
    court: courtShare(counted.map(({ courtMinimum }) => courtMinimum)),
  };
}

/** One item with everything that is known of it. */
export interface EvidenceAnswer {
  readonly item: EvidenceRow;
  readonly derived: { readonly id: string; readonly name: string; readonly role: string }[];
  readonly captures: CaptureRow[];
  readonly custody: CustodyRow[];
  readonly custodyFindings: Finding[];
  readonly courtMinimum: CaptureRow["courtMinimum"] | null;
  readonly archive: Archive | null;
  readonly bytesHere: boolean;
}

/** Shows one item with everything that is known of it. */
export async function showEvidence(
  ports: Ports,
  input: { readonly id: string; readonly archive: boolean },
): Promise<Result<EvidenceAnswer>> {
  const found = await findItem(ports.records, input.id);
  if (!found.ok) return found;
  const { record, facts } = found.value;
  const known = await readEvidenceOf(ports, [record.id]);
  const captures = known.capturesOf(record.id);
  const best = bestCourtMinimum(captures.map(({ minimum }) => minimum));
  const custody = known.custodyOf(record.id).map(custodyRow);
  const bytesHere = (await ports.evidence.size(facts.sha256)) === facts.size;
  const format = input.archive && bytesHere ? archiveFormat(facts) : null;
  return accept({
    item: evidenceRow(known, found.value),
    derived: derivedOf(known, record.id),
    captures: captures.map(captureRow),
    custody,
    custodyFindings: findingRows(chainOf(known, found.value)),
    courtMinimum:
      captures.map(captureRow).find(({ courtMinimum }) => courtMinimum.met === best?.met)
        ?.courtMinimum ?? null,
    archive: format === null ? null : await shownArchive(ports, format, facts.sha256, facts.name),
    bytesHere,
  });
}

/** Whether the custody of an item is without a gap. */
export function chainOf(known: KnownEvidence, { record, facts }: KnownItem) {
  const events = known
    .custodyOf(record.id)
    .map(({ event, record: { index } }) => ({ ...event, index }));
  const derived = facts.derivedFrom !== null;
  return custodyFindings({ id: record.id, sha256: facts.sha256, derived }, events);
}

const PAGES_SHOWN = 1_000;

async function shownArchive(
  ports: Ports,
  format: "wacz" | "warc",
  sha256: string,
  name: string,
): Promise<Archive> {
  const read = await readArchive(ports.evidence, format, sha256, name);
  return {
    format,
    status: overallStatus(read.findings),
    findings: findingRows(read.findings),
    pages: read.pages.slice(0, PAGES_SHOWN).map((page) => ({ ...page })),
    pagesTotal: read.pages.length,
    records: read.records.length,
    software: read.software,
    signer: read.signer,
  };
}

function findingRows(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => ({ ...finding }));
}

function derivedOf(known: KnownEvidence, id: string) {
  return known.items
    .filter(({ facts }) => facts.derivedFrom === id)
    .map(({ record, facts }) => ({ id: record.id, name: facts.name, role: facts.role }));
}

function fits(row: EvidenceRow, { role, type, marking, text }: EvidenceQuery): boolean {
  if (role !== undefined && row.role !== role) return false;
  if (type !== undefined && row.mediaType !== type) return false;
  if (marking !== undefined && row.marking !== marking) return false;
  if (text === undefined) return true;
  const wanted = text.toLowerCase();
  return [row.name, row.url ?? "", row.sha256, row.id].some((one) =>
    one.toLowerCase().includes(wanted),
  );
}
