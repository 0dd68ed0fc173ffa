import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accept, type Result } from "../../../src/kernel/index.ts";
import { type LogOptions, type OpenLog, openLog } from "../../../src/shell/ledger/index.ts";
import { testSigner } from "../../ledger/specimen.ts";

/** A new folder for the files of a test. */
export function scratch(): string {
  return mkdtempSync(join(tmpdir(), "mizan-ledger-"));
}

/**
 * A new folder in memory where the system has such, for tests of faults that a flush does not change: the
 * death of a process, and steps that fail by injection.
 */
export function scratchInMemory(): string {
  return existsSync("/dev/shm") ? mkdtempSync("/dev/shm/mizan-ledger-") : scratch();
}

/** The options of a log in a scratch folder that takes any bytes for an entry. */
export function plainLog(folder: string, more: Partial<LogOptions> = {}): LogOptions {
  return {
    folder: join(folder, "ledger"),
    guard: join(folder, "keys", "log-guard"),
    signer: testSigner(1),
    admit: (entry) => accept(entry),
    ...more,
  };
}

/** The value of a result that must be good. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

/** The codes of a result that must be a refusal. */
export function codes(result: Result<unknown>): string[] {
  return result.ok ? [] : result.issues.map(({ code }) => code);
}

/** Opens a log that must open. */
export async function opened(options: LogOptions): Promise<OpenLog> {
  return good(await openLog(options));
}
