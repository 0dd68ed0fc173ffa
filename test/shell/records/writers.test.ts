import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RecordRow } from "../../../src/workbench/record/schema.ts";
import { makeRandom } from "../../support/random.ts";
import { type Bench, openBench } from "../../workbench/evidence-bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const WRITER = join(import.meta.dirname, "endless-writer.ts");
const KILLS = 6;

interface Told {
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
  readonly state: string;
}

/** Lets a process write, kills it some time after its first acknowledgement; gives what it acknowledged. */
function writeAndKill(round: number, afterMilliseconds: number): Promise<readonly Told[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", WRITER, bench.folder, String(round)],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (out === "") setTimeout(() => child.kill("SIGKILL"), afterMilliseconds);
      out += text;
    });
    child.on("error", reject);
    child.on("close", () => {
      const lines = out.split("\n").slice(0, -1);
      resolve(lines.map((line) => JSON.parse(line) as Told));
    });
  });
}

describe("writers of records", () => {
  it("loses nothing that was acknowledged when it is killed at any moment", async () => {
    const random = makeRandom(7);
    const acknowledged: Told[] = [];
    for (let round = 0; round < KILLS; round++)
      acknowledged.push(...(await writeAndKill(round, random() * 300)));
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    const last = new Map(acknowledged.map((one) => [one.id, one]));
    const { records, total } = await bench.answer<{ records: RecordRow[]; total: number }>(
      "records",
      { state: "all", limit: 5000 },
    );
    const found = new Map(records.map((one) => [one.id, one]));
    for (const { id, revision, state } of last.values()) {
      const record = found.get(id);
      // A change may be on the log that the killed process could not acknowledge any more: one a round.
      expect(record?.revision, id).toBeGreaterThanOrEqual(revision);
      if (record?.revision === revision) expect(record.state).toBe(state);
      expect(record?.bodyGap, id).toBe(record?.state === "erased" ? "erased" : null);
    }
    expect(total).toBeLessThanOrEqual(last.size + KILLS);
    expect(await bench.ports.log.anomalies()).toEqual([]);
    const verdict = await bench.answer<{ good: boolean; problems: unknown[] }>("verify", {});
    expect(verdict.problems).toEqual([]);
    expect(verdict.good).toBe(true);
  }, 240_000);

  it("are refused, with the holder named, while another process writes", async () => {
    const held = new Promise<void>((done) => {
      void bench.as("TLP:RED").ports.workspace.exclusively(async () => {
        const child = spawn(
          process.execPath,
          [
            "--disable-warning=ExperimentalWarning",
            join(import.meta.dirname, "../../../bin/mizan.mjs"),
            ...["record", "create", "source", "-w", bench.folder, "--by", "x"],
            ...["--field", "name=N", "--field", "type=news", "--json"],
          ],
          { stdio: ["ignore", "pipe", "ignore"] },
        );
        let out = "";
        child.stdout.setEncoding("utf8").on("data", (text: string) => {
          out += text;
        });
        await new Promise((closed) => child.on("close", closed));
        expect(child.exitCode).toBe(3);
        expect(JSON.parse(out)).toMatchObject({ issues: [{ code: "shell/workspace-busy" }] });
        expect(out).toContain(`process ${process.pid}`);
        done();
      });
    });
    await held;
    expect(await bench.answer("records", { state: "all" })).toMatchObject({ total: 0 });
  });
});
