import { fromDecimal } from "./bytes.ts";

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256;

/**
 * One file of the log: the hashes of a piece of the tree at a level, or (level `entries`) a bundle of
 * entries. A width below 256 is a partial tile, written for the size of one checkpoint.
 */
export interface Tile {
  readonly level: number | "entries";
  readonly index: number;
  readonly width: number;
}

/**
 * Where a tile stands below the log's folder or address (C2SP tlog-tiles).
 *
 * @example
 * tilePath({ level: 0, index: 1234067, width: 17 })
 * // => "tile/0/x001/x234/067.p/17"
 */
export function tilePath({ level, index, width }: Tile): string {
  let name = lastGroup(index);
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    name = `x${lastGroup(rest)}/${name}`;
  return `tile/${level}/${name}${width === TILE_WIDTH ? "" : `.p/${width}`}`;
}

/**
 * The tile that a path names, or `null` unless the path is spelt in the one canonical way.
 *
 * @example
 * [parseTilePath("tile/1/000.p/5"), parseTilePath("tile/01/000"), parseTilePath("tile/0/x000/001")]
 * // => [{ level: 1, index: 0, width: 5 }, null, null]
 */
export function parseTilePath(path: string): Tile | null {
  const parts =
    /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*)([0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path);
  if (parts === null) return null;
  const [, levelText = "", groups = "", last = "", widthText] = parts;
  const level: Tile["level"] | null = levelText === "entries" ? "entries" : fromDecimal(levelText);
  const index = Number(groups.replaceAll(/[x/]/g, "") + last);
  const width = widthText === undefined ? TILE_WIDTH : fromDecimal(widthText);
  if (level === null || (level !== "entries" && level > 63)) return null;
  if (width === null || width < 1 || (widthText !== undefined && width >= TILE_WIDTH)) return null;
  if (!Number.isSafeInteger(index)) return null;
  const tile = { level, index, width };
  return tilePath(tile) === path ? tile : null;
}

/** How many hashes a tree of a size has at a tile level: one for each full tile of the level below. */
export function levelLength(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** The tile with a given index as it is in a tree of a size; `null` when the tree does not reach it. */
export function tileOfTree(level: number | "entries", index: number, size: number): Tile | null {
  const length = levelLength(level === "entries" ? 0 : level, size);
  const width = Math.min(TILE_WIDTH, length - index * TILE_WIDTH);
  return width < 1 ? null : { level, index, width };
}

/** The partial tiles at the right edge of a tree, lowest level first, without the bundle. */
export function edgeTiles(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; levelLength(level, size) > 0; level++) {
    const length = levelLength(level, size);
    const width = length % TILE_WIDTH;
    if (width > 0) tiles.push({ level, index: Math.floor(length / TILE_WIDTH), width });
  }
  return tiles;
}

/** Number of levels that have a tile in a tree of a size. */
export function levelCount(size: number): number {
  let count = 0;
  while (levelLength(count, size) > 0) count++;
  return count;
}

function lastGroup(index: number): string {
  return String(index % 1000).padStart(3, "0");
}
