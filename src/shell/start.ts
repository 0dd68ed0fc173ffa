import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { accept, type Result } from "../kernel/index.ts";
import { buildExample, type Progress } from "../workbench/index.ts";
import { PAGES_FOLDER, serve } from "./http/index.ts";
import { realPorts } from "./ports.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Builds the pages if they are older than their sources, makes the example workspace, and serves it. */
export async function start(
  progress: Progress,
  input: { readonly folder: string; readonly host: string; readonly port: number },
): Promise<Result<{ stopped: boolean }>> {
  await buildPagesIfStale(progress);
  const ports = realPorts(input.folder, progress);
  const example = await buildExample(ports);
  if (!example.ok) return example;
  const server = await serve(ports, input);
  process.stdout.write(greeting(server.address, input.folder));
  await server.stopped;
  return accept({ stopped: true });
}

/** Builds the pages with Vite when there are none or when a source is newer. */
export async function buildPagesIfStale(progress: Progress): Promise<void> {
  const built = await newest(join(PAGES_FOLDER, "index.html"));
  const sources = await Promise.all(
    ["web", "src", "package-lock.json", "vite.config.ts"].map((name) => newest(join(ROOT, name))),
  );
  if (built >= Math.max(...sources)) return;
  const task = progress.start("Building the pages", null);
  const { build } = await import("vite");
  await build({ configFile: join(ROOT, "vite.config.ts"), logLevel: "error" });
  task.finish();
}

async function newest(path: string): Promise<number> {
  const about = await stat(path).catch(() => null);
  if (about === null) return 0;
  if (!about.isDirectory()) return about.mtimeMs;
  const names = await readdir(path);
  const times = await Promise.all(names.map((name) => newest(join(path, name))));
  return Math.max(0, ...times);
}

function greeting(address: string, folder: string): string {
  return `
The example workspace "Pakistan: the public record" is served at

    ${address}/

Three things to try:
  1. Sources disagree: how many were killed in 2024?
       ${address}/disagreement?year=2024
  2. One province, one organisation, one period:
       ./bin/mizan picture -w ${folder} --province Balochistan --actor BLA --from 2019
  3. Add UCDP GED, if you have the file:
       ./bin/mizan import -w ${folder} ucdp-ged GEDEvent_v25_1.csv

Stop with Ctrl-C.
`;
}
