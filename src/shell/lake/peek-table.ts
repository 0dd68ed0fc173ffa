import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { accept, LIMITS, type Result, refuse } from "../../kernel/index.ts";
import type { Peek } from "../../workbench/index.ts";
import { parquetHeader } from "./convert.ts";
import { Engine, identifier, literal } from "./engine.ts";
import { lookAtRecord, type RecordLook } from "./record-scan.ts";
import { DELIMITERS, headIssue, splitRecord } from "./table-header.ts";
import { plainTable } from "./unpack.ts";

const PEEK_BYTES = 1 << 20;
const PEEK_ROWS = 500;

/** The header and up to five hundred rows of a table in any form that can be imported. */
export async function peekTable(file: string): Promise<Result<Peek>> {
  const folder = await mkdtemp(join(tmpdir(), "mizan-peek-"));
  try {
    const table = await plainTable(file, folder);
    if (!table.ok) return table;
    const { path, kind } = table.value;
    return await (kind === "csv" ? peekCsv(path, basename(file)) : peekParquet(path, folder, file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function peekCsv(path: string, file: string): Promise<Result<Peek>> {
  const handle = await open(path, "r");
  const bytes = Buffer.alloc(PEEK_BYTES);
  const { bytesRead } = await handle.read(bytes, 0, PEEK_BYTES, 0).finally(() => handle.close());
  const whole = bytes.subarray(0, bytesRead);
  const start = whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf ? 3 : 0;
  const wrong = headIssue(whole, start, file);
  if (wrong !== null) return refuse(wrong);
  const tries = DELIMITERS.map(([delimiter]) => ({
    delimiter,
    records: firstRecords(whole, start, delimiter, bytesRead < PEEK_BYTES),
  }));
  tries.sort((a, b) => (b.records[0]?.length ?? 0) - (a.records[0]?.length ?? 0));
  const [best] = tries;
  const [header, ...rows] = best?.records ?? [];
  if (best === undefined || header === undefined || header.length < 2) {
    return refuse({
      code: "lake/header-not-read",
      message: "The first line is not a header of several columns.",
      file,
      line: 1,
      remedy: "Save the file as CSV in UTF-8 with one header line.",
    });
  }
  const names = header.map((name) => name.trim());
  const sound = rows.filter((row) => row.length === names.length);
  return accept({
    delimiter: best.delimiter,
    header: names,
    rows: sound.map((row) => new Map(names.map((name, i) => [name, row[i] ?? ""]))),
  });
}

function firstRecords(bytes: Buffer, start: number, delimiter: string, last: boolean): string[][] {
  const look: RecordLook = { end: 0, lineEnd: 0, innerLines: 0, fields: 0, bad: null };
  const rules = { delimiter: delimiter.charCodeAt(0), cellBytes: LIMITS.cellBytes, last };
  const records: string[][] = [];
  for (let at = start; at < bytes.length && records.length <= PEEK_ROWS; at = look.end) {
    lookAtRecord(bytes, at, bytes.length, rules, look);
    if (look.end === -1) break;
    const text = bytes.subarray(at, look.end - look.lineEnd).toString("utf8");
    if (look.bad === null && text !== "") records.push(splitRecord(text, delimiter));
    else if (records.length === 0) break;
  }
  return records;
}

async function peekParquet(path: string, folder: string, file: string): Promise<Result<Peek>> {
  const engine = await Engine.open({
    folders: [folder],
    files: [path],
    spill: join(folder, "spill"),
    memoryMb: 500,
  });
  try {
    const header = await parquetHeader(engine, path, basename(file));
    if (!header.ok) return header;
    const list = header.value.map((name, i) => `${identifier(name)}::VARCHAR AS c${i}`).join(", ");
    const rows = await engine.rows(
      `SELECT ${list} FROM read_parquet(${literal(path)}) LIMIT ${PEEK_ROWS}`,
    );
    const texts = (row: Readonly<Record<string, unknown>>) =>
      new Map(header.value.map((name, i) => [name, String(row[`c${i}`] ?? "")]));
    return accept({ delimiter: ",", header: header.value, rows: rows.map(texts) });
  } finally {
    await engine.close();
  }
}
