import { accept, type Issue, type Result, refuse } from "../kernel/index.ts";
import { HASH_BYTES } from "./hash.ts";
import { levelCount, TILE_WIDTH, type Tile, tileOfTree, tilePath } from "./tile.ts";

/** The files of a log, wherever they are: a folder, an address, files dropped on a page. */
export interface LogSource {
  /** Content of a file by its path below the log, or `null` when there is none. */
  readonly read: (path: string) => Promise<Uint8Array | null>;
  /** Paths of all files, where the source can list them. */
  readonly list?: () => Promise<readonly string[]>;
}

/** A refusal about one file of a log, and where it applies the entry (counted from 0). */
export interface LogIssue extends Issue {
  readonly index?: number;
}

/** Path of the checkpoint below the log. */
export const CHECKPOINT_PATH = "checkpoint";

/**
 * The bytes of a tile or bundle. A partial tile may be gone once the full one is there; then the full
 * one is cut to width (for bundles the caller cuts, see `fullBundle`).
 */
export async function readTile(source: LogSource, tile: Tile): Promise<Result<Uint8Array>> {
  const path = tilePath(tile);
  const bytes = await source.read(path);
  if (bytes !== null) return sizedTile(bytes, tile, path);
  if (tile.width < TILE_WIDTH) {
    const full = { ...tile, width: TILE_WIDTH };
    const whole = await source.read(tilePath(full));
    if (whole !== null) {
      const sized = sizedTile(whole, full, tilePath(full));
      return sized.ok ? accept(sized.value.subarray(0, tile.width * HASH_BYTES)) : sized;
    }
  }
  return refuse(missingFile(path));
}

/** The refusal for a file that the checkpoint says must be there. */
export function missingFile(path: string): Issue {
  return {
    code: "ledger/file-missing",
    message: "A file of the log is missing.",
    file: path,
    remedy: "Restore it from a copy of the log.",
  };
}

/** Reads the tiles of a tree that are asked for, each once, several at a time. */
export async function readTiles(
  source: LogSource,
  wanted: readonly { readonly level: number; readonly index: number }[],
  size: number,
): Promise<Result<TileSet>> {
  const tiles = new Map<string, Uint8Array>();
  const names = new Map(wanted.map(({ level, index }) => [`${level}/${index}`, { level, index }]));
  const issues: Issue[] = [];
  await Promise.all(
    [...names].map(async ([name, { level, index }]) => {
      const tile = tileOfTree(level, index, size);
      const read = tile === null ? refuse(missingFile(name)) : await readTile(source, tile);
      if (read.ok) tiles.set(name, read.value);
      else issues.push(...read.issues);
    }),
  );
  return issues.length > 0 ? refuse(...issues) : accept(tiles);
}

/** Tiles that were read, by level and index. */
export type TileSet = ReadonlyMap<string, Uint8Array>;

/** The tiles at the right edge of a tree: for each level the last one, full or partial. */
export function lastTiles(size: number): { readonly level: number; readonly index: number }[] {
  return Array.from({ length: levelCount(size) }, (_, level) => ({
    level,
    index: Math.floor((Math.floor(size / TILE_WIDTH ** level) - 1) / TILE_WIDTH),
  }));
}

function sizedTile(bytes: Uint8Array, tile: Tile, path: string): Result<Uint8Array> {
  const expected = tile.width * HASH_BYTES;
  if (bytes.length === expected) return accept(bytes);
  return refuse({
    code: "ledger/tile-malformed",
    message: "A tile of the log has the wrong length.",
    file: path,
    expected: `${expected} bytes`,
    found: `${bytes.length} bytes`,
  });
}
