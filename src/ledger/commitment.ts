import { assert } from "../kernel/index.ts";
import { joinBytes, textBytes, toHex } from "./bytes.ts";
import type { Sha256 } from "./hash.ts";

/** Bytes of the secret salt of a commitment. */
export const SALT_BYTES = 32;

const DOMAIN = textBytes("mizan-commitment/v1\n");

/**
 * The digest that the log shows in place of a body: SHA-256 over a fixed line, a salt and the body. Without
 * the salt nobody can test a guess of the body; with salt and body anybody can check the digest.
 */
export function commitment(sha256: Sha256, salt: Uint8Array, body: Uint8Array): string {
  assert(salt.length === SALT_BYTES, "a salt has 32 bytes from a source of chance");
  return toHex(sha256(joinBytes(DOMAIN, salt, body)));
}
