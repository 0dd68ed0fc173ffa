import { join } from "node:path";
import { expect } from "vitest";
import { auditLog, proveEntry } from "../../src/ledger/index.ts";
import { folderSource, NODE_CRYPTO } from "../../src/shell/ledger/index.ts";
import { ORIGIN, testSigner } from "../ledger/specimen.ts";
import { opened, plainLog } from "../shell/ledger/workbench-log.ts";

/** What a process said it had acknowledged: the entry for each index. */
export type Acknowledged = Map<number, string>;

/** Reads the lines of an appender; the last one may be cut off by the kill. */
export function readAcknowledged(output: string, into: Acknowledged): void {
  for (const line of output.split("\n").slice(0, -1)) {
    const [, index = "", entry = ""] = /^([0-9]+) (\S+)$/.exec(line) ?? [];
    if (index === "") continue;
    const before = into.get(Number(index));
    expect(before ?? entry, `index ${index} was given twice`).toBe(entry);
    into.set(Number(index), entry);
  }
}

/** Opens a log after a fault with a healthy disk and requires every acknowledged entry with its proof. */
export async function checkAcknowledged(folder: string, given: Acknowledged): Promise<void> {
  const log = await opened(plainLog(folder));
  for (const [index, entry] of given) {
    const proof = await proveEntry(log.source, log.signed, index, NODE_CRYPTO);
    expect(proof.ok && Buffer.from(proof.value.entry).toString(), `entry ${index}`).toBe(entry);
  }
  await log.close();
}

/** Checks that a log verifies from its files, with nothing left over. */
export async function checkWhole(folder: string): Promise<number> {
  const report = await auditLog(folderSource(join(folder, "ledger")), {
    origin: ORIGIN,
    keys: [testSigner(1).key],
    crypto: NODE_CRYPTO,
  });
  expect(report.issues).toEqual([]);
  expect(report.leftovers).toEqual([]);
  return report.entries;
}
