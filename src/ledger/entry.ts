import {
  accept,
  assert,
  type Issue,
  MARKINGS,
  type Marking,
  type Result,
  refuse,
} from "../kernel/index.ts";
import { bytesText, textBytes } from "./bytes.ts";
import type { LedgerCrypto } from "./crypto.ts";
import { envelopeMessage, formatEnvelope, parseEnvelope } from "./envelope.ts";
import { formatVerifierKey, parseVerifierKey, type Signer, type VerifierKey } from "./key.ts";
import { LEDGER_LIMITS } from "./limits.ts";

/**
 * What an entry of the log says in public: who did what to which record and when. The content of the
 * record is not here, only a digest of it with a secret salt, so that it can be kept private, shown
 * later, or erased.
 */
export interface Statement {
  /** Origin of the log that the entry is for; an entry cannot be moved to another log. */
  readonly log: string;
  /** Kind of record, also in the payload type: `application/vnd.mizan.<kind>+json`. */
  readonly kind: string;
  readonly id: string;
  /** Counts the changes of a record from 1. */
  readonly revision: number;
  /** What was done, such as `create`, `revise`, `withdraw`, `erase`, `publish`. */
  readonly action: string;
  /** Salted digest of the body in hexadecimal; `null` when the action has no body. */
  readonly body: string | null;
  readonly marking: Marking;
  /** Verifier key of the author. */
  readonly author: string;
  /** Time by the author's clock, as in `2026-03-01T09:30:00.000Z`. The order is that of the log. */
  readonly time: string;
}

/** An entry as it was read: its statement and the author's key. */
export interface ReadEntry {
  readonly statement: Statement;
  readonly author: VerifierKey;
  /** Exact bytes that were signed. */
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

const WORD = /^[a-z][a-z0-9-]{0,63}$/;
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
const REVISION_MAX = 1_000_000_000;

/** An entry for the log: the statement in an envelope that its author signed. */
export function composeEntry(statement: Omit<Statement, "author">, author: Signer): Uint8Array {
  const full = { ...statement, author: formatVerifierKey(author.key) };
  const wrong = statementIssues(full);
  assert(wrong.length === 0, `the statement is well-formed (${wrong[0]?.field})`);
  const payload = textBytes(statementText(full));
  const payloadType = entryType(full.kind);
  const sig = author.sign(envelopeMessage(payloadType, payload));
  return formatEnvelope({ payload, payloadType, signatures: [{ keyid: author.key.id, sig }] });
}

/** Reads an entry; says what is wrong field by field. The signature is not decided yet. */
export function parseEntry(bytes: Uint8Array, crypto: LedgerCrypto): Result<ReadEntry> {
  if (bytes.length > LEDGER_LIMITS.entryBytes) {
    return refuse({
      code: "ledger/entry-too-long",
      message: "The entry is longer than an entry of the log may be.",
      expected: `at most ${LEDGER_LIMITS.entryBytes} bytes`,
      found: `${bytes.length} bytes`,
    });
  }
  const envelope = parseEnvelope(bytes);
  if (!envelope.ok) return envelope;
  const { payload, payloadType, signatures } = envelope.value;
  const text = bytesText(payload) ?? "";
  const statement = readStatement(text);
  if (statement === null) return refuse(wrong("payload", "a flat JSON object"));
  const issues = statementIssues(statement);
  if (issues.length > 0) return refuse(...issues);
  if (statementText(statement) !== text) return refuse(wrong("payload", "its one spelling"));
  if (payloadType !== entryType(statement.kind))
    return refuse(wrong("payloadType", entryType(statement.kind)));
  const author = parseVerifierKey(crypto.sha256, statement.author);
  if (!author.ok) return author;
  const [first, ...more] = signatures;
  if (first === undefined || more.length > 0) return refuse(wrong("signatures", "exactly one"));
  if (first.keyid !== author.value.id) return refuse(wrong("keyid", author.value.id));
  if (author.value.type !== "ed25519") return refuse(wrong("author", "an Ed25519 key"));
  const message = envelopeMessage(payloadType, payload);
  return accept({ statement, author: author.value, message, signature: first.sig });
}

/** Reads an entry and requires that it is for this log and that its author signed it. */
export function openEntry(bytes: Uint8Array, log: string, crypto: LedgerCrypto): Result<ReadEntry> {
  const read = parseEntry(bytes, crypto);
  if (!read.ok) return read;
  const { statement, author, message, signature } = read.value;
  if (statement.log !== log) {
    return refuse({
      code: "ledger/entry-foreign",
      message: "The entry was signed for another log.",
      expected: log,
      found: statement.log,
    });
  }
  if (crypto.verify(author.publicKey, message, signature)) return read;
  return refuse({
    code: "ledger/signature-invalid",
    message: `The signature of ${author.name} does not fit the entry.`,
    found: `${author.name}+${author.id}`,
  });
}

/** The media type of the entries about a kind of record. */
export function entryType(kind: string): string {
  return `application/vnd.mizan.${kind}+json`;
}

const FIELDS = [
  "log",
  "kind",
  "id",
  "revision",
  "action",
  "body",
  "marking",
  "author",
  "time",
] as const satisfies readonly (keyof Statement)[];

function statementText(statement: Statement): string {
  return JSON.stringify(Object.fromEntries(FIELDS.map((field) => [field, statement[field]])));
}

function readStatement(text: string): Statement | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Statement)
      : null;
  } catch {
    return null;
  }
}

function statementIssues(statement: Statement): Issue[] {
  const { log, kind, id, revision, action, body, marking, author, time } = statement;
  const matches = (value: unknown, pattern: RegExp) =>
    typeof value === "string" && pattern.test(value);
  const checks: readonly (readonly [keyof Statement, boolean, string])[] = [
    ["log", matches(log, /^[^\s]{1,255}$/), "the origin of a log"],
    ["kind", matches(kind, WORD), "a word of a-z, 0-9 and hyphens"],
    ["id", matches(id, ID), "1 to 128 of A-Z a-z 0-9 . _ : -"],
    [
      "revision",
      Number.isSafeInteger(revision) && revision >= 1 && revision <= REVISION_MAX,
      "a whole number from 1",
    ],
    ["action", matches(action, WORD), "a word of a-z, 0-9 and hyphens"],
    ["body", body === null || matches(body, /^[0-9a-f]{64}$/), "64 hexadecimal digits or null"],
    ["marking", MARKINGS.includes(marking), MARKINGS.join(", ")],
    ["author", matches(author, /^[^\s]{1,400}$/), "a verifier key"],
    ["time", isTime(time), "a time such as 2026-03-01T09:30:00.000Z"],
  ];
  return checks.flatMap(([field, good, expected]) => (good ? [] : [wrong(field, expected)]));
}

function isTime(time: unknown): boolean {
  if (typeof time !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time))
    return false;
  const milliseconds = Date.parse(time);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === time;
}

function wrong(field: string, expected: string): Issue {
  return {
    code: "ledger/entry-malformed",
    message: `The field "${field}" of the entry is not what an entry of the log may hold.`,
    field,
    expected,
  };
}
