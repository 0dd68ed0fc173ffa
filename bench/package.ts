/**
 * How fast a bag is verified, against `sha256sum` on the same files in the same run: `node bench/package.ts [MB]`.
 * The first bag has a manifest of SHA-256 alone, the second one of SHA-512 too; files are in the system's memory
 * before either reads them. Each figure is the median of five runs, taken by turns.
 */
import { spawnSync } from "node:child_process";
import { createHash, randomFillSync } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyBag } from "../src/evidence/index.ts";
import { nodeDigest, openFolderView } from "../src/shell/package/index.ts";

const megabytes = Number(process.argv[2] ?? 400);
const RUNS = 5;
const AIM = 0.7;
const SHAPES = [
  { name: "few large files", files: 8 },
  { name: "many small files", files: 4000 },
] as const;
const scratch = mkdtempSync(join(tmpdir(), "mizan-bench-"));
const text = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 2 });

try {
  for (const { name, files } of SHAPES) {
    for (const digests of [["sha256"], ["sha256", "sha512"]]) {
      const folder = join(scratch, `${files}-${digests.length}`);
      const bytes = makeBag(folder, files, digests);
      await measure(`${name}, ${digests.join(" and ")}`, folder, bytes, digests);
      rmSync(folder, { recursive: true });
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function makeBag(folder: string, files: number, digests: readonly string[]): number {
  mkdirSync(join(folder, "data"), { recursive: true });
  const length = Math.floor((megabytes * 1e6) / files);
  const content = Buffer.alloc(length);
  const lines = digests.map(() => "");
  for (let i = 0; i < files; i++) {
    randomFillSync(content);
    const path = `data/${String(i).padStart(5, "0")}.bin`;
    writeFileSync(join(folder, path), content);
    for (const [at, name] of digests.entries())
      lines[at] += `${createHash(name).update(content).digest("hex")}  ${path}\n`;
  }
  for (const [at, name] of digests.entries())
    writeFileSync(join(folder, `manifest-${name}.txt`), lines[at] ?? "");
  const declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
  writeFileSync(join(folder, "bagit.txt"), declaration);
  return length * files;
}

async function measure(
  name: string,
  folder: string,
  bytes: number,
  digests: readonly string[],
): Promise<void> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    theirs.push(await seconds(async () => outside(folder, "sha256sum", "manifest-sha256.txt")));
    ours.push(await seconds(() => inside(folder)));
  }
  const [own, other] = [median(ours), median(theirs)];
  const ratio = other / own;
  const aimed = digests.length === 1 ? `, aim at least ${AIM}` : "";
  console.log(
    `${name}: verify ${text(bytes / 1e6 / own)} MB/s, sha256sum -c ${text(bytes / 1e6 / other)} MB/s ` +
      `(${text(ratio)} x${aimed})`,
  );
  if (digests.length === 1 && ratio < AIM) process.exitCode = 1;
}

async function inside(folder: string): Promise<void> {
  const view = await openFolderView(folder);
  if (!view.ok) throw new Error(JSON.stringify(view.issues));
  const { findings } = await verifyBag(view.value, nodeDigest);
  const wrong = findings.filter(({ status }) => status === "fail");
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong[0]));
}

function outside(folder: string, program: string, manifest: string): void {
  const run = spawnSync(program, ["--quiet", "-c", manifest], { cwd: folder });
  if (run.status !== 0) throw new Error(`${program} refuses the bag: ${String(run.stderr)}`);
}

async function seconds(task: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await task();
  return (performance.now() - started) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
