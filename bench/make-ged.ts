import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";

/** Rows of UCDP GED 26.1, the release of 2026. */
export const GED_ROWS = 417_968;

const SOURCE = "../shared/data/ucdp-ged-pakistan/ged_pakistan_v22_1.csv.gz";
const EPOCH_DAY = 86_400_000;
const FIRST = Date.parse("1989-01-01T00:00:00Z");
const SPAN_DAYS = 37 * 365;

/**
 * Makes a file in GED's format at the size of the whole world, by repeating the real rows of Pakistan:
 * each repetition shifts days (within 1989 to 2025) and points (by up to 3 degrees) and numbers ids anew,
 * so that about as many distinct places occur as in the real file. Made once, then kept.
 */
export async function makeGed(folder = join(tmpdir(), "mizan-bench")): Promise<string | null> {
  if (!existsSync(SOURCE)) return null;
  const path = join(folder, "GEDEvent_v26_1.csv");
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const rows: string[][] = parse(gunzipSync(readFileSync(SOURCE)));
  const header = rows.shift() as string[];
  const at = (name: string) => header.indexOf(name);
  const [id, relid, year] = [at("id"), at("relid"), at("year")];
  const [start, end, latitude, longitude] = [
    at("date_start"),
    at("date_end"),
    at("latitude"),
    at("longitude"),
  ];
  const [description, article] = [at("where_description"), at("source_article")];
  const sink = createWriteStream(`${path}.partial`);
  sink.write(stringify([header]));
  for (let n = 0, round = 0; n < GED_ROWS; round++) {
    const block = rows.slice(0, GED_ROWS - n).map((row, i) => {
      const copy = [...row];
      copy[id] = String(n + i + 1);
      copy[relid] = `SYN-${n + i + 1}`;
      copy[start] = shiftDay(row[start] as string, round * 211);
      copy[end] = shiftDay(row[end] as string, round * 211);
      if ((copy[end] as string) < (copy[start] as string)) copy[end] = copy[start] as string;
      copy[year] = (copy[start] as string).slice(0, 4);
      // The world's rows are longer than Pakistan's: 655 bytes on average, against 532.
      copy[description] = `${row[description]} ${(row[article] as string).slice(0, 150)}`.trim();
      copy[latitude] = shiftDegrees(row[latitude] as string, round);
      copy[longitude] = shiftDegrees(row[longitude] as string, round * 7);
      return copy;
    });
    n += block.length;
    if (!sink.write(stringify(block))) await once(sink, "drain");
  }
  sink.end();
  await once(sink, "finish");
  renameSync(`${path}.partial`, path);
  return path;
}

function shiftDay(text: string, days: number): string {
  const day = (Date.parse(`${text.slice(0, 10)}T00:00:00Z`) - FIRST) / EPOCH_DAY;
  const shifted = FIRST + ((day + days) % SPAN_DAYS) * EPOCH_DAY;
  return `${new Date(shifted).toISOString().slice(0, 10)}${text.slice(10)}`;
}

function shiftDegrees(text: string, round: number): string {
  return (Number(text) + ((round % 61) - 30) / 10).toFixed(6);
}

/** First 8 hex digits of a file's sha256, to say which file a figure was measured on. */
export async function shortDigest(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex").slice(0, 8);
}

if (import.meta.main) {
  const made = await makeGed(process.argv[2]);
  console.log(made ?? `No file made: ${SOURCE} is not here.`);
}
