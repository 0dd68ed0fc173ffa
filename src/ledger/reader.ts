import { accept, type Result, refuse } from "../kernel/index.ts";
import { parseBundle } from "./bundle.ts";
import { sameBytes } from "./bytes.ts";
import type { SignedCheckpoint } from "./checkpoint.ts";
import type { LedgerCrypto } from "./crypto.ts";
import { edgeRoot, type TreeEdge } from "./edge.ts";
import { HASH_BYTES, type TreeHasher } from "./hash.ts";
import {
  checkConsistency,
  checkInclusion,
  consistencySpans,
  type EntrySpan,
  inclusionSpans,
} from "./proof.ts";
import type { EntryProof } from "./proof-file.ts";
import { type LogSource, lastTiles, missingFile, readTile, readTiles } from "./source.ts";
import { readSpanRoots } from "./span.ts";
import { levelLength, TILE_WIDTH, tileOfTree, tilePath } from "./tile.ts";

/** An entry with its place in the log. */
export interface IndexedEntry {
  readonly index: number;
  readonly entry: Uint8Array;
}

/** The entries of one bundle in a tree of a size, also where only the full bundle is left. */
export async function readBundle(
  source: LogSource,
  bundle: number,
  size: number,
): Promise<Result<Uint8Array[]>> {
  const tile = tileOfTree("entries", bundle, size);
  if (tile === null) return refuse(beyond(bundle * TILE_WIDTH, size));
  const path = tilePath(tile);
  const bytes = await source.read(path);
  if (bytes !== null) return named(parseBundle(bytes, tile.width), path);
  const full = { ...tile, width: TILE_WIDTH };
  const whole = tile.width < TILE_WIDTH ? await source.read(tilePath(full)) : null;
  if (whole === null) return refuse(missingFile(path));
  const entries = named(parseBundle(whole, TILE_WIDTH), tilePath(full));
  return entries.ok ? accept(entries.value.slice(0, tile.width)) : entries;
}

/**
 * The entries of a span in order, each checked against the leaf hash that the tree holds for it. Stops at
 * the first that does not fit. *Assumes* that the tree was compared with its checkpoint.
 */
export async function* readEntries(
  source: LogSource,
  { begin, end, size }: EntrySpan & { readonly size: number },
  tree: TreeHasher,
): AsyncGenerator<Result<IndexedEntry>> {
  for (let bundle = Math.floor(begin / TILE_WIDTH); bundle * TILE_WIDTH < end; bundle++) {
    const [entries, leaves] = await Promise.all([
      readBundle(source, bundle, size),
      readTiles(source, [{ level: 0, index: bundle }], size),
    ]);
    if (!entries.ok) return void (yield entries);
    if (!leaves.ok) return void (yield leaves);
    const hashes = leaves.value.get(`0/${bundle}`) ?? new Uint8Array(0);
    for (const [position, entry] of entries.value.entries()) {
      const index = bundle * TILE_WIDTH + position;
      if (index < begin || index >= end) continue;
      const leaf = hashes.subarray(position * HASH_BYTES, (position + 1) * HASH_BYTES);
      if (!sameBytes(tree.leaf(entry), leaf)) {
        yield refuse({
          code: "ledger/entry-differs",
          message: `Entry ${index} is not the one that the tree was built over.`,
          file: tilePath({ level: "entries", index: bundle, width: entries.value.length }),
          field: `entry ${index}`,
        });
        return;
      }
      yield accept({ index, entry });
    }
  }
}

/** The proof that an entry is in the tree of a checkpoint, made from tiles and checked at once. */
export async function proveEntry(
  source: LogSource,
  signed: SignedCheckpoint,
  index: number,
  crypto: LedgerCrypto,
): Promise<Result<EntryProof & { readonly entry: Uint8Array }>> {
  const { size, root } = signed.checkpoint;
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    return refuse(beyond(index, size));
  const [bundle, proof] = await Promise.all([
    readBundle(source, Math.floor(index / TILE_WIDTH), size),
    readSpanRoots(source, inclusionSpans(index, size), { size, tree: crypto.tree }),
  ]);
  if (!bundle.ok) return bundle;
  if (!proof.ok) return proof;
  const entry = bundle.value[index % TILE_WIDTH] ?? new Uint8Array(0);
  const claim = { index, size, leaf: crypto.tree.leaf(entry), root };
  if (!checkInclusion(crypto.tree, claim, proof.value)) return refuse(disagrees(`entry ${index}`));
  return accept({ index, proof: proof.value, signed, extra: null, entry });
}

