import { canonicalJson, type Issue, type Json, type Result } from "../../src/kernel/index.ts";
import {
  CHECKPOINT_PATH,
  formatNote,
  type LedgerCrypto,
  type LogSource,
  openCheckpoint,
  openEntry,
  parseVerifierKey,
  proveConsistency,
  proveEntry,
  type SignedCheckpoint,
  type Statement,
  sameBytes,
} from "../../src/ledger/index.ts";
import { type DisclosedBody, disclosedDigest } from "../../src/records/index.ts";
import { disagreeingFile } from "./disagreeing-file.ts";
import type { SeenLog } from "./seen-log.ts";

/** The steps of a verification, in their order. */
export const CHECK_NAMES = [
  "state",
  "witnesses",
  "seen",
  "included",
  "signature",
  "subject",
  "content",
] as const;

/** One step of a verification. */
export type CheckName = (typeof CHECK_NAMES)[number];

/** What came of a step, with what a reader needs to follow it. */
export interface Check {
  readonly name: CheckName;
  readonly status: "pass" | "fail" | "cannot-be-checked";
  /** Words for the sentence that says what was found; each language has its own sentences. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly issues: readonly Issue[];
}

/** A change of a record, as the page shows it. */
export interface ShownChange {
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
  readonly index: number;
  /** Values on the page; `null` where the change set none or the page shows none. */
  readonly values: Readonly<Record<string, Json>> | null;
}

/** What the verification rests on beside the files of the log. */
export interface Trust {
  readonly origin: string;
  /** Verifier key of the log. */
  readonly key: string;
  /** Verifier keys of witnesses. */
  readonly witnesses: readonly string[];
  /** What this browser saw of the log before. */
  readonly seen: SeenLog | null;
}

/** What was found: every step, and the state of the log that was checked. */
export interface CheckedChange {
  readonly checks: readonly Check[];
  /** Whether no step failed and the entry, its signature and what it is about were all verified. */
  readonly good: boolean;
  readonly signed: SignedCheckpoint | null;
  readonly statement: Statement | null;
}

/**
 * Verifies a change of a record over the files of the log: the signed state, the place of the entry in it,
 * the author's signature, and that the content shown is what was recorded. It believes nothing of the server
 * but the keys that it is given.
 */
export async function checkChange(
  shown: ShownChange,
  trust: Trust,
  outside: {
    readonly source: LogSource;
    readonly crypto: LedgerCrypto;
    readonly disclosed: Result<DisclosedBody> | null;
  },
): Promise<CheckedChange> {
  const { source, crypto, disclosed } = outside;
  const { state, signed } = await checkState(trust, source, crypto);
  if (signed === null) return finished([state, ...unreached("witnesses")], null, null);
  const witnesses = checkWitnesses(signed, trust, crypto);
  const seen = await checkSeen(signed, trust, source, crypto);
  const begun = [state, witnesses, seen];
  const { size } = signed.checkpoint;
  const proven = await proveEntry(source, signed, shown.index, crypto);
  if (!proven.ok) {
    const file = await disagreeingFile(source, signed.checkpoint, shown.index, crypto);
    const issues = proven.issues.map((issue) => (file === null ? issue : { ...issue, file }));
    return finished([...begun, fail("included", issues), ...unreached("signature")], signed, null);
  }
  begun.push(pass("included", { index: shown.index, size, hashes: proven.value.proof.length }));
  const entry = openEntry(proven.value.entry, trust.origin, crypto);
  if (!entry.ok) {
    const rest = unreached("subject");
    return finished([...begun, fail("signature", entry.issues), ...rest], signed, null);
  }
  const { statement, author } = entry.value;
  begun.push(pass("signature", { author: author.name, key: author.id, time: statement.time }));
  const subject = checkSubject(shown, statement);
  begun.push(subject);
  if (subject.status === "fail") {
    return finished([...begun, ...unreached("content")], signed, statement);
  }
  const content = checkContent(shown, statement, disclosed, crypto);
  return finished([...begun, content], signed, statement);
}

async function checkState(
  { origin, key }: Trust,
  source: LogSource,
  crypto: LedgerCrypto,
): Promise<{ readonly state: Check; readonly signed: SignedCheckpoint | null }> {
  const parsed = parseVerifierKey(crypto.sha256, key);
  if (!parsed.ok) return { state: fail("state", parsed.issues), signed: null };
  const bytes = await source.read(CHECKPOINT_PATH);
  if (bytes === null) return { state: fail("state", [NO_CHECKPOINT]), signed: null };
  const opened = openCheckpoint(bytes, { origin, keys: [parsed.value] }, crypto);
  if (!opened.ok) return { state: fail("state", opened.issues), signed: null };
  const { size } = opened.value.checkpoint;
  return { state: pass("state", { origin, size, key: parsed.value.id }), signed: opened.value };
}

const NO_CHECKPOINT: Issue = {
  code: "ledger/file-missing",
  message: "The server gives no signed state of the log.",
  file: CHECKPOINT_PATH,
};

function checkWitnesses(signed: SignedCheckpoint, trust: Trust, crypto: LedgerCrypto): Check {
  if (trust.witnesses.length === 0) return unchecked("witnesses", { why: "none" });
  const names: string[] = [];
  const issues: Issue[] = [];
  for (const text of trust.witnesses) {
    const key = parseVerifierKey(crypto.sha256, text);
    if (!key.ok) {
      issues.push(...key.issues);
      continue;
    }
    const { name, id } = key.value;
    if (!signed.note.signatures.some((line) => line.name === name && line.id === id)) continue;
    const fits = openCheckpoint(
      formatNote(signed.note),
      { origin: trust.origin, keys: [key.value] },
      crypto,
    );
    if (fits.ok) names.push(name);
    else issues.push(...fits.issues);
  }
  const facts = { count: names.length, all: trust.witnesses.length, names: names.join(", ") };
  if (issues.length > 0) return { ...fail("witnesses", issues), facts };
  return names.length > 0
    ? pass("witnesses", facts)
    : unchecked("witnesses", { why: "not-yet", ...facts });
}

async function checkSeen(
  signed: SignedCheckpoint,
  { key, seen }: Trust,
  source: LogSource,
  crypto: LedgerCrypto,
): Promise<Check> {
  if (seen === null) return unchecked("seen", { why: "first" });
  const { size, root } = signed.checkpoint;
  const facts = { before: seen.size, day: seen.seen.slice(0, 10), size };
  if (seen.key !== key) return { ...fail("seen", [otherKey(seen.key, key)]), facts };
  const wrong = (found: string): Check => ({ ...fail("seen", [rewritten(seen, found)]), facts });
  if (seen.size > size) return wrong(`${size} entries`);
  if (seen.size === size) {
    return sameBytes(seen.root, root) ? pass("seen", facts) : wrong("another root");
  }
  const claim = { oldSize: seen.size, newSize: size, newRoot: root };
  const proven = await proveConsistency(source, claim, crypto);
  if (!proven.ok) return { ...fail("seen", proven.issues), facts };
  return sameBytes(proven.value.oldRoot, seen.root) ? pass("seen", facts) : wrong("another root");
}

function otherKey(expected: string, found: string): Issue {
  return {
    code: "ledger/signature-invalid",
    message: "The log is signed by another key than the one that this browser saw first.",
    expected,
    found,
    remedy: "Ask the holder of the log whether and why the key was changed.",
  };
}

function rewritten(seen: SeenLog, found: string): Issue {
  return {
    code: "ledger/tree-disagrees",
    message: "The log is not a continuation of the state that this browser saw before.",
    expected: `a continuation of ${seen.size} entries seen on ${seen.seen.slice(0, 10)}`,
    found,
    remedy: "Keep both states and ask the holder of the log: it was rewritten or set back.",
  };
}

function checkSubject(shown: ShownChange, statement: Statement): Check {
  const { kind, id, revision, action } = statement;
  if (kind === shown.kind && id === shown.id && revision === shown.revision) {
    return pass("subject", { kind, id, revision, action });
  }
  const issue: Issue = {
    code: "records/revision-out-of-order",
    message: "The entry is about something else than the page shows.",
    expected: `${shown.kind}/${shown.id}, revision ${shown.revision}`,
    found: `${kind}/${id}, revision ${revision}`,
  };
  return fail("subject", [issue]);
}

function checkContent(
  { values }: ShownChange,
  { body }: Statement,
  disclosed: Result<DisclosedBody> | null,
  { sha256 }: LedgerCrypto,
): Check {
  if (body === null) return unchecked("content", { why: "no-body" });
  if (disclosed === null) return unchecked("content", { why: "not-here" });
  if (!disclosed.ok) {
    return { ...unchecked("content", { why: "not-here" }), issues: disclosed.issues };
  }
  const digest = disclosedDigest(sha256, disclosed.value);
  if (!digest.ok) return fail("content", digest.issues);
  if (digest.value !== body) return fail("content", [digestDiffers(body, digest.value)]);
  const { fields } = disclosed.value;
  const names = Object.keys(fields).filter((name) => !name.startsWith("@"));
  const hidden = names.filter((name) => "digest" in (fields[name] ?? {}));
  const wrong = values === null ? [] : differing(values, fields);
  if (wrong.length > 0) return fail("content", wrong);
  const facts = {
    shown: names.length - hidden.length,
    hidden: hidden.join(", "),
    compared: values === null ? "no" : "yes",
  };
  return pass("content", facts);
}

/** Fields whose value on the page is not the one that was disclosed. */
function differing(
  values: Readonly<Record<string, Json>>,
  fields: DisclosedBody["fields"],
): readonly Issue[] {
  return Object.entries(values).flatMap(([field, value]) => {
    const proven = fields[field];
    const same =
      proven !== undefined &&
      "value" in proven &&
      canonicalJson(proven.value) === canonicalJson(value);
    if (same) return [];
    const message = `The field "${field}" on the page is not the one that was recorded.`;
    return [{ code: "records/body-differs", message, field }];
  });
}

function digestDiffers(expected: string, found: string): Issue {
  return {
    code: "records/body-differs",
    message: "The content is not the one that the log holds the digest of.",
    expected,
    found,
  };
}

function finished(
  checks: readonly Check[],
  signed: SignedCheckpoint | null,
  statement: Statement | null,
): CheckedChange {
  const failed = checks.some(({ status }) => status === "fail");
  const passed = (name: CheckName) =>
    checks.some((check) => check.name === name && check.status === "pass");
  const good = !failed && (["state", "included", "signature", "subject"] as const).every(passed);
  return { checks, good, signed, statement };
}

function pass(name: CheckName, facts: Check["facts"]): Check {
  return { name, status: "pass", facts, issues: [] };
}

function fail(name: CheckName, issues: readonly Issue[]): Check {
  return { name, status: "fail", facts: {}, issues };
}

function unchecked(name: CheckName, facts: Check["facts"]): Check {
  return { name, status: "cannot-be-checked", facts, issues: [] };
}

/** The steps from a step on, which could not be reached. */
function unreached(from: CheckName): readonly Check[] {
  return CHECK_NAMES.slice(CHECK_NAMES.indexOf(from)).map((name) =>
    unchecked(name, { why: "earlier" }),
  );
}
