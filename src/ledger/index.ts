/**
 * The log that nobody can quietly change: an append-only Merkle tree in files, checkpoints that its holder
 * signs and witnesses cosign, and proofs that anybody can check without asking anybody. It follows RFC 6962
 * and the C2SP texts tlog-tiles, tlog-checkpoint, signed-note, tlog-cosignature, tlog-witness, tlog-proof
 * and tlog-policy; entries are DSSE envelopes. It never touches a disk, a network or a clock, holds no
 * secret key, and never stores the content of a record, only a salted digest of it.
 *
 * @module
 */
export { type AuditOptions, type AuditReport, auditLog } from "./audit.ts";
export { UNFINISHED } from "./audit-files.ts";
export { formatBundle, parseBundle } from "./bundle.ts";
export {
  bytesText,
  fromBase64,
  fromDecimal,
  joinBytes,
  sameBytes,
  textBytes,
  toBase64,
  toHex,
} from "./bytes.ts";
export {
  type Checkpoint,
  checkpointCheck,
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  parseSignedCheckpoint,
  type SignedCheckpoint,
} from "./checkpoint.ts";
export { LEDGER_CODES } from "./codes.ts";
export { commitment, SALT_BYTES } from "./commitment.ts";
export { cosign, cosignatureTime } from "./cosignature.ts";
export { type LedgerCrypto, ledgerCrypto, PORTABLE_CRYPTO } from "./crypto.ts";
export { checkPublicKey, portableVerify, type VerifyEd25519 } from "./ed25519.ts";
export { EMPTY_EDGE, edgeRoot, type FilledTile, growEdge, type TreeEdge } from "./edge.ts";
export {
  composeEntry,
  entryType,
  openEntry,
  parseEntry,
  type ReadEntry,
  type Statement,
} from "./entry.ts";
export {
  type Envelope,
  type EnvelopeSignature,
  envelopeMessage,
  formatEnvelope,
  parseEnvelope,
} from "./envelope.ts";
export { type ForkProof, formatForkProof, isFork, openForkProof } from "./fork.ts";
export { readGrowth } from "./growth.ts";
export { HASH_BYTES, portableSha256, type Sha256, type TreeHasher, treeHasher } from "./hash.ts";
export {
  formatVerifierKey,
  isKeyName,
  KEY_TYPES,
  type KeyType,
  parseVerifierKey,
  type Signer,
  type VerifierKey,
  verifierKey,
} from "./key.ts";
export { LEDGER_LIMITS } from "./limits.ts";
export { type Alarm, type Followed, followLog } from "./monitor.ts";
export {
  checkNote,
  formatNote,
  formatSignatureLine,
  type LineCheck,
  type NoteSignature,
  parseNote,
  parseSignatureLine,
  plainCheck,
  type SignedNote,
  signNote,
} from "./note.ts";
export {
  checkPolicy,
  type PolicyVerdict,
  parsePolicy,
  type TrustedKey,
  type TrustPolicy,
  type WitnessGroup,
} from "./policy.ts";
export {
  type ConsistencyClaim,
  checkConsistency,
  checkInclusion,
  consistencySpans,
  type EntrySpan,
  type InclusionClaim,
  inclusionSpans,
} from "./proof.ts";
export {
  checkEntryProof,
  type EntryProof,
  formatEntryProof,
  parseEntryProof,
} from "./proof-file.ts";
export {
  type IndexedEntry,
  proveConsistency,
  proveEntry,
  readBundle,
  readEdge,
  readEntries,
} from "./reader.ts";
export { CHECKPOINT_PATH, type LogIssue, type LogSource, readTile } from "./source.ts";
export {
  checkSubtreeConsistency,
  checkSubtreeInclusion,
  isSubtree,
  type Subtree,
} from "./subtree.ts";
export {
  edgeTiles,
  levelLength,
  parseTilePath,
  TILE_WIDTH,
  type Tile,
  tileOfTree,
  tilePath,
} from "./tile.ts";
export {
  BAD_REQUEST,
  decideRequest,
  formatWitnessRequest,
  type KeysOfLog,
  parseWitnessRequest,
  type WitnessAnswer,
  type WitnessDecision,
  type WitnessRequest,
} from "./witness.ts";
