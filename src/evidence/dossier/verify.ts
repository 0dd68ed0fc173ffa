import {
  bytesText,
  type LedgerCrypto,
  parseSignedCheckpoint,
  parseVerifierKey,
  type SignedCheckpoint,
  type TrustPolicy,
  type VerifierKey,
} from "../../ledger/index.ts";
import { verifyBag } from "../bag.ts";
import type { FileProgress } from "../bag-digests.ts";
import { crateFindings } from "../crate-check.ts";
import { dataPackageFindings } from "../data-package.ts";
import type { StartDigest } from "../digest.ts";
import { type Finding, type FindingStatus, overallStatus } from "../finding.ts";
import { type FolderView, UnreadableFile, viewBelow } from "../folder-view.ts";
import { DOSSIER_DOCUMENT, type DossierDocument } from "./document.ts";
import { dossierPage } from "./page.ts";
import { refsOf } from "./refs.ts";
import { evidenceFindings } from "./verify-evidence.ts";
import { figureFindings } from "./verify-figures.ts";
import { logFindings } from "./verify-log.ts";
import { readJson } from "./verify-read.ts";
import { type Disclosure, recordFindings, revealFindings } from "./verify-records.ts";

/** What a dossier is verified with. Without keys of one's own, the package vouches for itself only. */
export interface VerifyDossierOptions {
  readonly crypto: LedgerCrypto;
  readonly startDigest: StartDigest;
  /** Key of the log, as the reader got it by another way. */
  readonly key?: VerifierKey | undefined;
  /** Whom the reader trusts: logs, witnesses and their quorum. */
  readonly policy?: TrustPolicy | undefined;
  /** Root certificates of time stamping authorities that the reader trusts, in DER. */
  readonly roots?: readonly Uint8Array[] | undefined;
  /** Fields that the holder revealed after the package was made. */
  readonly reveals?: readonly Disclosure[] | undefined;
  readonly now?: Date | undefined;
  readonly onProgress?: FileProgress | undefined;
}

/** What verifying a dossier came to. */
export interface DossierReport {
  readonly status: FindingStatus;
  readonly findings: readonly Finding[];
  /** The contents, where they could be read. */
  readonly dossier: DossierDocument | null;
  readonly signed: SignedCheckpoint | null;
}

/**
 * Verifies a dossier from its files alone, without a network: that the package is whole, that every cited
 * record is on the log, that evidence is what its record says, that figures come out again from the events in
 * it, and that the report says what the data say. Each check passes, fails, or says why it cannot be made.
 */
