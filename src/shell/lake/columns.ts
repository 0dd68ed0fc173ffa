import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Manifest, releaseKey } from "../../events/index.ts";
import {
  COLUMNS_VERSION,
  decodeColumns,
  type EventColumns,
  encodeColumns,
} from "../../picture/index.ts";
import type { ColumnsPort, LakePort } from "../../workbench/index.ts";
import { writeFileAtomically } from "../workspace/index.ts";
import { Engine } from "./engine.ts";
import { readColumns } from "./read-columns.ts";

/** Raised when the rule by which observations become events changes, so that old caches are not read. */
const COUNTING_RULE = 1;

const MEMORY_MB = 700;

/**
 * The columns of a workspace, kept in `cache/columns-<snapshot>.bin` and in memory. Several callers at
 * once share one reading.
 */
export function openColumns(folder: string, lake: LakePort): ColumnsPort {
  const cache = join(resolve(folder), "cache");
  let held: { snapshot: string; columns: Promise<EventColumns> } | null = null;
  const load = async () => {
    const releases = (await lake.manifests()).filter((one) => one.holds === "events");
    const snapshot = snapshotOf(releases);
    if (held?.snapshot !== snapshot) {
      const columns = readOrBuild(cache, snapshot, releases, lake);
      held = { snapshot, columns };
      columns.catch(() => {
        if (held?.columns === columns) held = null;
      });
    }
    return held.columns;
  };
  return {
    snapshot: async () =>
      snapshotOf((await lake.manifests()).filter((one) => one.holds === "events")),
    load,
    bytes: async () => encodeColumns(await load()),
  };
}

function snapshotOf(releases: readonly Manifest[]): string {
  const parts = releases
    .map((one) => [releaseKey(one), one.files.map((file) => [file.name, file.sha256])])
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
  const text = JSON.stringify([COLUMNS_VERSION, COUNTING_RULE, parts]);
  return createHash("sha256").update(text).digest("hex");
}

async function readOrBuild(
  cache: string,
  snapshot: string,
  releases: readonly Manifest[],
  lake: LakePort,
): Promise<EventColumns> {
  const name = `columns-${snapshot}.bin`;
  const known = await readIfThere(join(cache, name));
  const decoded = known === null ? null : decodeColumns(known);
  if (decoded?.ok && decoded.value.snapshot === snapshot) return decoded.value;
  const columns = await build(cache, snapshot, releases, lake);
  await writeFileAtomically(join(cache, name), encodeColumns(columns));
  for (const other of await readdir(cache)) {
    if (/^columns-.*\.bin$/.test(other) && other !== name) await rm(join(cache, other));
  }
  return columns;
}

async function build(
  cache: string,
  snapshot: string,
  releases: readonly Manifest[],
  lake: LakePort,
): Promise<EventColumns> {
  await mkdir(cache, { recursive: true });
  const engine = await Engine.open({
    folders: [resolve(cache, "../lake")],
    spill: join(cache, `columns-spill-${process.pid}`),
    memoryMb: MEMORY_MB,
  });
  try {
    const files = releases.map((manifest) => ({
      manifest,
      path: lake.path(manifest, "observations.parquet"),
    }));
    return await readColumns(engine, files, snapshot);
  } finally {
    await engine.close();
  }
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
