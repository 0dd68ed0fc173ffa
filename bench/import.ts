import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeGed } from "./make-ged.ts";

/** What one run of a child process took. */
interface Run {
  readonly seconds: number;
  readonly peakMb: number;
}

const ROUNDS = 3;
const LIMITS = { ratio: 4, peakMb: 1_200 };

/**
 * Measures the import of a file of 417,968 rows in GED's format, end to end in a process of its own,
 * against DuckDB alone reading the same CSV and writing Parquet. Rounds alternate, medians are compared.
 */
export async function benchImport(folder?: string): Promise<Record<string, unknown> | null> {
  const file = await makeGed(folder);
  if (file === null) return null;
  const work = mkdtempSync(join(tmpdir(), "mizan-bench-import-"));
  try {
    const bare: Run[] = [];
    const ours: Run[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      bare.push(runChild("bare", file, join(work, `bare-${round}.parquet`)));
      ours.push(runChild("ours", file, join(work, `workspace-${round}`)));
    }
    const [bareSeconds, seconds] = [median(bare), median(ours)];
    const peakMb = Math.max(...ours.map((run) => run.peakMb));
    const ratio = seconds / bareSeconds;
    return {
      what: "import of 417,968 rows",
      megabytes: Math.round(statSync(file).size / 1e6),
      bareSeconds: round(bareSeconds),
      seconds: round(seconds),
      ratio: round(ratio),
      ratioAtMost: LIMITS.ratio,
      peakMb,
      peakMbAtMost: LIMITS.peakMb,
      good: ratio <= LIMITS.ratio && peakMb <= LIMITS.peakMb,
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function runChild(mode: "bare" | "ours", file: string, to: string): Run {
  const self = fileURLToPath(import.meta.url);
  const child = spawnSync(process.execPath, [self, `--${mode}`, file, to], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.status !== 0) throw new Error(`The ${mode} run ended with ${child.status}.`);
  return JSON.parse(child.stdout) as Run;
}

async function runBare(file: string, to: string): Promise<void> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(
    `COPY (SELECT * FROM read_csv('${file}')) TO '${to}' (FORMAT parquet, COMPRESSION zstd)`,
  );
}

async function runOurs(file: string, to: string): Promise<void> {
  const { realPorts } = await import("../src/shell/ports.ts");
  const { CATALOGUE } = await import("../src/workbench/index.ts");
  const silent = { start: () => ({ update: () => undefined, finish: () => undefined }) };
  const ports = realPorts(to, silent);
  const command = CATALOGUE.find(({ name }) => name === "import");
  const result = await command?.run(ports, { format: "ucdp-ged", files: [file] });
  if (!result?.ok) throw new Error(JSON.stringify(result?.issues));
  ports.lake.close();
}

function median(runs: readonly Run[]): number {
  const sorted = runs.map(({ seconds }) => seconds).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

if (import.meta.main) {
  const [mode, file, to] = process.argv.slice(2);
  if ((mode === "--bare" || mode === "--ours") && file && to) {
    const start = performance.now();
    await (mode === "--bare" ? runBare : runOurs)(file, to);
    const seconds = (performance.now() - start) / 1000;
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(JSON.stringify({ seconds, peakMb }));
    process.exit(0);
  }
  const result = await benchImport(mode);
  if (result === null) console.log("Not measured: ../shared/data/ucdp-ged-pakistan is not here.");
  else {
    for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(14)} ${value}`);
    console.log(JSON.stringify(result));
  }
}
