import { fileURLToPath } from "node:url";
import type { Marking } from "../kernel/index.ts";
import { KINDS, type Ports, type Progress } from "../workbench/index.ts";
import { openDownloads } from "./download.ts";
import { openColumns, openLake } from "./lake/index.ts";
import { terminalProgress } from "./progress/index.ts";
import { openProjection } from "./projection/index.ts";
import { openRecords } from "./records/index.ts";
import { openReport } from "./report/index.ts";
import { userFiles } from "./user-files.ts";
import { openVerify } from "./verify/index.ts";
import { openWorkspace } from "./workspace/index.ts";

/** Puts the real outside together for one workspace folder. */
export function realPorts(
  folder: string,
  progress: Progress = terminalProgress(),
  clearance: Marking = "TLP:RED",
): Ports {
  const workspace = openWorkspace(folder);
  const lake = openLake(folder);
  const now = () => new Date().toISOString();
  const titleFields = new Map(KINDS.map(({ name, titleField }) => [name, titleField]));
  const opened = openRecords({ folder: workspace.folder, clearance, titleFields, now, progress });
  return {
    workspace,
    lake,
    columns: openColumns(folder, lake),
    files: userFiles,
    downloads: openDownloads(progress),
    records: opened.records,
    log: opened.log,
    search: openProjection(folder),
    verify: openVerify(workspace.folder, titleFields),
    report: openReport(workspace),
    exampleFolder: fileURLToPath(new URL("../../examples/pakistan", import.meta.url)),
    clock: { now },
    progress,
    close: () => {
      lake.close();
      opened.close();
    },
  };
}
