/**
 * Runs the benchmarks one after the other, each in a process of its own: `npm run bench`, or
 * `npm run bench -- views` for one. Every figure is a ratio to a reference of the same run, or a report.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ALL = [
  "startup",
  "import",
  "views",
  "brush",
  "ledger",
  "records",
  "package",
  "dossier",
  "linkage",
] as const;
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !ALL.some((known) => known === name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(", ")}; there are ${ALL.join(", ")}.`);
  process.exitCode = 2;
} else {
  for (const name of ALL) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    console.log(`\n== ${name}`);
    const file = join(import.meta.dirname, `${name}.ts`);
    const run = spawnSync(process.execPath, [file], { stdio: "inherit" });
    if (run.status !== 0) process.exitCode = 1;
  }
}
