import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Takes a lock that at most one process holds, and gives the way to release it; `null` when it is held.
 * The lock is an exclusive SQLite transaction, which the operating system ends with the process.
 */
export function takeLock(file: string): (() => void) | null {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  try {
    database.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if ((error as { errcode?: unknown }).errcode === SQLITE_BUSY) return null;
    throw error;
  }
  return () => {
    database.exec("ROLLBACK");
    database.close();
  };
}

const SQLITE_BUSY = 5;
