/**
 * How long the command line takes to help, and the server until it is ready, against `node -e 0` in the
 * same run. Medians of five rounds in alternation.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROUNDS = 5;
const LAUNCHER = join(import.meta.dirname, "../bin/mizan.mjs");
const FLAGS = ["--disable-warning=ExperimentalWarning", LAUNCHER];

const folder = mkdtempSync(join(tmpdir(), "mizan-bench-startup-"));
const workspace = join(folder, "ws");
run([...FLAGS, "example", "-w", workspace]);
const taken = { node: [] as number[], help: [] as number[], serve: [] as number[] };
for (let round = 0; round < ROUNDS; round++) {
  taken.node.push(timed(() => run(["-e", "0"])));
  taken.help.push(timed(() => run([...FLAGS, "--help"])));
  taken.serve.push(await untilReady());
}
rmSync(folder, { recursive: true, force: true });

const node = median(taken.node);
for (const [what, aimMs] of [
  ["help", 300],
  ["serve", 1_500],
] as const) {
  const ms = median(taken[what]);
  const ratio = (ms / node).toFixed(1);
  console.log(`${what}: ${ms} ms, ${ratio} x "node -e 0" (${node} ms); aim ${aimMs} ms`);
}

function run(words: readonly string[]): void {
  const done = spawnSync(process.execPath, words, { stdio: ["ignore", "ignore", "pipe"] });
  if (done.status !== 0) throw new Error(done.stderr.toString());
}

async function untilReady(): Promise<number> {
  const started = performance.now();
  const words = [...FLAGS, "serve", "-w", workspace, "--port", "0"];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "ignore", "pipe"] });
  for await (const text of child.stderr.setEncoding("utf8")) {
    if (String(text).includes("The workbench is at")) break;
  }
  const ms = Math.round(performance.now() - started);
  child.kill("SIGTERM");
  if (child.exitCode === null) await once(child, "exit");
  return ms;
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return Math.round(performance.now() - started);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
