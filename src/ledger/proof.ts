import { sameBytes } from "./bytes.ts";
import type { TreeHasher } from "./hash.ts";
import { LEDGER_LIMITS } from "./limits.ts";

/** A span of entries, from `begin` up to but not including `end`. */
export interface EntrySpan {
  readonly begin: number;
  readonly end: number;
}

/** What an inclusion proof claims: this leaf stands at this index of the tree of this size and root. */
export interface InclusionClaim {
  readonly index: number | bigint;
  readonly size: number | bigint;
  readonly leaf: Uint8Array;
  readonly root: Uint8Array;
}

/** What a consistency proof claims: the older tree is the beginning of the newer one. */
export interface ConsistencyClaim {
  readonly oldSize: number | bigint;
  readonly newSize: number | bigint;
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
}

/**
 * Whether a proof shows that an entry is in a log. *Method*: RFC 9162 section 2.1.3.2, which decides the
 * proofs of RFC 6962.
 */
export function checkInclusion(
  tree: TreeHasher,
  claim: InclusionClaim,
  proof: readonly Uint8Array[],
): boolean {
  const [index, size] = [BigInt(claim.index), BigInt(claim.size)];
  if (index < 0n || index >= size || !saneProof([claim.leaf, ...proof])) return false;
  let [position, last, hash] = [index, size - 1n, claim.leaf];
  for (const sibling of proof) {
    if (last === 0n) return false;
    if ((position & 1n) === 1n || position === last) {
      hash = tree.node(sibling, hash);
      while ((position & 1n) === 0n && position !== 0n)
        [position, last] = [position >> 1n, last >> 1n];
    } else {
      hash = tree.node(hash, sibling);
    }
    [position, last] = [position >> 1n, last >> 1n];
  }
  return last === 0n && sameBytes(hash, claim.root);
}

/**
 * Whether a proof shows that nothing of an older state of a log was changed. An older state without any
 * entry says nothing and is refused here. *Method*: RFC 9162 section 2.1.4.2.
 */
export function checkConsistency(
  tree: TreeHasher,
  claim: ConsistencyClaim,
  proof: readonly Uint8Array[],
): boolean {
  const [oldSize, newSize] = [BigInt(claim.oldSize), BigInt(claim.newSize)];
  if (oldSize <= 0n || oldSize > newSize || !saneProof(proof)) return false;
  if (oldSize === newSize) return proof.length === 0 && sameBytes(claim.oldRoot, claim.newRoot);
  const powerOfTwo = (oldSize & (oldSize - 1n)) === 0n;
  const path = powerOfTwo ? [claim.oldRoot, ...proof] : proof;
  const first = path[0];
  if (first === undefined) return false;
  let [position, last] = [oldSize - 1n, newSize - 1n];
  while ((position & 1n) === 1n) [position, last] = [position >> 1n, last >> 1n];
  let [oldHash, newHash] = [first, first];
  for (const sibling of path.slice(1)) {
    if (last === 0n) return false;
    if ((position & 1n) === 1n || position === last) {
      oldHash = tree.node(sibling, oldHash);
      newHash = tree.node(sibling, newHash);
      while ((position & 1n) === 0n && position !== 0n)
        [position, last] = [position >> 1n, last >> 1n];
    } else {
      newHash = tree.node(newHash, sibling);
    }
    [position, last] = [position >> 1n, last >> 1n];
  }
  return last === 0n && sameBytes(oldHash, claim.oldRoot) && sameBytes(newHash, claim.newRoot);
}

/**
 * The spans of entries whose roots make up an inclusion proof, in the order of the proof:
 * `PATH` of RFC 6962 section 2.1.1.
 */
export function inclusionSpans(index: number, size: number): EntrySpan[] {
  const spans: EntrySpan[] = [];
  let [begin, end] = [0, size];
  while (end - begin > 1) {
    const middle = begin + powerBelow(end - begin);
    if (index < middle) {
      spans.push({ begin: middle, end });
      end = middle;
    } else {
      spans.push({ begin, end: middle });
      begin = middle;
    }
  }
  return spans.reverse();
}

/**
 * The spans of entries whose roots make up a consistency proof, in the order of the proof:
 * `PROOF` of RFC 6962 section 2.1.2.
 */
export function consistencySpans(oldSize: number, newSize: number): EntrySpan[] {
  if (oldSize <= 0 || oldSize >= newSize) return [];
  const spans: EntrySpan[] = [];
  let [begin, end, whole] = [0, newSize, true];
  while (oldSize !== end) {
    const middle = begin + powerBelow(end - begin);
    if (oldSize <= middle) {
      spans.push({ begin: middle, end });
      end = middle;
    } else {
      spans.push({ begin, end: middle });
      begin = middle;
      whole = false;
    }
  }
  if (!whole) spans.push({ begin, end });
  return spans.reverse();
}

/** The largest power of two below a number of at least two. */
function powerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

function saneProof(proof: readonly Uint8Array[]): boolean {
  return proof.length <= LEDGER_LIMITS.proofHashes + 1 && proof.every((hash) => hash.length === 32);
}
