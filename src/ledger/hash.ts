import { sha256 as nobleSha256 } from "@noble/hashes/sha2.js";

/** SHA-256 of a byte string. The caller brings the fastest one it has. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** The hashes of an RFC 6962 tree: leaves and inner nodes are kept apart by a first byte. */
export interface TreeHasher {
  /** Hash of an entry: SHA-256 of 0x00 and the entry. */
  readonly leaf: (entry: Uint8Array) => Uint8Array;
  /** Hash of an inner node: SHA-256 of 0x01, left and right. */
  readonly node: (left: Uint8Array, right: Uint8Array) => Uint8Array;
  /**
   * Root of a row of hashes that stand one after the other: `MTH` of RFC 6962 section 2.1, where an
   * odd last hash moves up unchanged. The empty row gives the hash of nothing.
   */
  readonly row: (hashes: Uint8Array) => Uint8Array;
}

/** Bytes of a SHA-256 hash. */
export const HASH_BYTES = 32;

/** SHA-256 in plain JavaScript, for browsers and for reference. */
export const portableSha256: Sha256 = nobleSha256;

/** The tree hashes over a given SHA-256. Buffers are reused between calls, results are not. */
export function treeHasher(sha256: Sha256): TreeHasher {
  let entryBuffer = new Uint8Array(4096);
  const pair = new Uint8Array(1 + 2 * HASH_BYTES);
  pair[0] = 1;

  function leaf(entry: Uint8Array): Uint8Array {
    if (entryBuffer.length <= entry.length) entryBuffer = new Uint8Array(2 * entry.length + 1);
    entryBuffer.set(entry, 1);
    return sha256(entryBuffer.subarray(0, entry.length + 1));
  }

  function node(left: Uint8Array, right: Uint8Array): Uint8Array {
    pair.set(left, 1);
    pair.set(right, 1 + HASH_BYTES);
    return sha256(pair);
  }

  function row(hashes: Uint8Array): Uint8Array {
    let count = hashes.length / HASH_BYTES;
    if (count === 0) return sha256(new Uint8Array(0));
    const level = new Uint8Array(hashes); // A copy, also of a Buffer, whose slice would share.
    while (count > 1) {
      const pairs = count >> 1;
      for (let i = 0; i < pairs; i++) {
        pair.set(level.subarray(2 * HASH_BYTES * i, 2 * HASH_BYTES * (i + 1)), 1);
        level.set(sha256(pair), HASH_BYTES * i);
      }
      if (count % 2 === 1)
        level.copyWithin(HASH_BYTES * pairs, HASH_BYTES * (count - 1), HASH_BYTES * count);
      count = pairs + (count % 2);
    }
    return level.slice(0, HASH_BYTES);
  }

  return { leaf, node, row };
}
