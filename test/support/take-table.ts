import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Format } from "../../src/events/index.ts";
import { openLake } from "../../src/shell/lake/index.ts";
import { RESOLVERS } from "../../src/workbench/import/resolvers.ts";
import type { Resolvers } from "../../src/workbench/index.ts";

/** A row of a release as the lake gives it. */
export type LakeRow = Readonly<Record<string, unknown>>;

/** Takes a file into a lake of its own and reads back what came of it. */
export async function takeTable(file: string, format: Format, resolvers: Resolvers = RESOLVERS) {
  const folder = await mkdtemp(join(tmpdir(), "mizan-format-"));
  const lake = openLake(folder);
  try {
    const taken = await lake.take({
      file,
      format,
      chosen: {},
      resolvers,
      now: "2026-01-01T00:00:00Z",
      progress: { start: () => ({ update: () => undefined, finish: () => undefined }) },
    });
    if (!taken.ok) return { taken, rows: [] as readonly LakeRow[] };
    const { manifest } = taken.value;
    const name = manifest.holds === "events" ? "observations.parquet" : "figures.parquet";
    const path = lake.path(manifest, name).replaceAll("'", "''");
    return {
      taken,
      rows: await lake.query(`SELECT * FROM read_parquet('${path}') ORDER BY "row"`),
    };
  } finally {
    lake.close();
  }
}

/** Writes a table to a file of its own and takes it. */
export async function takeText(text: string | Uint8Array, format: Format, name = "table.csv") {
  const folder = await mkdtemp(join(tmpdir(), "mizan-table-"));
  const file = join(folder, name);
  await writeFile(file, text);
  return takeTable(file, format);
}
