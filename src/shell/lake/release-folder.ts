import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Manifest } from "../../events/index.ts";
import { syncFolder } from "../workspace/index.ts";

const PARTIAL = ".partial-";

/** Folder of a release, relative to the workspace. */
export function releaseFolder(manifest: Pick<Manifest, "dataset" | "release" | "input">): string {
  return join("lake", manifest.dataset, `${manifest.release}-${inputDigest(manifest.input)}`);
}

/** First 8 hex digits of the input's digest; of the digests together when there are several inputs. */
export function inputDigest(input: Manifest["input"]): string {
  const [only] = input;
  if (input.length === 1 && only) return only.sha256.slice(0, 8);
  const joined = input.map((one) => one.sha256).join("\n");
  return createHash("sha256").update(joined).digest("hex").slice(0, 8);
}

/** Runs a task with a fresh folder inside the lake that is gone afterwards unless the task renamed it. */
export async function withPartialFolder<T>(
  workspace: string,
  task: (partial: string) => Promise<T>,
): Promise<T> {
  const lake = join(workspace, "lake");
  await mkdir(lake, { recursive: true });
  await removeStalePartials(workspace);
  const partial = join(lake, `${PARTIAL}${randomBytes(6).toString("hex")}`);
  await mkdir(partial);
  try {
    return await task(partial);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Removes what a killed import left behind. */
async function removeStalePartials(workspace: string): Promise<void> {
  const lake = join(workspace, "lake");
  for (const name of await namesIn(lake)) {
    if (name.startsWith(PARTIAL)) await rm(join(lake, name), { recursive: true, force: true });
  }
}

/** Describes, flushes and renames a finished partial folder to its place. */
export async function settleRelease(
  workspace: string,
  partial: string,
  manifest: Omit<Manifest, "files">,
  rows: Readonly<Record<string, number | null>>,
): Promise<Manifest> {
  const files: Manifest["files"][number][] = [];
  for (const name of await namesIn(partial)) {
    await syncFile(join(partial, name));
    files.push({ name, sha256: await digest(join(partial, name)), rows: rows[name] ?? null });
  }
  const whole: Manifest = { ...manifest, files };
  const path = join(partial, "manifest.json");
  await writeFile(path, `${JSON.stringify(whole, null, 2)}\n`);
  await syncFile(path);
  await syncFolder(partial);
  const final = join(workspace, releaseFolder(whole));
  await mkdir(dirname(final), { recursive: true });
  await rename(partial, final);
  await syncFolder(dirname(final));
  await syncFolder(join(workspace, "lake"));
  return whole;
}

/** All manifests of a workspace, oldest import first. */
export async function readManifests(workspace: string): Promise<readonly Manifest[]> {
  const lake = join(workspace, "lake");
  const found: Manifest[] = [];
  for (const dataset of await namesIn(lake)) {
    if (dataset.startsWith(".")) continue;
    for (const release of await namesIn(join(lake, dataset))) {
      const text = await readFile(join(lake, dataset, release, "manifest.json"), "utf8");
      found.push(JSON.parse(text) as Manifest);
    }
  }
  const key = (one: Manifest) => `${one.importedAt} ${one.dataset} ${one.release}`;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw error;
  }
}

async function digest(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest("hex");
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
