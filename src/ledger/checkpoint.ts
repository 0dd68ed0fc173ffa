import { accept, type Result, refuse } from "../kernel/index.ts";
import { fromBase64, fromDecimal, toBase64 } from "./bytes.ts";
import { cosignatureCheck } from "./cosignature.ts";
import type { LedgerCrypto } from "./crypto.ts";
import type { VerifierKey } from "./key.ts";
import { LEDGER_LIMITS } from "./limits.ts";
import { checkNote, parseNote, plainCheck, type SignedNote } from "./note.ts";

/** The state of a log in three lines: whose it is, how many entries, and the hash over all of them. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly extensions: readonly string[];
}

/** A checkpoint together with the signed note that carries it. */
export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly note: SignedNote;
}

/** The text of a checkpoint (C2SP tlog-checkpoint). */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  return [origin, String(size), toBase64(root), ...extensions].map((line) => `${line}\n`).join("");
}

/** Reads the text of a checkpoint; refuses every other spelling of the same state. */
export function parseCheckpoint(text: string): Result<Checkpoint> {
  if (!text.endsWith("\n")) return malformed("the last line does not end in a newline");
  const [origin = "", sizeText = "", rootText = "", ...extensions] = text.slice(0, -1).split("\n");
  const size = fromDecimal(sizeText);
  const root = fromBase64(rootText);
  if (origin === "") return malformed("the first line, the origin, is empty");
  if (size === null) return malformed("the second line is not a size", sizeText);
  if (root === null || root.length !== 32) return malformed("the third line is no hash", rootText);
  if (extensions.includes("")) return malformed("it holds an empty line");
  if (extensions.length > LEDGER_LIMITS.extensionLines) return malformed("it has too many lines");
  return accept({ origin, size, root, extensions });
}

/** Reads a checkpoint in its signed note, without deciding the signatures. */
export function parseSignedCheckpoint(bytes: Uint8Array): Result<SignedCheckpoint> {
  const note = parseNote(bytes);
  if (!note.ok) return note;
  const checkpoint = parseCheckpoint(note.value.text);
  return checkpoint.ok ? accept({ checkpoint: checkpoint.value, note: note.value }) : checkpoint;
}

/** Reads a checkpoint and requires that the log of the expected origin signed it. */
export function openCheckpoint(
  bytes: Uint8Array,
  { origin, keys }: { readonly origin: string; readonly keys: readonly VerifierKey[] },
  crypto: LedgerCrypto,
): Result<SignedCheckpoint> {
  const read = parseSignedCheckpoint(bytes);
  if (!read.ok) return read;
  const found = read.value.checkpoint.origin;
  if (found !== origin) {
    return refuse({
      code: "ledger/origin-differs",
      message: "The checkpoint is of another log.",
      expected: origin,
      found,
    });
  }
  const signed = checkNote(read.value.note, keys, checkpointCheck(crypto));
  return signed.ok ? read : signed;
}

/** The check of signatures under a checkpoint: plain ones and time-stamped cosignatures. */
export function checkpointCheck(crypto: LedgerCrypto) {
  const plain = plainCheck(crypto.verify);
  const cosigned = cosignatureCheck(crypto.verify);
  return (...[note, line, key]: Parameters<typeof plain>) =>
    key.type === "ed25519" ? plain(note, line, key) : cosigned(note, line, key);
}

function malformed(why: string, found?: string) {
  return refuse({
    code: "ledger/checkpoint-malformed",
    message: `This is not a checkpoint: ${why}.`,
    ...(found === undefined ? {} : { found }),
  });
}
