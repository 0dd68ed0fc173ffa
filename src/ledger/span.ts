import { accept, assert, type Result } from "../kernel/index.ts";
import { HASH_BYTES, type TreeHasher } from "./hash.ts";
import type { EntrySpan } from "./proof.ts";
import { type LogSource, readTiles, type TileSet } from "./source.ts";
import { TILE_WIDTH } from "./tile.ts";

/** A perfect part of a tree: the entries from `index * 2^height`, `2^height` of them. */
interface PerfectPart {
  readonly height: number;
  readonly index: number;
}

/** The root hashes of spans of entries, computed from the tiles that a source holds. */
export async function readSpanRoots(
  source: LogSource,
  spans: readonly EntrySpan[],
  { size, tree }: { readonly size: number; readonly tree: TreeHasher },
): Promise<Result<Uint8Array[]>> {
  const parts = spans.map(perfectParts);
  const wanted = parts.flat().map(({ height, index }) => {
    const level = Math.floor(height / 8);
    return { level, index: Math.floor((index * 2 ** (height - 8 * level)) / TILE_WIDTH) };
  });
  const tiles = await readTiles(source, wanted, size);
  if (!tiles.ok) return tiles;
  return accept(parts.map((span) => foldParts(tree, tiles.value, span)));
}

function perfectParts({ begin, end }: EntrySpan): PerfectPart[] {
  const parts: PerfectPart[] = [];
  for (let at = begin; at < end; ) {
    let height = 0;
    while (2 ** (height + 1) <= end - at) height++;
    assert(at % 2 ** height === 0, "spans of proofs are aligned to their largest part");
    parts.push({ height, index: at / 2 ** height });
    at += 2 ** height;
  }
  return parts;
}

function foldParts(tree: TreeHasher, tiles: TileSet, parts: readonly PerfectPart[]): Uint8Array {
  const hashes = parts.map((part) => partHash(tree, tiles, part));
  return hashes.reduceRight((right, left) => tree.node(left, right));
}

function partHash(tree: TreeHasher, tiles: TileSet, { height, index }: PerfectPart): Uint8Array {
  const level = Math.floor(height / 8);
  const count = 2 ** (height - 8 * level);
  const first = index * count;
  const tile = tiles.get(`${level}/${Math.floor(first / TILE_WIDTH)}`);
  assert(tile !== undefined, "every tile that a span needs was read");
  const at = (first % TILE_WIDTH) * HASH_BYTES;
  return tree.row(tile.subarray(at, at + count * HASH_BYTES));
}
