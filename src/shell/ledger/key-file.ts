import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from "node:crypto";
import { chmod, mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { assert, type Result } from "../../kernel/index.ts";
import { type KeyType, type Signer, verifierKey } from "../../ledger/index.ts";
import { NODE_CRYPTO } from "./crypto.ts";

/** Makes a new Ed25519 key in a file that only its owner can read (PKCS #8, PEM). Never replaces one. */
export async function createKeyFile(path: string): Promise<void> {
  const { privateKey } = generateKeyPairSync("ed25519");
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(privateKey.export({ format: "pem", type: "pkcs8" }));
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(path, 0o600);
}

/** The key of a file as a signer under a name, for notes and entries or for cosignatures. */
export async function readKeyFile(
  path: string,
  as: { readonly name: string; readonly type: KeyType },
): Promise<Result<Signer>> {
  return signerOf(createPrivateKey(await readFile(path, "utf8")), as);
}

/** A signer over a private key that is already in memory. */
export function signerOf(
  privateKey: KeyObject,
  { name, type }: { readonly name: string; readonly type: KeyType },
): Result<Signer> {
  assert(privateKey.asymmetricKeyType === "ed25519", "log keys are Ed25519 keys");
  const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  const publicKey = new Uint8Array(spki.subarray(-32));
  const key = verifierKey(NODE_CRYPTO.sha256, { name, type, publicKey });
  if (!key.ok) return key;
  return {
    ok: true,
    value: { key: key.value, sign: (message) => sign(null, message, privateKey) },
  };
}
