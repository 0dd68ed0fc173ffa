import { join } from "node:path";
import { parseTilePath, TILE_WIDTH, tileOfTree, tilePath, UNFINISHED } from "../../ledger/index.ts";
import type { DiskPort } from "./disk.ts";

/**
 * Removes what an interrupted write left: unfinished files, files beyond the last signed state (nothing of
 * them was acknowledged), and partial files whose full one is there. Everything else stays.
 */
export async function sweepLog(disk: DiskPort, folder: string, size: number): Promise<void> {
  for (const path of await disk.list(folder)) {
    if (isLeftover(path, size)) await disk.remove(join(folder, path));
  }
}

/** The folders of partial files that are no longer needed once the log has grown. */
export function outgrownFolders(oldSize: number, newSize: number): string[] {
  const folders: string[] = [];
  for (const level of ["entries" as const, 0, 1, 2, 3, 4, 5, 6]) {
    const unit = level === "entries" ? 1 : TILE_WIDTH ** level;
    const [was, is] = [Math.floor(oldSize / unit), Math.floor(newSize / unit)];
    const index = Math.floor(was / TILE_WIDTH);
    if (was % TILE_WIDTH > 0 && is >= (index + 1) * TILE_WIDTH)
      folders.push(`${tilePath({ level, index, width: TILE_WIDTH })}.p`);
  }
  return folders;
}

function isLeftover(path: string, size: number): boolean {
  const tile = parseTilePath(path);
  if (tile === null) return UNFINISHED.test(path);
  const present = tileOfTree(tile.level, tile.index, size);
  if (present === null || tile.width > present.width) return true;
  return present.width === TILE_WIDTH && tile.width < TILE_WIDTH;
}
