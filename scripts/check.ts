/**
 * Every check of the project, one after the other, and one closing line: 'N passed, N failed'.
 * `npm test -- --only unit` runs a single step.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const scratch = mkdtempSync(join(tmpdir(), "mizan-check-"));
const only = process.argv[process.argv.indexOf("--only") + 1];
const steps: readonly (readonly [name: string, run: () => Tally])[] = [
  ["types", () => tool("tsc", "--noEmit")],
  ["types of the pages", () => tool("tsc", "--noEmit", "-p", "tsconfig.web.json")],
  ["lint and layout", () => tool("biome", "check", ".")],
  ["dead code", () => tool("knip")],
  ["pages", () => tool("vite", "build", "--logLevel", "error")],
  ["unit", () => tests("unit")],
  ["browser", () => tests("browser")],
];

const total = { passed: 0, failed: 0, skipped: 0 };
for (const [name, run] of steps) {
  if (process.argv.includes("--only") && name !== only) continue;
  const started = performance.now();
  console.log(`\n== ${name}`);
  const tally = run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `== ${name}: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped (${seconds} s)`,
  );
  total.passed += tally.passed;
  total.failed += tally.failed;
  total.skipped += tally.skipped;
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function tool(name: string, ...words: string[]): Tally {
  const done = start(name, words);
  return { passed: done ? 1 : 0, failed: done ? 0 : 1, skipped: 0 };
}

/** Runs one project of the tests; a run that stops before it has counted is a failure. */
function tests(project: string): Tally {
  const report = join(scratch, `${project}.json`);
  const done = start("vitest", [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  try {
    const counted = JSON.parse(readFileSync(report, "utf8"));
    const failed = Math.max(counted.numFailedTests, done ? 0 : 1);
    return { passed: counted.numPassedTests, failed, skipped: counted.numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function start(name: string, words: readonly string[]): boolean {
  const windows = process.platform === "win32";
  const path = join("node_modules", ".bin", windows ? `${name}.cmd` : name);
  return spawnSync(path, words, { stdio: "inherit", shell: windows }).status === 0;
}
