import type { Json } from "../../kernel/index.ts";
import {
  bytesText,
  checkEntryProof,
  formatNote,
  type LedgerCrypto,
  openEntry,
  parseEntryProof,
  type Statement,
  sameBytes,
} from "../../ledger/index.ts";
import { type DisclosedBody, disclosedDigest, isDisclosedBody } from "../../records/index.ts";
import type { Finding } from "../finding.ts";
import type { FolderView } from "../folder-view.ts";
import type { DossierDocument, RecordRef } from "./document.ts";
import { refsOf } from "./refs.ts";
import { type LogTrust, trustedKey } from "./verify-log.ts";
import { readJson } from "./verify-read.ts";

/** Fields of a record that its holder opens after a package was made: each with its own salt. */
export interface Disclosure {
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
  readonly fields: Readonly<Record<string, { readonly value: Json; readonly salt: string }>>;
}

/** Checks every cited record: its entry is on the log, was signed, and commits to the body that is shown. */
export async function recordFindings(
  view: FolderView,
  dossier: DossierDocument,
  trust: LogTrust,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const ref of refsOf(dossier)) findings.push(...(await refFindings(view, ref, trust)));
  const named = new Set(refsOf(dossier).flatMap(({ proof, entry }) => [proof, entry]));
  for (const { path } of await view.list())
    if (/\.(tlog-proof|entry\.json)$/.test(path) && !named.has(path))
      findings.push(
        of("record/cited", "warning", path, "No statement of the dossier leads to this file."),
      );
  return findings;
}

/** Checks fields that were revealed later against the commitments in the package. */
export function revealFindings(
  dossier: DossierDocument,
  reveals: readonly Disclosure[],
  crypto: LedgerCrypto,
  bodies: ReadonlyMap<string, unknown>,
): readonly Finding[] {
  const check = "record/revealed";
  return reveals.flatMap((reveal) => {
    const subject = `${reveal.kind} ${reveal.id}`;
    const ref = refsOf(dossier).find(
      ({ kind, id, revision }) =>
        kind === reveal.kind && id === reveal.id && revision === reveal.revision,
    );
    const body = ref === undefined ? undefined : bodies.get(ref.body);
    if (!isDisclosedBody(body))
      return [of(check, "fail", subject, "The dossier does not cite this revision of the record.")];
    const before = disclosedDigest(crypto.sha256, body);
    const opened = disclosedDigest(crypto.sha256, {
      ...body,
      fields: { ...body.fields, ...reveal.fields },
    });
    const fields = Object.keys(reveal.fields);
    const known = fields.every((field) => body.fields[field] !== undefined);
    const fits = known && before.ok && opened.ok && before.value === opened.value;
    return [
      of(
        check,
        fits ? "pass" : "fail",
        subject,
        fits
          ? `The revealed fields (${fields.join(", ")}) are those that were withheld.`
          : "What was revealed is not what the dossier holds a commitment to.",
      ),
    ];
  });
}

async function refFindings(
  view: FolderView,
  ref: RecordRef,
  trust: LogTrust,
): Promise<readonly Finding[]> {
  const [proofBytes, entry, body] = await Promise.all([
    view.read(ref.proof),
    view.read(ref.entry),
    readJson(view, `data/${ref.body}`),
  ]);
  const missing = [
    ...(proofBytes === null ? [ref.proof] : []),
    ...(entry === null ? [ref.entry] : []),
    ...(body.ok ? [] : [`data/${ref.body}`]),
  ];
  if (proofBytes === null || entry === null || !body.ok)
    return [of("record/proof", "fail", missing.join(", "), "A file of the proof cannot be read.")];
  const statement = entryStatement(entry, trust);
  return [
    inclusion(proofBytes, entry, ref, trust),
    statement === null
      ? of("record/entry", "fail", ref.entry, "The entry is not signed by its author for this log.")
      : sameRecord(statement, ref),
    bodyFinding(statement, body.value, ref, trust.crypto),
  ];
}

