import { sameBytes } from "./bytes.ts";
import type { TreeHasher } from "./hash.ts";
import { checkInclusion } from "./proof.ts";

/** A part of a tree that is hashed as a tree of its own, from `start` up to but not including `end`. */
export interface Subtree {
  readonly start: bigint;
  readonly end: bigint;
  readonly hash: Uint8Array;
}

/** Whether a span may be a subtree: its start is a multiple of its length rounded up to a power of two. */
export function isSubtree({
  start,
  end,
}: {
  readonly start: bigint;
  readonly end: bigint;
}): boolean {
  if (start < 0n || start >= end || end >= 1n << 63n) return false;
  let power = 1n;
  while (power < end - start) power <<= 1n;
  return start % power === 0n;
}

/** Whether a proof shows that a leaf is in a subtree (draft-ietf-plants-merkle-tree-certs section 4.3). */
export function checkSubtreeInclusion(
  tree: TreeHasher,
  claim: { readonly index: bigint; readonly leaf: Uint8Array; readonly subtree: Subtree },
  proof: readonly Uint8Array[],
): boolean {
  const { index, leaf, subtree } = claim;
  if (!isSubtree(subtree) || index < subtree.start || index >= subtree.end) return false;
  const size = subtree.end - subtree.start;
  return checkInclusion(
    tree,
    { index: index - subtree.start, size, leaf, root: subtree.hash },
    proof,
  );
}

/**
 * Whether a proof shows that a subtree belongs to a tree of a given size and root
 * (draft-ietf-plants-merkle-tree-certs section 4.4.3).
 */
export function checkSubtreeConsistency(
  tree: TreeHasher,
  claim: { readonly subtree: Subtree; readonly size: bigint; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  const { subtree, size, root } = claim;
  if (subtree.end > size) return false;
  if (subtree.start === subtree.end) {
    // The empty subtree is part of every tree; only its own hash can be wrong.
    const empty = tree.row(new Uint8Array(0));
    return subtree.start >= 0n && proof.length === 0 && sameBytes(subtree.hash, empty);
  }
  if (!isSubtree(subtree)) return false;
  let [first, last, top] = [subtree.start, subtree.end - 1n, size - 1n];
  const shift = () => {
    [first, last, top] = [first >> 1n, last >> 1n, top >> 1n];
  };
  if (last === top) while (first !== last) shift();
  else while (first !== last && (last & 1n) === 1n) shift();
  const path = first === last ? [subtree.hash, ...proof] : proof;
  const begin = path[0];
  if (begin === undefined) return false;
  let [partHash, treeHash] = [begin, begin];
  for (const sibling of path.slice(1)) {
    if (top === 0n || sibling.length !== 32) return false;
    if ((last & 1n) === 1n || last === top) {
      if (first < last) partHash = tree.node(sibling, partHash);
      treeHash = tree.node(sibling, treeHash);
      while ((last & 1n) === 0n && last !== 0n) shift();
    } else {
      treeHash = tree.node(treeHash, sibling);
    }
    shift();
  }
  return top === 0n && sameBytes(partHash, subtree.hash) && sameBytes(treeHash, root);
}
