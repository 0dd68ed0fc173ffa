import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { scratchInMemory } from "../shell/ledger/workbench-log.ts";
import { type Acknowledged, checkAcknowledged, checkWhole, readAcknowledged } from "./aftermath.ts";
import { bundledAppender } from "./bundled-appender.ts";

const KILLS = 300;
const AT_ONCE = 3;

describe("killing the process while it appends", () => {
  it(`loses nothing that was acknowledged in ${KILLS} kills, and starts within 2 seconds`, async () => {
    const random = generator(20260301);
    const appender = await bundledAppender();
    const lines = Array.from({ length: AT_ONCE }, async (_, line) => {
      const folder = scratchInMemory();
      const all: Acknowledged = new Map();
      let slowest = 0;
      for (let kill = 0; kill < KILLS / AT_ONCE; kill++) {
        // Mostly some time after some acknowledgements; every tenth while the process starts.
        const moment =
          kill % 10 === 9
            ? { lines: 0, ms: random() * 200 }
            : { lines: 1 + Math.floor(random() * 20), ms: random() * 12 };
        const recent: Acknowledged = new Map();
        readAcknowledged(
          await appendUntilKilled([appender, folder, `${line}-${kill}`], moment),
          recent,
        );
        for (const [index, entry] of recent) all.set(index, entry);
        if (all.size > 0)
          slowest = Math.max(slowest, await checkAcknowledged(folder, newest(recent)));
      }
      await checkAcknowledged(folder, all);
      return { slowest, acknowledged: all.size, entries: await checkWhole(folder) };
    });
    for (const { slowest, acknowledged, entries } of await Promise.all(lines)) {
      expect(slowest).toBeLessThan(2000);
      expect(acknowledged).toBeGreaterThan(100);
      expect(entries).toBeGreaterThanOrEqual(acknowledged);
    }
  }, 400_000);
});

/** The last acknowledgements before a kill; all of them are checked again at the end. */
function newest(given: Acknowledged): Acknowledged {
  return new Map([...given].sort(([a], [b]) => a - b).slice(-20));
}

/** Runs an appender, kills it some time after so many lines of output, and gives what it wrote. */
function appendUntilKilled(
  words: readonly string[],
  moment: { readonly lines: number; readonly ms: number },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...words], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    let armed = false;
    const arm = () => {
      if (armed || output.split("\n").length - 1 < moment.lines) return;
      armed = true;
      setTimeout(() => child.kill("SIGKILL"), moment.ms);
    };
    arm();
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
      arm();
    });
    child.on("error", reject);
    child.on("close", (_code, signal) => {
      if (signal === "SIGKILL") resolve(output);
      else reject(new Error(`the appender ended by itself: ${output.slice(-300)}`));
    });
  });
}

/** Numbers from 0 to 1 by a linear congruence, so that a failing run can be repeated. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
