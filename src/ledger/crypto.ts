import { portableVerify, type VerifyEd25519 } from "./ed25519.ts";
import { portableSha256, type Sha256, type TreeHasher, treeHasher } from "./hash.ts";

/** The mathematics that the ledger needs, given by the caller: the shell brings that of Node. */
export interface LedgerCrypto {
  readonly sha256: Sha256;
  readonly verify: VerifyEd25519;
  readonly tree: TreeHasher;
}

/** The ledger's mathematics over a given SHA-256 and signature check. */
export function ledgerCrypto(sha256: Sha256, verify: VerifyEd25519): LedgerCrypto {
  return { sha256, verify, tree: treeHasher(sha256) };
}

/** The ledger's mathematics in plain JavaScript, for browsers. */
export const PORTABLE_CRYPTO: LedgerCrypto = ledgerCrypto(portableSha256, portableVerify);
