import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { scratchInMemory } from "../shell/ledger/scratch.ts";
import { opened, plainLog } from "../shell/ledger/workbench-log.ts";
import { type Acknowledged, checkAcknowledged, checkWhole, readAcknowledged } from "./aftermath.ts";
import { bundledAppender } from "./bundled-appender.ts";

const probe = spawnSync("strace", ["-f", "-qq", "-e", "trace=none", process.execPath, "-e", "0"]);
const traceable = probe.status === 0;

/** Faults of the operating system itself, by `strace -e inject`. */
const FAULTS = [
  ...sweep("fsync,fdatasync:error=EIO", [1, 2, 3, 4, 5, 7, 9, 12]),
  ...sweep("fsync,fdatasync:signal=SIGKILL", [1, 2, 3, 4, 5, 6, 7, 8, 10, 12]),
  ...sweep("rename:error=ENOSPC", [1, 2, 3, 4, 5, 8]),
  ...sweep("rename:signal=SIGKILL", [1, 2, 3, 4, 5, 6, 8]),
  ...sweep("mkdir:error=EMFILE", [1, 2]),
  ...sweep("close:signal=SIGKILL", [30, 50, 70]),
];

function sweep(what: string, counts: readonly number[]): string[] {
  return counts.map((count) => `${what}:when=${count}`);
}

describe.skipIf(!traceable)("faults of system calls (skipped where strace may not trace)", () => {
  it(`keep every acknowledged entry, for ${FAULTS.length} faults`, async () => {
    const appender = await bundledAppender();
    const template = scratchInMemory();
    const log = await opened(plainLog(template, { mode: "create" }));
    const before = Array.from({ length: 250 }, (_, i) => `before-${i}`);
    await Promise.all(before.map((entry) => log.append(Buffer.from(entry))));
    await log.close();
    let struck = 0;
    for (const fault of FAULTS) {
      const folder = scratchInMemory();
      cpSync(template, folder, { recursive: true });
      const [calls = ""] = fault.split(":");
      const run = spawnSync(
        "strace",
        ["-f", "-qq", "-o", "/dev/null", "-e", `trace=${calls}`, "-e", `inject=${fault}`].concat([
          process.execPath,
          "--disable-warning=ExperimentalWarning",
          appender,
          folder,
          "entry",
          "24",
        ]),
        { encoding: "utf8", timeout: 20_000 },
      );
      const given: Acknowledged = new Map(before.map((entry, i) => [i, entry]));
      readAcknowledged(run.stdout, given);
      if (run.status !== 0) struck++;
      await checkAcknowledged(folder, given);
      expect(await checkWhole(folder), fault).toBeLessThanOrEqual(before.length + 24);
    }
    expect(struck).toBeGreaterThan(FAULTS.length / 2);
  }, 170_000);
});