/** The proof that an older state of a log is the beginning of a newer one, made from tiles. */
export async function proveConsistency(
  source: LogSource,
  claim: { readonly oldSize: number; readonly newSize: number; readonly newRoot: Uint8Array },
  crypto: LedgerCrypto,
): Promise<Result<{ readonly proof: readonly Uint8Array[]; readonly oldRoot: Uint8Array }>> {
  const { oldSize, newSize, newRoot } = claim;
  const { tree } = crypto;
  if (oldSize > newSize) return refuse(beyond(oldSize, newSize));
  if (oldSize === 0) return accept({ proof: [], oldRoot: tree.row(new Uint8Array(0)) });
  const spans = [...consistencySpans(oldSize, newSize), { begin: 0, end: oldSize }];
  const roots = await readSpanRoots(source, spans, { size: newSize, tree });
  if (!roots.ok) return roots;
  const proof = roots.value.slice(0, -1);
  const oldRoot = roots.value.at(-1) ?? new Uint8Array(0);
  return checkConsistency(tree, { oldSize, newSize, oldRoot, newRoot }, proof)
    ? accept({ proof, oldRoot })
    : refuse(disagrees(`a tree of ${newSize} entries`));
}

/**
 * The right edge of a tree as its tiles give it, after a fast check that they fit the root: every partial
 * tile, the last full tile of each level, and the last bundle are hashed; earlier ones are not.
 */
export async function readEdge(
  source: LogSource,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
  crypto: LedgerCrypto,
): Promise<Result<TreeEdge>> {
  const { tree } = crypto;
  const last = await readTiles(source, lastTiles(size), size);
  if (!last.ok) return last;
  const rows = lastTiles(size).map(({ level, index }) => ({
    level,
    index,
    hashes: last.value.get(`${level}/${index}`) ?? new Uint8Array(0),
  }));
  const levels = rows.map(({ level, hashes }) =>
    levelLength(level, size) % TILE_WIDTH === 0 ? new Uint8Array(0) : hashes,
  );
  const edge = { size, levels };
  if (!sameBytes(edgeRoot(tree, edge), root)) return refuse(disagrees("the right edge"));
  for (const { level } of rows.slice(1)) {
    const index = levelLength(level, size) - 1;
    const below = await readTile(source, { level: level - 1, index, width: TILE_WIDTH });
    if (!below.ok) return below;
    const row = rows[level]?.hashes ?? new Uint8Array(0);
    if (!sameBytes(tree.row(below.value), row.subarray(row.length - HASH_BYTES)))
      return refuse(disagrees(tilePath({ level: level - 1, index, width: TILE_WIDTH })));
  }
  const entries = await readLastBundle(source, size);
  if (!entries.ok) return entries;
  const leaves = rows[0]?.hashes ?? new Uint8Array(0);
  const wrong = entries.value.findIndex(
    (entry, i) =>
      !sameBytes(tree.leaf(entry), leaves.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)),
  );
  if (wrong < 0) return accept(edge);
  return refuse(disagrees(`entry ${size - entries.value.length + wrong}`));
}

async function readLastBundle(source: LogSource, size: number): Promise<Result<Uint8Array[]>> {
  return size === 0 ? accept([]) : readBundle(source, Math.floor((size - 1) / TILE_WIDTH), size);
}

function named<T>(result: Result<T>, file: string): Result<T> {
  return result.ok ? result : refuse(...result.issues.map((issue) => ({ ...issue, file })));
}

function beyond(index: number, size: number) {
  return {
    code: "ledger/index-beyond-log",
    message: "The log has no such entry or size.",
    expected: `below ${size}`,
    found: String(index),
  };
}

function disagrees(what: string) {
  return {
    code: "ledger/tree-disagrees",
    message: `The files of the log do not fit its checkpoint (${what}).`,
    found: what,
    remedy: "Run the full verification, which names the files; restore them from a copy.",
  };
}
