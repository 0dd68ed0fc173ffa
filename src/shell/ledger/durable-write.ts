import { randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import type { DiskPort } from "./disk.ts";

/** A file to be written whole or not at all. */
export interface PendingFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The disk did not confirm that something is kept. What is on it afterwards is not known. */
export class NotFlushed extends Error {
  constructor(cause: unknown) {
    super("The disk did not confirm a write.", { cause });
    this.name = "NotFlushed";
  }
}

const AT_ONCE = 8;

/**
 * Writes files so that they survive a loss of power: beside, flushed, renamed, then the folders flushed
 * with the new names, those of new folders included. Any failure to flush is a `NotFlushed`.
 */
export async function writeDurably(disk: DiskPort, files: readonly PendingFile[]): Promise<void> {
  const folders = new Set<string>();
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) {
    const firstNew = await disk.makeFolder(folder);
    folders.add(folder);
    if (firstNew === null) continue;
    for (let above = folder; above.length >= firstNew.length; above = dirname(above))
      folders.add(dirname(above));
  }
  await eachOf(files, (file) => writeBeside(disk, file));
  await eachOf([...folders], (folder) => flushed(() => disk.syncFolder(folder)));
}

async function writeBeside(disk: DiskPort, { path, bytes }: PendingFile): Promise<void> {
  const beside = join(dirname(path), `.${randomBytes(6).toString("hex")}.partial`);
  try {
    const file = await disk.create(beside);
    try {
      await file.write(bytes);
      await flushed(file.sync);
    } catch (error) {
      await file.close().catch(() => undefined); // The first failure is the one to tell.
      throw error;
    }
    await file.close();
    await disk.rename(beside, path);
  } catch (error) {
    await disk.remove(beside).catch(() => undefined); // The sweep removes it later.
    throw error;
  }
}

async function flushed(sync: () => Promise<void>): Promise<void> {
  try {
    await sync();
  } catch (error) {
    throw new NotFlushed(error);
  }
}

/** Runs a task for each item, a few at a time; waits for all that have begun before it fails. */
async function eachOf<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  const left = [...items].reverse();
  const failures: unknown[] = [];
  const worker = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) {
      try {
        await task(item);
      } catch (error) {
        failures.push(error);
        left.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const first = failures.find((failure) => failure instanceof NotFlushed) ?? failures[0];
  if (first !== undefined) throw first;
}
