import { accept, type Result, refuse } from "../kernel/index.ts";
import { bytesText, fromBase64, sameBytes, textBytes, toBase64 } from "./bytes.ts";
import { openCheckpoint, type SignedCheckpoint } from "./checkpoint.ts";
import type { LedgerCrypto } from "./crypto.ts";
import type { VerifierKey } from "./key.ts";
import { formatNote } from "./note.ts";
import { checkConsistency } from "./proof.ts";
import { parseProofLines } from "./witness.ts";

/**
 * Proof that a log signed two states which cannot both be true. Anybody who knows the log's key can check
 * it, without the log.
 */
export interface ForkProof {
  readonly earlier: SignedCheckpoint;
  readonly later: SignedCheckpoint;
  /** What the later state says about the entries of the earlier one: their root, with proof. */
  readonly prefixRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** The file of a proof that a log forked. */
export function formatForkProof({ earlier, later, prefixRoot, proof }: ForkProof): Uint8Array {
  const content = {
    format: "mizan-fork-proof/v1",
    earlier: bytesText(formatNote(earlier.note)),
    later: bytesText(formatNote(later.note)),
    prefixRoot: toBase64(prefixRoot),
    proof: proof.map(toBase64),
  };
  return textBytes(`${JSON.stringify(content, null, 2)}\n`);
}

/**
 * Whether a file proves that a log forked: both states signed by the log, and the later one shown to begin
 * with other entries than the earlier one.
 */
export function openForkProof(
  bytes: Uint8Array,
  log: { readonly origin: string; readonly keys: readonly VerifierKey[] },
  crypto: LedgerCrypto,
): Result<ForkProof> {
  const file = readFile(bytes);
  if (file === null) return refuse(notProven("the file is not of the form of a fork proof"));
  const earlier = openCheckpoint(textBytes(file.earlier), log, crypto);
  if (!earlier.ok) return earlier;
  const later = openCheckpoint(textBytes(file.later), log, crypto);
  if (!later.ok) return later;
  const fork = { ...file, earlier: earlier.value, later: later.value };
  return isFork(fork, crypto)
    ? accept(fork)
    : refuse(notProven("the two states do not contradict each other"));
}

/** Whether the later of two signed states is shown to begin otherwise than the earlier one. */
export function isFork(
  { earlier, later, prefixRoot, proof }: ForkProof,
  crypto: LedgerCrypto,
): boolean {
  const { size: oldSize, root: oldRoot } = earlier.checkpoint;
  const { size: newSize, root: newRoot } = later.checkpoint;
  if (sameBytes(prefixRoot, oldRoot)) return false;
  return checkConsistency(crypto.tree, { oldSize, newSize, oldRoot: prefixRoot, newRoot }, proof);
}

function readFile(bytes: Uint8Array) {
  try {
    const value = JSON.parse(bytesText(bytes) ?? "") as Record<string, unknown>;
    const { format, earlier, later, prefixRoot, proof } = value;
    if (format !== "mizan-fork-proof/v1" || typeof prefixRoot !== "string") return null;
    if (typeof earlier !== "string" || typeof later !== "string" || !Array.isArray(proof))
      return null;
    if (!proof.every((hash) => typeof hash === "string")) return null;
    const root = fromBase64(prefixRoot);
    const hashes = parseProofLines(proof);
    return root === null || hashes === null
      ? null
      : { earlier, later, prefixRoot: root, proof: hashes };
  } catch {
    return null;
  }
}

function notProven(why: string) {
  return {
    code: "ledger/fork-not-proven",
    message: `This does not prove that the log forked: ${why}.`,
  };
}
