import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { Breakage } from "./breakage.ts";
import { syncFolder } from "./workspace/index.ts";

/** Refuses a folder that holds anything but files of these names: an earlier result may be replaced. */
export async function checkFolder(path: string, names: readonly string[]): Promise<void> {
  const foreign = ((await entriesOf(resolve(path))) ?? []).filter((name) => !names.includes(name));
  if (foreign.length === 0) return;
  throw new Breakage({
    code: "shell/output-folder-taken",
    message: `${path} holds other things (${foreign.slice(0, 3).join(", ")}).`,
    expected: "a new or an empty folder, or one with an earlier result",
    remedy: "Name another folder with --out.",
  });
}

/** Writes a folder of files whole or not at all: beside, flushed, renamed; refuses as `checkFolder` does. */
export async function writeFolderAtomically(
  path: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  await checkFolder(path, [...files.keys()]);
  const folder = resolve(path);
  const before = await entriesOf(folder);
  await mkdir(dirname(folder), { recursive: true });
  const mark = join(dirname(folder), `.${basename(folder)}.${randomBytes(6).toString("hex")}`);
  const beside = `${mark}.partial`;
  const former = `${mark}.former`;
  try {
    await mkdir(beside);
    for (const [name, bytes] of files) await writeFlushed(join(beside, name), bytes);
    await syncFolder(beside);
    if (before !== null) await rename(folder, former);
    await rename(beside, folder).catch(async (error: unknown) => {
      if (before !== null) await rename(former, folder);
      throw error;
    });
    await syncFolder(dirname(folder));
    await rm(former, { recursive: true, force: true });
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

async function entriesOf(folder: string): Promise<readonly string[] | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
