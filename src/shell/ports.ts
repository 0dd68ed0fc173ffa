import { fileURLToPath } from "node:url";
import type { Ports, Progress } from "../workbench/index.ts";
import { openDownloads } from "./download.ts";
import { openColumns, openLake } from "./lake/index.ts";
import { terminalProgress } from "./progress/index.ts";
import { openProjection } from "./projection/index.ts";
import { openReport } from "./report/index.ts";
import { userFiles } from "./user-files.ts";
import { VERSION } from "./version.ts";
import { openWorkspace } from "./workspace/index.ts";

/** Puts the real outside together for one workspace folder. */
export function realPorts(folder: string, progress: Progress = terminalProgress()): Ports {
  const workspace = openWorkspace(folder);
  const lake = openLake(folder);
  return {
    workspace,
    lake,
    columns: openColumns(folder, lake),
    files: userFiles,
    downloads: openDownloads(progress),
    search: openProjection(folder),
    report: openReport(workspace),
    exampleFolder: fileURLToPath(new URL("../../examples/pakistan", import.meta.url)),
    version: VERSION,
    clock: { now: () => new Date().toISOString() },
    progress,
  };
}
