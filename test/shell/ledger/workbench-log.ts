import { join } from "node:path";
import { accept, type Result } from "../../../src/kernel/index.ts";
import { type LogOptions, type OpenLog, openLog } from "../../../src/shell/ledger/index.ts";
import { testSigner } from "../../ledger/specimen.ts";

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
