import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";

/** The columns of UCDP GED since release 20.1 that rows are read from, with a row that is sound. */
const SOUND = {
  id: "1",
  year: "2020",
  code_status: "Clear",
  type_of_violence: "1",
  dyad_name: "Government of Pakistan - TTP",
  side_a_new_id: "142",
  side_a: "Government of Pakistan",
  side_b_new_id: "356",
  side_b: "TTP",
  source_article: '"Dawn,2020-05-01,Two killed"',
  source_office: "Dawn",
  source_date: "2020-05-01",
  where_prec: "1",
  where_coordinates: "Miranshah town",
  where_description: "Near the bazaar",
  adm_1: "FATA",
  adm_2: "North Waziristan agency",
  latitude: "33.0",
  longitude: "70.07",
  country: "Pakistan",
  date_prec: "1",
  date_start: "2020-05-01 00:00:00.000",
  date_end: "2020-05-01 00:00:00.000",
  deaths_a: "1",
  deaths_b: "2",
  deaths_civilians: "0",
  deaths_unknown: "0",
  best: "3",
  high: "4",
  low: "3",
  gwnoa: "770",
  gwnob: "",
} as const;

/** A row of GED that differs from a sound one in some columns. */
export type GedRow = Partial<Record<keyof typeof SOUND, string>>;

/** Columns of the made files, in order. */
const GED_HEADER = Object.keys(SOUND);

/** The text of a file in GED's format. */
export function gedText(rows: readonly GedRow[]): string {
  const cells = rows.map((row, i) => Object.values({ ...SOUND, id: String(i + 1), ...row }));
  return stringify([GED_HEADER, ...cells]);
}

/** Writes a file in a folder of its own; gives its path. */
export function fileOf(data: string | Uint8Array, name = "GEDEvent_v25_1.csv"): string {
  const path = join(mkdtempSync(join(tmpdir(), "mizan-file-")), name);
  writeFileSync(path, data);
  return path;
}
