import { assert } from "../kernel/index.ts";
import { joinBytes, textBytes } from "./bytes.ts";
import type { VerifyEd25519 } from "./ed25519.ts";
import type { Signer } from "./key.ts";
import type { LineCheck, NoteSignature } from "./note.ts";

const TIME_BYTES = 8;

/**
 * A witness's signature that it saw a log's checkpoint at a time, and that it fitted all it had seen of
 * that log before (C2SP tlog-cosignature, Ed25519). The time counts whole seconds since 1970.
 */
export function cosign(text: string, signer: Signer, timeSeconds: number): NoteSignature {
  assert(signer.key.type === "cosignature", "cosignatures are made with keys of their own type");
  assert(Number.isSafeInteger(timeSeconds) && timeSeconds > 0, "the time is whole seconds");
  const time = new Uint8Array(TIME_BYTES);
  new DataView(time.buffer).setBigUint64(0, BigInt(timeSeconds));
  const signature = joinBytes(time, signer.sign(cosignedMessage(text, BigInt(timeSeconds))));
  return { name: signer.key.name, id: signer.key.id, signature };
}

/** The time of a cosignature in seconds since 1970, or `null` when the line is not one. */
export function cosignatureTime({ signature }: NoteSignature): bigint | null {
  if (signature.length !== TIME_BYTES + 64) return null;
  const time = new DataView(signature.buffer, signature.byteOffset, TIME_BYTES).getBigUint64(0);
  return time < 1n << 63n ? time : null;
}

/** The check of cosignatures; the time that stands in the line is part of what was signed. */
export function cosignatureCheck(verify: VerifyEd25519): LineCheck {
  return (note, line, key) => {
    const time = cosignatureTime(line);
    if (time === null || key.type !== "cosignature") return false;
    const message = cosignedMessage(note.text, time);
    return verify(key.publicKey, message, line.signature.subarray(TIME_BYTES));
  };
}

function cosignedMessage(text: string, time: bigint): Uint8Array {
  return textBytes(`cosignature/v1\ntime ${time}\n${text}`);
}
