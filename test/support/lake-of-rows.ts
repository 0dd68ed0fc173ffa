import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import {
  type Manifest,
  OBSERVATION_COLUMNS,
  type ObservationColumn,
} from "../../src/events/index.ts";

/** A few columns of an observation; the rest stay empty. */
export type PartialObservation = Partial<Record<ObservationColumn, string | number | null>>;

/** Writes a workspace whose lake holds one release made of these rows; gives its folder. */
export async function lakeOfRows(
  rows: readonly PartialObservation[],
  manifest: Partial<Manifest> = {},
  folder = mkdtempSync(join(tmpdir(), "mizan-rows-")),
): Promise<string> {
  const whole: Manifest = {
    format: "observations",
    holds: "events",
    dataset: "rows",
    release: "1",
    title: "Rows",
    publisher: "A test",
    licence: "none",
    citation: "A test.",
    counts: "What the test says.",
    leavesOut: "All else.",
    input: [{ name: "rows.csv", sha256: "0123456789abcdef", bytes: 1 }],
    rows: rows.length,
    accepted: rows.length,
    rejected: 0,
    rejectedByCode: {},
    dropped: [],
    period: { from: "2000-01-01", to: "2024-12-31" },
    files: [{ name: "observations.parquet", sha256: JSON.stringify(rows), rows: rows.length }],
    importedAt: "2026-01-01T00:00:00Z",
    toolVersion: "0",
    ...manifest,
  };
  const release = join(folder, "lake", whole.dataset, `${whole.release}-01234567`);
  mkdirSync(release, { recursive: true });
  writeFileSync(join(folder, "mizan.json"), "{}");
  writeFileSync(join(release, "manifest.json"), JSON.stringify(whole));
  const json = join(release, "rows.json");
  writeFileSync(json, JSON.stringify(rows.map((row, i) => ({ row: i, line: i + 2, ...row }))));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const types = OBSERVATION_COLUMNS.map(({ name, type }) => `"${name}": '${type}'`).join(", ");
  await connection.run(`COPY (SELECT * FROM read_json('${json}', columns = {${types}}))
    TO '${join(release, "observations.parquet")}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  return folder;
}
