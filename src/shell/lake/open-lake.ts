import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Manifest, releaseKey } from "../../events/index.ts";
import { accept, refuse } from "../../kernel/index.ts";
import type { KeepRequest, LakePort } from "../../workbench/index.ts";
import { VERSION } from "../version.ts";
import type { Engine } from "./engine.ts";
import {
  inputDigest,
  readManifests,
  releaseFolder,
  settleRelease,
  withPartialFolder,
} from "./release-folder.ts";

const MEMORY_MB = 700;

/** The lake of the workspace in a folder. The engine is loaded and started by the first query. */
export function openLake(folder: string): LakePort {
  const workspace = resolve(folder);
  let opening: Promise<Engine> | null = null;
  const engine = () => {
    opening ??= openEngine(workspace);
    return opening;
  };
  return {
    manifests: () => readManifests(workspace),
    query: async (sql, parameters) => (await engine()).rows(sql, parameters),
    path: (release, file) => join(workspace, releaseFolder(release), file),
    take: async (request) => {
      const { takeFile } = await import("./take-file.ts");
      return takeFile(workspace, request);
    },
    peek: async (file) => {
      const { peekTable } = await import("./peek-table.ts");
      return peekTable(file);
    },
    keep: (request) => keepRelease(workspace, request),
    close: () => {
      const open = opening;
      opening = null;
      open?.then((one) => one.close()).catch(() => undefined);
    },
  };
}

async function openEngine(workspace: string): Promise<Engine> {
  const cache = join(workspace, "cache");
  const lake = join(workspace, "lake");
  await mkdir(lake, { recursive: true });
  const { Engine } = await import("./engine.ts");
  return Engine.open({
    folders: [lake, cache],
    spill: join(cache, `spill-${process.pid}`),
    memoryMb: MEMORY_MB,
  });
}

async function keepRelease(workspace: string, { manifest, files, now }: KeepRequest) {
  const manifests = await readManifests(workspace);
  const digest = inputDigest(manifest.input);
  const same = manifests.find(
    (one) => one.format === manifest.format && inputDigest(one.input) === digest,
  );
  if (same) return accept({ manifest: same, added: false });
  const known = manifests.find((one: Manifest) => releaseKey(one) === releaseKey(manifest));
  if (known) {
    return refuse({
      code: "lake/release-exists",
      message: `The workspace holds another file as ${releaseKey(known)}.`,
      expected: "a release that is not there yet",
      remedy: "Give this one its own name with --release.",
    });
  }
  return withPartialFolder(workspace, async (partial) => {
    for (const file of files) await writeFile(join(partial, file.name), file.bytes);
    const rows = Object.fromEntries(files.map((file) => [file.name, file.rows]));
    const whole = { ...manifest, importedAt: now, toolVersion: VERSION };
    return accept({ manifest: await settleRelease(workspace, partial, whole, rows), added: true });
  });
}
