import { sameBytes } from "./bytes.ts";
import { CHECKPOINT_PATH, type LogIssue, type LogSource } from "./source.ts";
import { parseTilePath, TILE_WIDTH, type Tile, tileOfTree, tilePath } from "./tile.ts";

/** Name of a file that a writer has not finished; it starts with a dot and ends in this. */
export const UNFINISHED = /(^|\/)\.[^/]*\.partial$/;

/**
 * Checks the files that are not part of the present tree: older partial tiles must be the beginning of the
 * present ones; what lies beyond the checkpoint is reported as left over; anything else has no place.
 */
export async function auditExtraFiles(
  source: LogSource,
  size: number,
): Promise<{ readonly issues: readonly LogIssue[]; readonly leftovers: readonly string[] }> {
  const issues: LogIssue[] = [];
  const leftovers: string[] = [];
  for (const path of (await source.list?.()) ?? []) {
    if (path === CHECKPOINT_PATH) continue;
    const tile = parseTilePath(path);
    if (tile === null) {
      if (UNFINISHED.test(path)) leftovers.push(path);
      else issues.push(unexpected(path));
      continue;
    }
    const present = tileOfTree(tile.level, tile.index, size);
    if (present === null || present.width < tile.width) leftovers.push(path);
    else if (present.width > tile.width && !(await isBeginning(source, tile, present)))
      issues.push(...olderDiffers(tile, path));
  }
  return { issues, leftovers };
}

async function isBeginning(source: LogSource, older: Tile, present: Tile): Promise<boolean> {
  const [a, b] = await Promise.all([
    source.read(tilePath(older)),
    source
      .read(tilePath(present))
      .then((bytes) => bytes ?? source.read(tilePath({ ...present, width: TILE_WIDTH }))),
  ]);
  if (a === null || b === null) return a === null; // Tidied away meanwhile, or named elsewhere.
  const length = older.level === "entries" ? bundleLength(b, older.width) : older.width * 32;
  return a.length === length && sameBytes(a, b.subarray(0, length));
}

/** Bytes that the first entries of a bundle take. */
function bundleLength(bytes: Uint8Array, width: number): number {
  let at = 0;
  for (let i = 0; i < width; i++) at += 2 + (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
  return at;
}

function olderDiffers(tile: Tile, file: string): LogIssue[] {
  const span = tile.level === "entries" ? 1 : TILE_WIDTH ** tile.level;
  return [
    {
      code: "ledger/tile-differs",
      message: "An older partial file is not the beginning of the present one.",
      file,
      index: tile.index * TILE_WIDTH * span,
    },
  ];
}

function unexpected(file: string): LogIssue {
  return {
    code: "ledger/file-unexpected",
    message: "A file has no place in a log.",
    file,
    remedy: "Find out who put it there, and move it away.",
  };
}
