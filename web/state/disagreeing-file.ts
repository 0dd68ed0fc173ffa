import {
  type Checkpoint,
  HASH_BYTES,
  type LedgerCrypto,
  type LogSource,
  levelLength,
  readBundle,
  readTile,
  sameBytes,
  TILE_WIDTH,
  tileOfTree,
  tilePath,
} from "../../src/ledger/index.ts";

/**
 * Where the proof of an entry breaks: the first file on the way from the entry to the root that does not fit
 * the one below it, or `null` where each pair fits and only the root differs, or a file cannot be read.
 */
export async function disagreeingFile(
  source: LogSource,
  { size, root }: Checkpoint,
  index: number,
  { tree }: LedgerCrypto,
): Promise<string | null> {
  if (index >= size) return null;
  const bundle = await readBundle(source, Math.floor(index / TILE_WIDTH), size);
  const entry = bundle.ok ? bundle.value[index % TILE_WIDTH] : undefined;
  if (entry === undefined) return null;
  let hash = tree.leaf(entry);
  let place = index;
  let below = pathOf("entries", Math.floor(index / TILE_WIDTH), size);
  for (let level = 0; levelLength(level, size) > place; level++) {
    const tileIndex = Math.floor(place / TILE_WIDTH);
    const path = pathOf(level, tileIndex, size);
    const tile = tileOfTree(level, tileIndex, size);
    const read = tile === null ? null : await readTile(source, tile);
    if (!read?.ok) return path;
    const at = (place % TILE_WIDTH) * HASH_BYTES;
    if (!sameBytes(read.value.subarray(at, at + HASH_BYTES), hash)) return `${below}, ${path}`;
    hash = tree.row(read.value);
    place = tileIndex;
    below = path;
    if (read.value.length < TILE_WIDTH * HASH_BYTES) break;
  }
  return size <= TILE_WIDTH && !sameBytes(hash, root) ? below : null;
}

function pathOf(level: number | "entries", index: number, size: number): string {
  const tile = tileOfTree(level, index, size);
  return tile === null ? "" : tilePath(tile);
}
