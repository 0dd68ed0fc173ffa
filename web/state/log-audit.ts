import {
  type DossierDocument,
  type Finding,
  type FolderView,
  overallStatus,
} from "../../src/evidence/index.ts";
import { describeIssue, type Issue } from "../../src/kernel/index.ts";
import {
  auditLog,
  CHECKPOINT_PATH,
  checkPolicy,
  cosignatureTime,
  type LedgerCrypto,
  type LogIssue,
  type LogSource,
  openEntry,
  parseEntry,
  parseSignedCheckpoint,
  parseVerifierKey,
  type SignedCheckpoint,
  type Statement,
  toBase64,
  type VerifierKey,
} from "../../src/ledger/index.ts";
import { bodyDigest, parseKeptBody, replay } from "../../src/records/index.ts";
import type { GivenTrust } from "./given-trust.ts";

/** What a verification on this page came to. */
export interface VerifiedPackage {
  readonly kind: "log" | "dossier" | "proof";
  readonly title: string;
  readonly status: Finding["status"];
  readonly findings: readonly Finding[];
  /** Whether the key came with the files, so that they vouch for themselves only. */
  readonly selfAsserted: boolean;
  /** What a dossier holds, where it is one and can be read. */
  readonly dossier?: DossierDocument | null;
}

/** How a verification tells how far it is. */
export type TellProgress = (done: number, total: number) => void;

/** Above this many entries the records are not replayed here, for want of memory. */
const REPLAY_ENTRIES = 300_000;

/** After so many contents the progress is told. */
const CONTENTS_TOLD = 100;

/**
 * Verifies a whole log from its files: the signed state, each entry and tile up to the root, each author's
 * signature, the order of each record's changes, and the contents that lie beside the log.
 */
export async function verifyLogFiles(
  found: { readonly view: FolderView; readonly around: FolderView | null },
  trust: GivenTrust | null,
  { crypto, onProgress }: { readonly crypto: LedgerCrypto; readonly onProgress: TellProgress },
): Promise<VerifiedPackage> {
  const source: LogSource = {
    read: found.view.read,
    list: async () => (await found.view.list()).map(({ path }) => path),
  };
  const parsed = parseSignedCheckpoint((await source.read(CHECKPOINT_PATH)) ?? new Uint8Array(0));
  if (!parsed.ok)
    return report("log", CHECKPOINT_PATH, failures("log/state", parsed.issues), false);
  const signed = parsed.value;
  const { origin, size } = signed.checkpoint;
  const declared = trust === null ? await declaredKey(found.around, crypto) : null;
  const keys = trust === null ? [declared ?? []].flat() : trust.policy.logs.map(({ key }) => key);
  const reading = new EntryReading(origin, crypto);
  const audit = await auditLog(source, {
    origin,
    keys,
    crypto,
    onEntry: (bytes, index) => reading.read(bytes, index),
    onProgress: (done) => onProgress(done, size),
  });
  const inState = audit.issues.filter(({ file }) => file === CHECKPOINT_PATH);
  const inTree = audit.issues.filter((issue) => !inState.includes(issue) && !isOfEntry(issue));
  const ofEntries = audit.issues.filter(isOfEntry);
  const findings = [
    ...stateFindings(signed, keys, inState, declared !== null),
    witnessFinding(signed, trust, crypto),
    ...(inTree.length > 0
      ? failures("log/tree", inTree)
      : [pass("log/tree", "tile", `All ${size} entries lead over every tile to the signed root.`)]),
    ...(ofEntries.length > 0
      ? failures("log/signatures", ofEntries)
      : [pass("log/signatures", "tile/entries", `${reading.count} signatures of authors fit.`)]),
    orderFinding(reading),
    ...(await contentFindings(found.around, reading.digests, { crypto, onProgress })),
    ...audit.leftovers.slice(0, 20).map(leftover),
  ];
  return report("log", origin, findings, declared !== null);
}

/** Reads each entry once: its signature, and what it says of which record. */
class EntryReading {
  readonly digests = new Set<string>();
  readonly statements: { readonly index: number; readonly statement: Statement }[] = [];
  count = 0;
  readonly #origin: string;
  readonly #crypto: LedgerCrypto;

  constructor(origin: string, crypto: LedgerCrypto) {
    this.#origin = origin;
    this.#crypto = crypto;
  }

