import { accept, type Result, refuse } from "../kernel/index.ts";
import { fromBase64, joinBytes, textBytes, toBase64, toHex } from "./bytes.ts";
import { checkPublicKey } from "./ed25519.ts";
import type { Sha256 } from "./hash.ts";

/** What a key signs, by the type byte of C2SP signed-note. */
export const KEY_TYPES = { ed25519: 0x01, cosignature: 0x04 } as const;

/** What a key signs: notes (and entries), or time-stamped cosignatures of checkpoints. */
export type KeyType = keyof typeof KEY_TYPES;

/** A public key with the name and number under which its signatures appear. */
export interface VerifierKey {
  readonly name: string;
  /** First four bytes of a hash over name, type and key, in hexadecimal. */
  readonly id: string;
  readonly type: KeyType;
  readonly publicKey: Uint8Array;
}

/** A key that can sign: the secret half stays with whoever made the function. */
export interface Signer {
  readonly key: VerifierKey;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** Whether a text may name a key: not empty, no white space, no plus sign, no control character. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && name.length <= 255 && !/[\p{White_Space}\p{Cc}+]/u.test(name);
}

/** The key under a name; refuses weak keys. */
export function verifierKey(
  sha256: Sha256,
  { name, type, publicKey }: Omit<VerifierKey, "id">,
): Result<VerifierKey> {
  if (!isKeyName(name)) {
    return refuse({
      code: "ledger/key-malformed",
      message: "The name of the key is empty, too long, or holds white space or a plus sign.",
      found: name,
    });
  }
  const checked = checkPublicKey(publicKey);
  if (!checked.ok) return checked;
  const id = keyId(sha256, name, joinBytes(Uint8Array.of(KEY_TYPES[type]), publicKey));
  return accept({ name, id, type, publicKey });
}

/** A key as one line of text (`vkey` of C2SP signed-note). */
export function formatVerifierKey({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${id}+${toBase64(joinBytes(Uint8Array.of(KEY_TYPES[type]), publicKey))}`;
}

/** Reads a key from its line of text and checks that its number fits; refuses weak keys. */
export function parseVerifierKey(sha256: Sha256, text: string): Result<VerifierKey> {
  const [, name = "", id = "", base64 = ""] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(text) ?? [];
  const material = fromBase64(base64);
  if (!isKeyName(name) || material === null || keyId(sha256, name, material) !== id) {
    return refuse({
      code: "ledger/key-malformed",
      message: "This is not a verifier key, or its number does not fit its name and content.",
      expected: "name+8 hexadecimal digits+base64",
      found: text.slice(0, 200),
    });
  }
  const type = (Object.keys(KEY_TYPES) as KeyType[]).find((key) => KEY_TYPES[key] === material[0]);
  if (type === undefined) {
    return refuse({
      code: "ledger/key-type-unsupported",
      message: `Keys of type 0x${toHex(material.subarray(0, 1))} cannot be checked here.`,
      expected: "0x01 (Ed25519) or 0x04 (Ed25519 cosignature)",
      found: text.slice(0, 200),
    });
  }
  return verifierKey(sha256, { name, type, publicKey: material.subarray(1) });
}

function keyId(sha256: Sha256, name: string, material: Uint8Array): string {
  return toHex(sha256(joinBytes(textBytes(`${name}\n`), material)).subarray(0, 4));
}
