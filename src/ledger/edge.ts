import { joinBytes } from "./bytes.ts";
import { HASH_BYTES, type TreeHasher } from "./hash.ts";
import { TILE_WIDTH, type Tile } from "./tile.ts";

/**
 * The right edge of a tree: for each level the hashes that do not fill a tile yet. Enough to compute the
 * root and to append.
 */
export interface TreeEdge {
  readonly size: number;
  readonly levels: readonly Uint8Array[];
}

/** A tile with its content. */
export interface FilledTile {
  readonly tile: Tile;
  readonly bytes: Uint8Array;
}

/** The tree without entries. */
export const EMPTY_EDGE: TreeEdge = { size: 0, levels: [] };

/** The root hash of the tree that ends in an edge. */
export function edgeRoot(tree: TreeHasher, edge: TreeEdge): Uint8Array {
  let root: Uint8Array | null = null;
  for (const hashes of edge.levels) {
    const row: Uint8Array = root === null ? hashes : joinBytes(hashes, root);
    if (row.length > 0) root = tree.row(row);
  }
  return root ?? tree.row(new Uint8Array(0));
}

/** The tree after more leaves, and every tile that is new because of them, full ones first. */
export function growEdge(
  tree: TreeHasher,
  edge: TreeEdge,
  leaves: readonly Uint8Array[],
): { readonly edge: TreeEdge; readonly tiles: readonly FilledTile[] } {
  const full: FilledTile[] = [];
  const partial: FilledTile[] = [];
  const levels: Uint8Array[] = [];
  let added: Uint8Array = joinBytes(...leaves);
  for (let level = 0; added.length > 0 || level < edge.levels.length; level++) {
    const row = joinBytes(edge.levels[level] ?? new Uint8Array(0), added);
    const tileBytes = TILE_WIDTH * HASH_BYTES;
    const count = Math.floor(row.length / tileBytes);
    const first = Math.floor(Math.floor(edge.size / TILE_WIDTH ** level) / TILE_WIDTH);
    const above: Uint8Array[] = [];
    for (let i = 0; i < count; i++) {
      const bytes = row.slice(i * tileBytes, (i + 1) * tileBytes);
      full.push({ tile: { level, index: first + i, width: TILE_WIDTH }, bytes });
      above.push(tree.row(bytes));
    }
    const rest = row.slice(count * tileBytes);
    if (rest.length > 0 && added.length > 0)
      partial.push({
        tile: { level, index: first + count, width: rest.length / HASH_BYTES },
        bytes: rest,
      });
    levels.push(rest);
    added = joinBytes(...above);
  }
  return { edge: { size: edge.size + leaves.length, levels }, tiles: [...full, ...partial] };
}
