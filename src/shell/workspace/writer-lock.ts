import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Breakage } from "../breakage.ts";

/**
 * Runs a task as the only writer of a workspace folder. The lock is an exclusive SQLite transaction, which
 * the operating system releases when the process ends in whatever way, so no stale lock can remain.
 */
export async function withWriterLock<T>(folder: string, task: () => Promise<T>): Promise<T> {
  const cache = join(folder, "cache");
  mkdirSync(cache, { recursive: true });
  const holderFile = join(cache, "writer.json");
  const database = new DatabaseSync(join(cache, "writer-lock.sqlite"));
  try {
    database.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
  } catch (cause) {
    database.close();
    throw new Breakage(
      {
        code: "shell/workspace-busy",
        message: `Another process is writing this workspace: ${holder(holderFile)}.`,
        remedy: "Wait until it has finished, or stop it.",
      },
      cause,
    );
  }
  try {
    const who = { process: process.pid, host: hostname(), since: new Date().toISOString() };
    writeFileSync(holderFile, JSON.stringify(who));
    return await task();
  } finally {
    database.exec("ROLLBACK");
    database.close();
  }
}

function holder(file: string): string {
  try {
    const who = JSON.parse(readFileSync(file, "utf8"));
    return `process ${who.process} on ${who.host}, since ${who.since}`;
  } catch {
    return "its name is not known";
  }
}
