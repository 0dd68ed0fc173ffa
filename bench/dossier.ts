/**
 * How long a large dossier takes: 50 items over the example workspace, built as folder, then verified, against
 * `sha256sum -c` over the same files in the same run: `node bench/dossier.ts`. Pages are those of its PDF.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { realPorts } from "../src/shell/ports.ts";
import { CATALOGUE } from "../src/workbench/index.ts";

const QUIET = { start: () => ({ update: () => {}, finish: () => {} }) };
const BY = ["month", "year", "province", "district", "actor", "type", "target"] as const;
const root = mkdtempSync(join(tmpdir(), "mizan-bench-"));
const ports = realPorts(join(root, "ws"), QUIET);

try {
  await run("example", {});
  const list = await run("observations", { limit: 200, source: ["press-observations"] });
  const keys = [...new Set(list.rows.map((row: { eventKey: string }) => row.eventKey))] as string[];
  const items = Array.from({ length: 50 }, (_, i) => itemOf(i, keys[i] ?? keys[0] ?? ""));
  const made = await run("dossier new", {
    title: "Everything in the press list",
    recipient: "Office",
    purpose: "To measure",
    preparedBy: "Bench",
  });
  await run("dossier edit", { id: made.id, by: "Bench", items: JSON.stringify(items) });
  const out = join(root, "package");
  const built = await seconds(() => run("dossier build", { id: made.id, out, undecided: true }));
  const pdf = readFileSync(join(out, "data/report.pdf"), "latin1");
  const pages = Math.max(...[...pdf.matchAll(/\/Count (\d+)/g)].map(([, n]) => Number(n)), 0);
  const verified = await seconds(async () => {
    const report = await run("dossier verify", { path: out });
    if (report.counts.fail > 0) throw new Error("the package does not verify");
  });
  const summed = await seconds(async () => {
    const said = spawnSync("sha256sum", ["--quiet", "-c", "manifest-sha256.txt"], { cwd: out });
    if (said.status !== 0) throw new Error(String(said.stderr));
  });
  console.log(`dossier of 50 items, ${pages} pages: built in ${built.toFixed(1)} s`);
  console.log(
    `verified in ${verified.toFixed(2)} s with every proof, figure and digest; sha256sum alone ${summed.toFixed(2)} s`,
  );
} finally {
  ports.close();
  rmSync(root, { recursive: true, force: true });
}

function itemOf(i: number, key: string) {
  if (i % 2 === 0) return { type: "event", release: "press-observations@2026-03", event: key };
  if (i % 5 === 1) {
    const text = "The list names events that other lists leave out, and leaves out others. ".repeat(
      40,
    );
    return {
      type: "claim",
      heading: `Claim ${i}`,
      text,
      sources: ["https://example.org"],
      origins: 2,
    };
  }
  const scope = "datasets=press-observations@2026-03";
  return { type: "figure", by: BY[i % BY.length], measure: "deaths", scope };
}

// biome-ignore lint/suspicious/noExplicitAny: each command has its own answer.
async function run(name: string, input: Record<string, unknown>): Promise<any> {
  const command = CATALOGUE.find((one) => one.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  const result = await command.run(ports, command.input.parse(input) as never);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

async function seconds(task: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await task();
  return (performance.now() - started) / 1000;
}
