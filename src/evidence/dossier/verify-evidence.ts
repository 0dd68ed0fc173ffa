import { isDisclosedBody } from "../../records/index.ts";
import type { Finding } from "../finding.ts";
import type { FolderView } from "../folder-view.ts";
import type { DossierDocument, DossierPart } from "./document.ts";
import { readJson } from "./verify-read.ts";

type EvidencePart = Extract<DossierPart, { type: "evidence" }>;

/** Checks that each file of evidence is the one that its record on the log names. */
export async function evidenceFindings(
  view: FolderView,
  dossier: DossierDocument,
  digests: ReadonlyMap<string, string>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const part of dossier.parts)
    if (part.type === "evidence") findings.push(await oneItem(view, part, digests));
  return findings;
}

async function oneItem(
  view: FolderView,
  part: EvidencePart,
  digests: ReadonlyMap<string, string>,
): Promise<Finding> {
  const check = "evidence/bytes";
  const subject = part.file === null ? `part ${part.number}` : `data/${part.file}`;
  if (part.file === null) {
    const detail = `The item is withheld (${part.withheld ?? "no reason"}); the log holds a commitment to it.`;
    return { check, status: "cannot-be-checked", subject, detail };
  }
  const recorded = await recordedDigest(view, part);
  const found = digests.get(subject) ?? null;
  if (recorded === null) {
    const detail = "The record of the item does not show its digest.";
    return { check, status: "cannot-be-checked", subject, detail };
  }
  const same = found === recorded && part.sha256 === recorded;
  return {
    check,
    status: same ? "pass" : "fail",
    subject,
    detail: same
      ? "The bytes are those that the record on the log names."
      : `The record on the log names ${recorded}; the file has ${found ?? "no digest"}.`,
  };
}

async function recordedDigest(view: FolderView, part: EvidencePart): Promise<string | null> {
  const item = part.records.find(({ kind }) => kind === "evidence-item");
  const read = item === undefined ? null : await readJson(view, `data/${item.body}`);
  if (read === null || !read.ok || !isDisclosedBody(read.value)) return null;
  const field = read.value.fields["sha256"];
  return field !== undefined && "value" in field && typeof field.value === "string"
    ? field.value
    : null;
}
