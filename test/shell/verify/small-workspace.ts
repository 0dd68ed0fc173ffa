import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NODE_CRYPTO, NODE_DISK } from "../../../src/shell/ledger/index.ts";
import { realPorts } from "../../../src/shell/ports.ts";
import type {
  LogAbout,
  Ports,
  Progress,
  RecordChange,
  VerifiedPorts,
} from "../../../src/workbench/index.ts";

/** Progress that nobody looks at. */
export const SILENT: Progress = { start: () => ({ update: () => {}, finish: () => {} }) };

/** A change of a source by the tests' desk. */
export function sourceChange(
  id: string,
  action: RecordChange["action"],
  values: Record<string, string> = {},
): RecordChange {
  const about = { kind: "source", id, by: "Desk", reason: `A test wants to ${action} it.` };
  if (action === "create")
    return {
      ...about,
      action,
      marking: "TLP:GREEN",
      values: { name: id, type: "news", ...values },
    };
  return action === "revise" ? { ...about, action, values } : { ...about, action };
}

/** A workspace with a handful of records: created, revised, withdrawn and erased ones. */
export async function smallWorkspace(folder: string): Promise<Ports> {
  const ports = realPorts(folder, SILENT);
  await ports.workspace.create("Small");
  await write(
    ports,
    ["dawn", "amn", "hrcp", "pips"].map((id) => sourceChange(id, "create")),
  );
  await write(ports, [
    sourceChange("dawn", "revise", { country: "PK", note: "روزنامہ" }),
    sourceChange("amn", "withdraw"),
    sourceChange("hrcp", "revise", { note: "Reports each year." }),
  ]);
  await write(ports, [
    sourceChange("hrcp", "erase"),
    sourceChange("dawn", "revise", { note: "B" }),
  ]);
  return ports;
}

/** Writes changes that must be accepted. */
export async function write(ports: Ports, changes: readonly RecordChange[]): Promise<void> {
  const written = await ports.workspace.exclusively(() => ports.records.write(changes));
  if (!written.ok) throw new Error(JSON.stringify(written.issues));
}

/** All files that a verification of a workspace reads, by path. */
export async function filesOf(folder: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const part of ["ledger", "records", "lake", "evidence", "keys/last-signed"]) {
    for (const name of await NODE_DISK.list(join(folder, part))) {
      if (name.endsWith(".sqlite")) continue;
      files.set(`${part}/${name}`, new Uint8Array(readFileSync(join(folder, part, name))));
    }
  }
  return files;
}

/** The outside of a verification over files in memory, so that each of many faults starts from a fresh copy. */
export function memoryPorts(
  files: ReadonlyMap<string, Uint8Array>,
  about: LogAbout,
): VerifiedPorts {
  const below = (folder: string) =>
    [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).sort();
  const sha256 = (bytes: Uint8Array) => Buffer.from(NODE_CRYPTO.sha256(bytes)).toString("hex");
  return {
    progress: SILENT,
    log: {
      about: async () => about,
      crypto: NODE_CRYPTO,
      source: {
        read: async (path) => files.get(`ledger/${path}`) ?? null,
        list: async () => below("ledger").map((path) => path.slice("ledger/".length)),
      },
      lastSigned: async () => files.get("keys/last-signed/last-signed") ?? null,
    },
    verify: {
      list: async (folder) => below(folder),
      read: async (path) => files.get(path) ?? null,
      digest: async (path) => {
        const bytes = files.get(path);
        return bytes === undefined ? null : { sha256: sha256(bytes), bytes: bytes.length };
      },
      compareIndex: async () => null,
    },
  };
}

/** The public facts of the log of a workspace. */
export async function aboutLog(ports: Ports): Promise<LogAbout> {
  const about = await ports.log.about();
  if (about === null) throw new Error("the workspace has a log");
  return about;
}