export async function verifyDossier(
  given: FolderView,
  options: VerifyDossierOptions,
): Promise<DossierReport> {
  const whole = await packageRoot(given);
  const bag = await verifyBag(whole, options.startDigest, options.onProgress);
  const view = withoutUnreadable(whole);
  const findings: Finding[] = bag.findings.map(strict);
  const [document, signed] = await Promise.all([readDocument(view), readCheckpoint(view)]);
  findings.push(...document.findings, ...signed.findings);
  const dossier = document.dossier;
  const digests = new Map(
    [...bag.digests].map(([path, { digests }]) => [path, digests.get("sha256") ?? ""]),
  );
  const payload = viewBelow(view, "data");
  const below = new Map(
    [...digests].map(([path, digest]) => [path.replace(/^data\//, ""), digest] as const),
  );
  findings.push(...(await crateFindings(payload, below)));
  findings.push(...(await dataPackageFindings(payload, options.startDigest, "tables")));
  if (dossier !== null && signed.signed !== null) {
    const trust = {
      ...options,
      signed: signed.signed,
      declared: await declaredKey(view, options.crypto),
    };
    findings.push(...logFindings(dossier, trust));
    findings.push(...(await recordFindings(view, dossier, trust)));
    findings.push(
      ...revealFindings(
        dossier,
        options.reveals ?? [],
        options.crypto,
        await bodiesOf(view, dossier),
      ),
    );
    findings.push(...(await evidenceFindings(view, dossier, digests)));
    findings.push(...(await figureFindings(view, dossier)));
    findings.push(await pageFinding(view, dossier));
    const { timeFindings } = await import("./verify-time.ts"); // Its libraries are large.
    findings.push(...(await timeFindings(view, options)));
  }
  return { status: overallStatus(findings), findings, dossier, signed: signed.signed };
}

/** A file that cannot be read is as if it were not there: the check of the bag has named it already. */
function withoutUnreadable(view: FolderView): FolderView {
  const readable = async (path: string): Promise<Uint8Array | null> => {
    try {
      return await view.read(path);
    } catch (error) {
      if (error instanceof UnreadableFile) return null;
      throw error;
    }
  };
  return { list: view.list, read: readable };
}

/**
 * A dossier is written without anything that a bag may be warned of, so that what is a warning for bags in
 * general was done to it afterwards. Files that an operating system leaves in a folder stay a warning.
 */
function strict(finding: Finding): Finding {
  return finding.status === "warning" && finding.check !== "bag/system-files"
    ? { ...finding, status: "fail" }
    : finding;
}

/** The package itself, also where a ZIP holds it below one folder. */
async function packageRoot(view: FolderView): Promise<FolderView> {
  const paths = (await view.list()).map(({ path }) => path);
  if (paths.includes("bagit.txt")) return view;
  const tops = new Set(paths.map((path) => path.split("/")[0] ?? ""));
  const [only] = tops;
  return tops.size === 1 && only !== undefined && paths.includes(`${only}/bagit.txt`)
    ? viewBelow(view, only)
    : view;
}

async function readDocument(
  view: FolderView,
): Promise<{ readonly dossier: DossierDocument | null; readonly findings: readonly Finding[] }> {
  const subject = "data/dossier.json";
  const check = "dossier/contents";
  const read = await readJson(view, subject);
  if (!read.ok)
    return { dossier: null, findings: [{ check, status: "fail", subject, detail: read.detail }] };
  const parsed = DOSSIER_DOCUMENT.safeParse(read.value);
  if (parsed.success) {
    const { parts, sources } = parsed.data;
    const detail = `${parts.length} parts and ${sources.length} sources are described.`;
    return { dossier: parsed.data, findings: [{ check, status: "pass", subject, detail }] };
  }
  const [first] = parsed.error.issues;
  const detail = `The description is not of the known form: ${first?.path.join(".")}: ${first?.message}.`;
  return { dossier: null, findings: [{ check, status: "fail", subject, detail }] };
}

async function readCheckpoint(
  view: FolderView,
): Promise<{ readonly signed: SignedCheckpoint | null; readonly findings: readonly Finding[] }> {
  const subject = "proofs/checkpoint";
  const check = "log/checkpoint";
  const bytes = await view.read(subject);
  const read = bytes === null ? null : parseSignedCheckpoint(bytes);
  if (read?.ok) return { signed: read.value, findings: [] };
  const detail = read === null ? "The file is missing." : (read.issues[0]?.message ?? "");
  return { signed: null, findings: [{ check, status: "fail", subject, detail }] };
}

async function declaredKey(view: FolderView, crypto: LedgerCrypto): Promise<VerifierKey | null> {
  const bytes = await view.read("proofs/log.vkey");
  const read = parseVerifierKey(
    crypto.sha256,
    (bytesText(bytes ?? new Uint8Array(0)) ?? "").trim(),
  );
  return read.ok ? read.value : null;
}

async function bodiesOf(
  view: FolderView,
  dossier: DossierDocument,
): Promise<ReadonlyMap<string, unknown>> {
  const bodies = new Map<string, unknown>();
  for (const { body } of refsOf(dossier)) {
    const read = await readJson(view, `data/${body}`);
    if (read.ok) bodies.set(body, read.value);
  }
  return bodies;
}

/** The report is set again from the description and compared, so that it cannot say anything else. */
async function pageFinding(view: FolderView, dossier: DossierDocument): Promise<Finding> {
  const subject = "data/report.html";
  const check = "dossier/report";
  const bytes = await view.read(subject);
  const text = bytes === null ? null : bytesText(bytes);
  const same = text === dossierPage(dossier);
  const detail = same
    ? "The report says what the description of the dossier says, word for word."
    : text === null
      ? "The report is missing or is not text."
      : "The report is not the one that this version sets from the description; another version may have set it.";
  const status = same ? "pass" : text === null ? "fail" : "cannot-be-checked";
  return { check, status, subject, detail };
}
