import { fileURLToPath } from "node:url";
import type { Marking } from "../kernel/index.ts";
import { KINDS, type Ports, type Progress } from "../workbench/index.ts";
import { openDownloads } from "./download.ts";
import { openEvidence } from "./evidence/index.ts";
import { openColumns, openLake } from "./lake/index.ts";
import { DISK_PACKAGES } from "./package/index.ts";
import { terminalProgress } from "./progress/index.ts";
import { openProjection } from "./projection/index.ts";
import { openRecords, type RecordsOptions } from "./records/index.ts";
import { openReport } from "./report/index.ts";
import { userFiles } from "./user-files.ts";
import { openVerify } from "./verify/index.ts";
import { VERSION } from "./version.ts";
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
  const about = { folder: workspace.folder, titleFields, now, progress };
  const opened = openRecords({ ...about, clearance });
  return {
    workspace,
    lake,
    columns: openColumns(folder, lake),
    files: userFiles,
    downloads: openDownloads(progress),
    records: opened.records,
    log: opened.log,
    packages: DISK_PACKAGES,
    evidence: openEvidence({ folder: workspace.folder, isHeld: isHeldBy(about) }),
    search: openProjection(folder),
    verify: openVerify(workspace.folder, titleFields),
    report: openReport(workspace),
    exampleFolder: fileURLToPath(new URL("../../examples/pakistan", import.meta.url)),
    version: VERSION,
    clock: { now },
    progress,
    close: () => {
      lake.close();
      opened.close();
    },
  };
}

/** Whether an item stands for bytes, be it above the reader's clearance or not. */
function isHeldBy(about: Omit<RecordsOptions, "clearance">): (sha256: string) => Promise<boolean> {
  return async (sha256) => {
    const { records, close } = openRecords({ ...about, clearance: "TLP:RED" });
    const query = { kinds: ["evidence-item"], states: ["present"], where: { sha256 } } as const;
    try {
      return (await records.list({ ...query, limit: 1, offset: 0 })).total > 0;
    } finally {
      close();
    }
  };
}
