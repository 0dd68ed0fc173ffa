import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { scratchInMemory } from "../shell/ledger/scratch.ts";
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
      const given: Acknowledged = new Map();
      const starts: number[] = [];
      for (let kill = 0; kill < KILLS / AT_ONCE; kill++) {
        // Mostly some time after some acknowledgements; every tenth while the process starts.
        const moment =
          kill % 10 === 9
            ? { lines: 0, ms: random() * 200 }
            : { lines: 1 + Math.floor(random() * 20), ms: random() * 12 };
        const output = await appendUntilKilled([appender, folder, `${line}-${kill}`], moment);
        // Refuses an index that was given before: then an acknowledged entry would have been lost.
        readAcknowledged(output, given);
        const [, started] = /^ready after ([0-9]+) ms$/m.exec(output) ?? [];
        if (started !== undefined) starts.push(Number(started));
        if (kill % 20 === 19) await checkAcknowledged(folder, given);
      }
      await checkAcknowledged(folder, given);
      return { starts, acknowledged: given.size, entries: await checkWhole(folder) };
    });
    for (const { starts, acknowledged, entries } of await Promise.all(lines)) {
      expect(starts.length).toBeGreaterThan((KILLS / AT_ONCE) * 0.8);
      expect(Math.max(...starts)).toBeLessThan(2000);
      expect(acknowledged).toBeGreaterThan(100);
      expect(entries).toBeGreaterThanOrEqual(acknowledged);
    }
  }, 400_000);
});

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
