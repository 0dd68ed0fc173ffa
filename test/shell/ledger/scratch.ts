import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder for the files of a test; it is removed after the test file. */
export function scratch(): string {
  return keep(mkdtempSync(join(tmpdir(), "mizan-ledger-")));
}

/**
 * A new folder in memory where the system has such, for tests of faults that a flush does not change: the
 * death of a process, and steps that fail by injection.
 */
export function scratchInMemory(): string {
  return existsSync("/dev/shm") ? keep(mkdtempSync("/dev/shm/mizan-ledger-")) : scratch();
}

function keep(folder: string): string {
  made.push(folder);
  return folder;
}
