import { accept, type Result, refuse } from "../kernel/index.ts";
import { bytesText, fromBase64, joinBytes, sameBytes, textBytes, toBase64 } from "./bytes.ts";

/** Bytes, what kind of document they are, and the signatures over both (DSSE 1.0.2). */
export interface Envelope {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  readonly signatures: readonly EnvelopeSignature[];
}

/** A signature of an envelope. The key id only helps to find the key; nobody signed it. */
export interface EnvelopeSignature {
  readonly keyid: string;
  readonly sig: Uint8Array;
}

/** What a signature of an envelope signs: the type and the exact bytes, each with its length. */
export function envelopeMessage(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = textBytes(payloadType);
  return joinBytes(textBytes(`DSSEv1 ${type.length} ${payloadType} ${payload.length} `), payload);
}

/** An envelope as one line of JSON, always spelt in the same way. */
export function formatEnvelope({ payload, payloadType, signatures }: Envelope): Uint8Array {
  const signed = signatures.map(({ keyid, sig }) => ({ keyid, sig: toBase64(sig) }));
  return textBytes(JSON.stringify({ payload: toBase64(payload), payloadType, signatures: signed }));
}

/** Reads an envelope; refuses every other spelling of the same content, so that none passes as new. */
export function parseEnvelope(bytes: Uint8Array): Result<Envelope> {
  const envelope = readEnvelope(bytesText(bytes) ?? "");
  if (envelope !== null && sameBytes(formatEnvelope(envelope), bytes)) return accept(envelope);
  return refuse({
    code: "ledger/entry-malformed",
    message: "The entry is not a DSSE envelope in the one form that the log accepts.",
    expected: '{"payload":…,"payloadType":…,"signatures":[{"keyid":…,"sig":…}]}',
  });
}

function readEnvelope(text: string): Envelope | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const { payload, payloadType, signatures } = value as Record<string, unknown>;
  if (typeof payload !== "string" || typeof payloadType !== "string") return null;
  if (!Array.isArray(signatures)) return null;
  const bytes = fromBase64(payload);
  const read: EnvelopeSignature[] = [];
  for (const item of signatures as unknown[]) {
    const { keyid, sig } = (item ?? {}) as Record<string, unknown>;
    const sigBytes = typeof sig === "string" ? fromBase64(sig) : null;
    if (typeof keyid !== "string" || sigBytes === null) return null;
    read.push({ keyid, sig: sigBytes });
  }
  return bytes === null ? null : { payload: bytes, payloadType, signatures: read };
}
