import { cpSync, rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openLog } from "../../src/shell/ledger/index.ts";
import { scratchInMemory } from "../shell/ledger/scratch.ts";
import { opened, plainLog } from "../shell/ledger/workbench-log.ts";
import { type Acknowledged, checkAcknowledged, checkWhole } from "./aftermath.ts";
import { type Fault, failingDisk, STEPS } from "./failing-disk.ts";

/** The log before the fault: 254 entries, so that the next batches fill a tile. */
const BEFORE = Array.from({ length: 254 }, (_, i) => `before-${i}`);
const BATCHES = [["a-1", "a-2", "a-3"], ["b-1"], ["a-1", "c-1", "c-2"]] as const;

const template = scratchInMemory();
const log = await opened(plainLog(template, { mode: "create" }));
await Promise.all(BEFORE.map((entry) => log.append(Buffer.from(entry))));
await log.close();

/** Appends the batches on a disk with a fault and gives what was acknowledged, and each refusal. */
async function appendWithFault(folder: string, fault: Fault) {
  const given: Acknowledged = new Map(BEFORE.map((entry, i) => [i, entry]));
  const refusals: string[] = [];
  const { disk, struck } = failingDisk(fault);
  try {
    const faulty = await openLog(plainLog(folder, { disk }));
    if (!faulty.ok) return { given, refusals: ["open"], struck: struck() };
    for (const batch of BATCHES) {
      const done = await Promise.allSettled(
        batch.map((entry) => faulty.value.append(Buffer.from(entry))),
      );
      for (const [i, result] of done.entries()) {
        if (result.status === "rejected")
          refusals.push(result.reason.issue?.code ?? String(result.reason));
        else if (result.value.ok) given.set(result.value.value.index, batch[i] ?? "");
      }
    }
    await faulty.value.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall !== "injected") throw error;
    refusals.push("open");
  }
  return { given, refusals, struck: struck() };
}

describe("a disk on which a step fails", () => {
  const kinds = STEPS.flatMap((step) =>
    (["once", "dead"] as const).map((mode) => ({ step, mode })),
  );

  it.each(kinds)(
    "keeps only and all of what was acknowledged: $step, $mode",
    async ({ step, mode }) => {
      let strikes = 0;
      for (let at = 1; at < 500; at++) {
        const code = (["EIO", "ENOSPC", "EMFILE"] as const)[at % 3] ?? "EIO";
        const folder = scratchInMemory();
        cpSync(template, folder, { recursive: true });
        const { given, refusals, struck } = await appendWithFault(folder, { step, at, code, mode });
        const where = `${code} at ${step} ${at}, ${mode}`;
        if (!struck) break;
        strikes++;
        expect(refusals.length, where).toBeGreaterThan(0);
        if (step === "sync" || step === "syncFolder") {
          const first = refusals.indexOf("ledger/log-stopped");
          expect(first, where).toBe(0);
          expect(new Set(refusals), `${where}: nothing is acknowledged after it`).toEqual(
            new Set(["ledger/log-stopped"]),
          );
        }
        await checkAcknowledged(folder, given);
        const entries = await checkWhole(folder);
        expect(entries, where).toBeLessThanOrEqual(BEFORE.length + 6);
        await resubmit(folder);
        rmSync(folder, { recursive: true });
      }
      expect(strikes).toBeGreaterThan(5);
      expect(strikes).toBeLessThan(499);
    },
    120_000,
  );
});

/** Everything can be sent again after the fault, and each entry is on the log once. */
async function resubmit(folder: string): Promise<void> {
  const again = await opened(plainLog(folder));
  for (const entry of BATCHES.flat()) await again.append(Buffer.from(entry));
  expect(again.signed.checkpoint.size).toBe(BEFORE.length + 6);
  await again.close();
  expect(await checkWhole(folder)).toBe(BEFORE.length + 6);
}
