import { p256, p384 } from "@noble/curves/nist.js";
import { sha256 } from "@noble/hashes/sha2.js";
import * as asn1js from "asn1js";
import { PublicKeyInfo } from "pkijs";
import { accept, type Result, refuse } from "../kernel/index.ts";

const ELLIPTIC_KEY = "1.2.840.10045.2.1";
const CURVES: Readonly<Record<string, typeof p256>> = {
  "1.2.840.10045.3.1.7": p256,
  "1.3.132.0.34": p384,
};

/** A public key of the kind that signs web archives: an elliptic curve of NIST. */
export interface EcdsaKey {
  readonly curve: typeof p256;
  readonly point: Uint8Array;
}

/** Reads a public key in DER (SubjectPublicKeyInfo). */
export function parseEcdsaKey(der: Uint8Array): Result<EcdsaKey> {
  try {
    return ecdsaKey(PublicKeyInfo.fromBER(new Uint8Array(der)));
  } catch {
    return unreadable();
  }
}

/** The key within a certificate or key file. */
export function ecdsaKey(info: PublicKeyInfo): Result<EcdsaKey> {
  const { algorithmId, algorithmParams } = info.algorithm;
  const curve =
    algorithmParams instanceof asn1js.ObjectIdentifier
      ? CURVES[algorithmParams.valueBlock.toString()]
      : undefined;
  if (algorithmId !== ELLIPTIC_KEY || curve === undefined) return unreadable();
  return accept({ curve, point: info.subjectPublicKey.valueBlock.valueHexView.slice() });
}

function unreadable() {
  return refuse({
    code: "evidence/signing-key-unreadable",
    message: "The key of the signature is damaged or of a kind that is not known here.",
    expected: "an ECDSA key on P-256 or P-384",
    remedy: "Ask whoever recorded the archive for the key.",
  });
}

/**
 * Whether an ECDSA signature over the SHA-256 of bytes holds. Recorders write it in DER or as two numbers of
 * fixed length (IEEE P1363); either counts.
 */
export function ecdsaHolds(key: EcdsaKey, bytes: Uint8Array, signature: Uint8Array): boolean {
  const digest = sha256(bytes);
  return (["compact", "der"] as const).some((format) => {
    try {
      const options = { prehash: false, lowS: false, format };
      return key.curve.verify(signature, digest, key.point, options);
    } catch {
      return false; // Not a signature in this form.
    }
  });
}