function entryStatement(entry: Uint8Array, { signed, crypto }: LogTrust): Statement | null {
  const opened = openEntry(entry, signed.checkpoint.origin, crypto);
  return opened.ok ? opened.value.statement : null;
}

function inclusion(bytes: Uint8Array, entry: Uint8Array, ref: RecordRef, trust: LogTrust): Finding {
  const check = "record/proof";
  const proof = parseEntryProof(bytes);
  if (!proof.ok) return of(check, "fail", ref.proof, proof.issues[0]?.message ?? "");
  if (proof.value.index !== ref.index)
    return of(
      check,
      "fail",
      ref.proof,
      `It proves entry ${proof.value.index}, not entry ${ref.index}.`,
    );
  if (!sameBytes(formatNote(proof.value.signed.note), formatNote(trust.signed.note)))
    return of(
      check,
      "fail",
      ref.proof,
      "It is a proof against another checkpoint than the dossier's.",
    );
  const key = trustedKey(trust);
  const logs = key === null ? [] : [{ key, url: null }];
  const policy = { logs, witnesses: new Map(), groups: new Map(), quorum: "none" };
  const decided = checkEntryProof(proof.value, { entry, policy }, trust.crypto);
  return decided.ok
    ? of(check, "pass", ref.proof, `${ref.kind} ${ref.id} is entry ${ref.index} of the log.`)
    : of(check, "fail", ref.proof, decided.issues[0]?.message ?? "");
}

function sameRecord({ kind, id, revision }: Statement, ref: RecordRef): Finding {
  const same = kind === ref.kind && id === ref.id && revision === ref.revision;
  return of(
    "record/entry",
    same ? "pass" : "fail",
    ref.entry,
    same
      ? `Its author signed revision ${revision} of ${kind} ${id}.`
      : `The entry is about ${kind} ${id}, revision ${revision}; the dossier cites ${ref.kind} ${ref.id}.`,
  );
}

function bodyFinding(
  statement: Statement | null,
  body: unknown,
  ref: RecordRef,
  crypto: LedgerCrypto,
): Finding {
  const check = "record/body";
  const subject = `data/${ref.body}`;
  if (!isDisclosedBody(body))
    return of(check, "fail", subject, "The body is not of the known form.");
  const digest = disclosedDigest(crypto.sha256, body);
  if (!digest.ok || statement === null || digest.value !== statement.body)
    return of(check, "fail", subject, "The body is not the one that the entry commits to.");
  const hidden = hiddenFields(body);
  const named = new Set(ref.withheld.map(({ field }) => field));
  const unnamed = hidden.filter((field) => !field.startsWith("@") && !named.has(field));
  if (unnamed.length > 0)
    return of(check, "fail", subject, `Fields are withheld without a word: ${unnamed.join(", ")}.`);
  const detail =
    hidden.length === 0
      ? "The body is the one that the entry commits to."
      : `The body is the one that the entry commits to; withheld: ${hidden.join(", ")}.`;
  return of(check, "pass", subject, detail);
}

function hiddenFields(body: DisclosedBody): readonly string[] {
  return Object.entries(body.fields)
    .filter(([, field]) => "digest" in field)
    .map(([name]) => name)
    .sort();
}

function of(check: string, status: Finding["status"], subject: string, detail: string): Finding {
  return { check, status, subject, detail };
}

/** Reads a file with revealed fields; `null` when it is not one. */
export function parseDisclosure(bytes: Uint8Array): Disclosure | null {
  try {
    const read = JSON.parse(bytesText(bytes) ?? "") as Partial<Disclosure>;
    const fields = { fields: read.fields ?? {}, salt: "" };
    const whole =
      typeof read.kind === "string" &&
      typeof read.id === "string" &&
      Number.isSafeInteger(read.revision) &&
      isDisclosedBody(fields) &&
      Object.values(fields.fields).every((field) => "value" in field);
    return whole ? (read as Disclosure) : null;
  } catch {
    return null;
  }
}