  read(bytes: Uint8Array, index: number): readonly Issue[] {
    const opened = openEntry(bytes, this.#origin, this.#crypto);
    if (opened.ok) this.count++;
    const read = opened.ok ? opened : parseEntry(bytes, this.#crypto);
    if (read.ok) {
      const { statement } = read.value;
      if (statement.body !== null) this.digests.add(statement.body);
      if (this.statements.length <= REPLAY_ENTRIES) this.statements.push({ index, statement });
    }
    return opened.ok ? [] : opened.issues;
  }
}

const ENTRY_CODES = new Set([
  "ledger/signature-invalid",
  "ledger/entry-foreign",
  "ledger/entry-malformed",
  "ledger/entry-too-long",
  "ledger/key-malformed",
]);

function isOfEntry({ code, file }: LogIssue): boolean {
  return file !== CHECKPOINT_PATH && ENTRY_CODES.has(code);
}

function stateFindings(
  { checkpoint }: SignedCheckpoint,
  keys: readonly VerifierKey[],
  issues: readonly LogIssue[],
  selfAsserted: boolean,
): readonly Finding[] {
  const check = "log/state";
  const { size, root } = checkpoint;
  if (keys.length === 0) {
    const detail = `No key was given and none lies beside the log, so nobody's signature under the ${size} entries was checked.`;
    return [{ check, status: "cannot-be-checked", subject: CHECKPOINT_PATH, detail }];
  }
  if (issues.length > 0) return failures(check, issues);
  const whose = selfAsserted ? "that lies beside the log" : "that you gave";
  const detail = `The key ${whose} signed ${size} entries with the root ${toBase64(root)}.`;
  return [pass(check, CHECKPOINT_PATH, detail)];
}

function witnessFinding(
  signed: SignedCheckpoint,
  trust: GivenTrust | null,
  crypto: LedgerCrypto,
): Finding {
  const check = "log/witnesses";
  const subject = CHECKPOINT_PATH;
  if (trust === null || !trust.namesWitnesses) {
    const names = signed.note.signatures
      .filter((line) => cosignatureTime(line) !== null)
      .map(({ name }) => name);
    const carried = names.length === 0 ? "none" : names.join(", ");
    const detail = `No witness was named by you. Cosignatures under the state: ${carried}.`;
    return { check, status: "cannot-be-checked", subject, detail };
  }
  const verdict = checkPolicy({ ...trust.policy, logs: [] }, signed, crypto);
  if (!verdict.ok) return { check, status: "fail", subject, detail: issueLine(verdict.issues[0]) };
  const { cosigned } = verdict.value;
  if (cosigned.length > 0) return pass(check, subject, `Cosigned by ${cosigned.join(", ")}.`);
  const detail = "Your policy asks for no witness, and none of those it names has cosigned.";
  return { check, status: "cannot-be-checked", subject, detail };
}

function orderFinding({ statements }: EntryReading): Finding {
  const check = "log/order";
  const subject = "records";
  if (statements.length > REPLAY_ENTRIES) {
    const detail = `More than ${REPLAY_ENTRIES} entries are not replayed in a browser; use 'mizan verify'.`;
    return { check, status: "cannot-be-checked", subject, detail };
  }
  const { heads, issues } = replay(statements.toSorted((a, b) => a.index - b.index));
  const [first] = issues;
  if (first === undefined) {
    return pass(check, subject, `The changes of ${heads.size} records follow one on the other.`);
  }
  const more = issues.length > 1 ? ` And ${issues.length - 1} more.` : "";
  return {
    check,
    status: "fail",
    subject: first.field ?? subject,
    detail: issueLine(first) + more,
  };
}

/** Compares the contents beside the log, where a workspace keeps them, with the digests on the log. */
async function contentFindings(
  around: FolderView | null,
  digests: ReadonlySet<string>,
  { crypto, onProgress }: { readonly crypto: LedgerCrypto; readonly onProgress: TellProgress },
): Promise<readonly Finding[]> {
  const check = "records/content";
  const files = (await around?.list()) ?? [];
  const bodies = files.filter(({ path }) =>
    /^records\/[0-9a-f]{2}\/[0-9a-f]{64}\.json$/.test(path),
  );
  if (around === null || bodies.length === 0) {
    const detail = "No contents lie beside the log; it holds their digests only.";
    return [{ check, status: "cannot-be-checked", subject: "records", detail }];
  }
  const wrong: Finding[] = [];
  for (const [at, { path }] of bodies.entries()) {
    if (at % CONTENTS_TOLD === 0) onProgress(at, bodies.length);
    const digest = path.slice(-69, -5);
    const kept = parseKeptBody((await around.read(path)) ?? new Uint8Array(0));
    const fits = kept.ok && bodyDigest(crypto.sha256, kept.value) === digest;
    const detail = !fits
      ? "The content is not the one that its name and the log hold the digest of."
      : digests.has(digest)
        ? null
        : "No entry of the log holds the digest of this content.";
    if (detail !== null)
      wrong.push({ check, status: fits ? "warning" : "fail", subject: path, detail });
  }
  const detail = `${bodies.length} contents of ${digests.size} on the log are here, and fit their digests.`;
  return wrong.length > 0 ? wrong : [pass(check, "records", detail)];
}

async function declaredKey(
  around: FolderView | null,
  crypto: LedgerCrypto,
): Promise<VerifierKey | null> {
  const bytes = (await around?.read("mizan.json")) ?? null;
  if (bytes === null) return null;
  try {
    const about = JSON.parse(new TextDecoder().decode(bytes)) as { log?: { key?: unknown } };
    const key = parseVerifierKey(crypto.sha256, String(about.log?.key ?? ""));
    return key.ok ? key.value : null;
  } catch {
    return null;
  }
}

function leftover(path: string): Finding {
  const detail =
    "It lies beyond the signed state, as an interrupted write leaves it; nobody vouches for it.";
  return { check: "log/leftover", status: "warning", subject: path, detail };
}

/** Refusals as failed checks, each with the file and the entry that it names. */
export function failures(check: string, issues: readonly LogIssue[]): readonly Finding[] {
  return issues.map((issue) => {
    const { file = "", index, ...rest } = issue;
    const place = index === undefined ? "" : `Entry ${index}: `;
    return { check, status: "fail", subject: file, detail: place + issueLine(rest) };
  });
}

/** A report with the word for all of its checks. */
export function report(
  kind: VerifiedPackage["kind"],
  title: string,
  findings: readonly Finding[],
  selfAsserted: boolean,
): VerifiedPackage {
  return { kind, title, status: overallStatus(findings), findings, selfAsserted };
}

function pass(check: string, subject: string, detail: string): Finding {
  return { check, status: "pass", subject, detail };
}

function issueLine(issue: Issue | undefined): string {
  return issue === undefined ? "" : describeIssue(issue);
}
