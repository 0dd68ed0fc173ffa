import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { assert, type Issue } from "../../kernel/index.ts";
import type { WorkspacePort } from "../../workbench/index.ts";
import { Breakage } from "../breakage.ts";
import { writeFileAtomically } from "./atomic-file.ts";
import { withWriterLock } from "./writer-lock.ts";

const FORMAT_VERSION = 2;

/** The workspace in a folder of the disk. */
export function openWorkspace(path: string): WorkspacePort {
  const folder = resolve(path);
  const inside = (name: string) => {
    const full = resolve(folder, name);
    assert(full.startsWith(folder + sep), `"${name}" stays inside the workspace`);
    return full;
  };
  return {
    folder,
    exists: async () => (await readOrNull(join(folder, "mizan.json"))) !== null,
    create: (name) => createWorkspace(folder, name),
    read: (name) => readOrNull(inside(name)),
    write: (name, text) => writeFileAtomically(inside(name), text),
    remove: (name) => rm(inside(name), { force: true }),
    list: async (name) => (await listOrEmpty(inside(name))).sort(),
    exclusively: (task) => withWriterLock(folder, task),
  };
}

/** Refuses a folder that is no workspace, or one of a later format. */
export async function checkWorkspace(workspace: WorkspacePort): Promise<void> {
  const text = await workspace.read("mizan.json");
  if (text === null) {
    throw new Breakage({
      code: "shell/no-workspace",
      message: `${workspace.folder} is not a Mizan workspace.`,
      expected: "a folder with mizan.json",
      remedy: "Name one with -w DIR; 'mizan import -w DIR' and 'mizan example -w DIR' make one.",
    });
  }
  const version = Number((JSON.parse(text) as { format?: unknown }).format);
  if (!(version <= FORMAT_VERSION)) {
    throw new Breakage({
      code: "shell/workspace-newer",
      message: `The workspace has format ${version}; this version of Mizan reads up to ${FORMAT_VERSION}.`,
      remedy: "Update Mizan.",
    });
  }
}

async function createWorkspace(folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const others = (await listOrEmpty(folder)).filter((entry) => !entry.startsWith("."));
  if (others.length > 0) {
    throw new Breakage({
      code: "shell/workspace-not-empty",
      message: `${folder} holds other things (${others.slice(0, 3).join(", ")}).`,
      expected: "an empty or a new folder",
      remedy: "Name another folder with -w.",
    });
  }
  const { beginWorkspaceLog, newOrigin } = await import("../ledger/index.ts");
  const log = await beginWorkspaceLog(folder, newOrigin(name));
  if (!log.ok) throw new Breakage(log.issues[0] as Issue);
  // Written last: a folder is a workspace when this file is there, and then its log is there too.
  const about = { name, format: FORMAT_VERSION, created: new Date().toISOString(), log: log.value };
  await writeFileAtomically(join(folder, "mizan.json"), `${JSON.stringify(about, null, 2)}\n`);
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
}

async function listOrEmpty(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
