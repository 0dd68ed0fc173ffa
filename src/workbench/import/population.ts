import { parse } from "csv-parse/sync";
import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import { type PopulationRow, readPopulation } from "../../places/index.ts";
import { folderless, inputOf, slugOf } from "../given-file.ts";
import { POPULATION_FILE } from "../open-population.ts";
import type { Ports } from "../ports.ts";
import type { ImportedFile, Importer, ImportRequest } from "./importer.ts";
import type { RejectedLine } from "./take.ts";

/** Most rejected rows shown at once. */
const SHOWN = 20;

/** Takes a table of population into the workspace. */
export const POPULATION_IMPORTER: Importer = {
  name: "population",
  summary: "CSV of place (P-code or name), year and population, or one column a census (Pop2023)",
  run: importPopulation,
};

async function importPopulation(
  ports: Ports,
  request: ImportRequest,
): Promise<Result<ImportedFile>> {
  const bytes = await ports.files.readBytes(request.file);
  const name = folderless(request.file);
  const rows = readRows(bytes, name);
  if (!rows.ok) return rows;
  const source = request.title ?? name;
  const read = readPopulation(rows.value, { file: name, source, year: yearIn(request.release) });
  if (!read.ok) return read;
  const { figures, rejected } = read.value;
  if (figures.length === 0) return refuse(...rejected.slice(0, SHOWN));
  const input = await inputOf(name, bytes);
  const years = figures.map(({ year }) => year);
  const badLines = new Set(rejected.map(({ line }) => line)).size;
  const kept = await ports.lake.keep({
    manifest: {
      format: "population",
      holds: "population",
      dataset: request.dataset ?? slugOf(name, "population"),
      release: request.release ?? input.sha256.slice(0, 8),
      title: request.title ?? `Population: ${name}`,
      publisher: "as the file's owner states",
      licence: "as the file's owner states",
      citation: source,
      counts: `${figures.length} figures of people by place and year.`,
      leavesOut: "Places without a row; no rate is shown for them.",
      input: [input],
      rows: rows.value.length,
      accepted: rows.value.length - badLines,
      rejected: badLines,
      rejectedByCode: countByCode(rejected),
      dropped: [],
      period: { from: `${Math.min(...years)}-01-01`, to: `${Math.max(...years)}-12-31` },
    },
    files: [
      { name: "original.csv", bytes, rows: rows.value.length },
      { name: POPULATION_FILE, bytes: encode(figures), rows: figures.length },
      { name: "rejected.json", bytes: encode(rejected), rows: rejected.length },
    ],
    now: ports.clock.now(),
  });
  if (!kept.ok) return kept;
  return accept({ ...kept.value, firstRejected: rejected.slice(0, SHOWN).map(asLine) });
}

function readRows(bytes: Uint8Array, file: string): Result<readonly PopulationRow[]> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const records = parse(text, {
      bom: true,
      columns: true,
      info: true,
      skip_empty_lines: true,
      delimiter: [",", ";", "\t"],
    }) as { info: { lines: number }; record: Record<string, string> }[];
    if (records.length > 0) {
      return accept(records.map(({ info, record }) => ({ line: info.lines, cells: record })));
    }
  } catch (error) {
    return refuse({
      code: "places/population-columns-missing",
      file,
      message: "It is not a table in CSV.",
      found: error instanceof Error ? error.message.slice(0, 200) : "",
    });
  }
  return refuse({ code: "places/population-columns-missing", file, message: "It has no rows." });
}

/** A release named after a year (`2023`, `census-2023`) dates rows that carry no year. */
function yearIn(release: string | undefined): number | null {
  const year = /(?:^|\D)((?:19|20)\d{2})(?:\D|$)/.exec(release ?? "")?.[1];
  return year === undefined ? null : Number(year);
}

function countByCode(issues: readonly Issue[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of issues) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function asLine({ line, code, field, expected, found }: Issue): RejectedLine {
  return {
    line: line ?? 0,
    code,
    field: field ?? null,
    expected: expected ?? null,
    found: found ?? null,
  };
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);
}
