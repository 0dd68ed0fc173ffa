import { accept, type Result, refuse } from "../kernel/index.ts";
import { bytesText, fromBase64, fromDecimal, sameBytes, textBytes, toBase64 } from "./bytes.ts";
import {
  type Checkpoint,
  checkpointCheck,
  parseSignedCheckpoint,
  type SignedCheckpoint,
} from "./checkpoint.ts";
import type { LedgerCrypto } from "./crypto.ts";
import type { VerifierKey } from "./key.ts";
import { LEDGER_LIMITS } from "./limits.ts";
import { checkNote, formatNote } from "./note.ts";
import { checkConsistency } from "./proof.ts";

/** What a log asks of a witness: to cosign its new checkpoint, given proof from the last one. */
export interface WitnessRequest {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly signed: SignedCheckpoint;
}

/** A witness's answer, as HTTP carries it. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly contentType: string;
  readonly body: string;
}

/** What a witness decides: to refuse with an answer, or to cosign (after it has kept the checkpoint). */
export type WitnessDecision =
  | { readonly cosign: SignedCheckpoint }
  | {
      readonly refusal: WitnessAnswer;
      /** A checkpoint that the log signed and that fails a check: it may prove a fault of the log. */
      readonly suspect?: SignedCheckpoint;
    };

/** Finds the keys of a log by its origin, or `null` for logs that the witness does not follow. */
export type KeysOfLog = (origin: string) => readonly VerifierKey[] | null;

/** The body of a request to `POST /add-checkpoint` (C2SP tlog-witness). */
export function formatWitnessRequest({ oldSize, proof, signed }: WitnessRequest): Uint8Array {
  const head = [`old ${oldSize}`, ...proof.map(toBase64), "", ""].join("\n");
  return textBytes(head + (bytesText(formatNote(signed.note)) ?? ""));
}

/** Reads the body of a request to `POST /add-checkpoint`. */
export function parseWitnessRequest(bytes: Uint8Array): Result<WitnessRequest> {
  const text = bytes.length > LEDGER_LIMITS.noteBytes ? null : bytesText(bytes);
  if (text === null) return malformed("it is too long or not UTF-8");
  const split = text.indexOf("\n\n");
  const lines = text.slice(0, Math.max(0, split)).split("\n");
  const [, sizeText = ""] = /^old ([0-9]+)$/.exec(lines[0] ?? "") ?? [];
  const oldSize = fromDecimal(sizeText);
  if (oldSize === null) return malformed("the first line is not 'old' and a size");
  const proof = parseProofLines(lines.slice(1));
  if (proof === null) return malformed("a proof line is not a hash, or there are more than 63");
  const signed = parseSignedCheckpoint(textBytes(text.slice(split + 2)));
  return signed.ok ? accept({ oldSize, proof, signed: signed.value }) : signed;
}

/** The hashes of proof lines, or `null` when one is no hash or there are too many. */
export function parseProofLines(lines: readonly string[]): Uint8Array[] | null {
  if (lines.length > LEDGER_LIMITS.proofHashes) return null;
  const hashes = lines.map(fromBase64);
  return hashes.every((hash) => hash?.length === 32) ? (hashes as Uint8Array[]) : null;
}

/**
 * Decides a request by the rules of C2SP tlog-witness, in their order. `latest` is the checkpoint that
 * this witness last cosigned for the origin; it must not change before the decision is carried out.
 */
export function decideRequest(
  request: WitnessRequest,
  { keysOfLog, latest }: { readonly keysOfLog: KeysOfLog; readonly latest: Checkpoint | null },
  crypto: LedgerCrypto,
): WitnessDecision {
  const { oldSize, proof, signed } = request;
  const { size, root, origin } = signed.checkpoint;
  const keys = keysOfLog(origin);
  if (keys === null) return refusal(404, "unknown log\n");
  if (!checkNote(signed.note, keys, checkpointCheck(crypto)).ok)
    return refusal(403, "not signed by the log\n");
  if (oldSize > size) return refusal(400, "the old size is above the new size\n");
  const known = latest?.size ?? 0;
  if (oldSize !== known) {
    const answer = { status: 409, contentType: "text/x.tlog.size", body: `${known}\n` } as const;
    return { refusal: answer };
  }
  const suspect = (why: string) => ({ ...refusal(422, why), suspect: signed });
  if (size === 0 && !sameBytes(root, crypto.tree.row(new Uint8Array(0))))
    return suspect("the empty log has another root\n");
  if (latest !== null && size === known && !sameBytes(root, latest.root))
    return suspect("another root at the same size\n");
  if (oldSize === 0) {
    return proof.length === 0
      ? { cosign: signed }
      : refusal(422, "a proof from size zero is empty\n");
  }
  const claim = {
    oldSize,
    newSize: size,
    oldRoot: latest?.root ?? new Uint8Array(0),
    newRoot: root,
  };
  return checkConsistency(crypto.tree, claim, proof)
    ? { cosign: signed }
    : suspect("the consistency proof does not verify\n");
}

/** The refusal of a body that is no request. */
export const BAD_REQUEST: WitnessAnswer = plain(400, "not an add-checkpoint request\n");

function refusal(status: WitnessAnswer["status"], body: string): { refusal: WitnessAnswer } {
  return { refusal: plain(status, body) };
}

function plain(status: WitnessAnswer["status"], body: string): WitnessAnswer {
  return { status, contentType: "text/plain; charset=utf-8", body };
}

function malformed(why: string) {
  return refuse({
    code: "ledger/request-malformed",
    message: `This is not an add-checkpoint request: ${why}.`,
  });
}
