import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { OBSERVATION_COLUMNS, UCDP_GED } from "../../../src/events/index.ts";
import { RESOLVERS } from "../../../src/workbench/import/resolvers.ts";
import { fileOf, gedText } from "../../support/ged-file.ts";
import { type LakeRow, takeTable, takeText } from "../../support/take-table.ts";

const DATA = "../shared/data";
const GED = `${DATA}/ucdp-ged-pakistan/ged_pakistan_v22_1.csv.gz`;
type SourceRow = Readonly<Record<string, string>>;

const taken = new Map<string, ReturnType<typeof take>>();

/** Takes a file once for all tests. */
function accepted(file: string): ReturnType<typeof take> {
  const before = taken.get(file) ?? take(file);
  taken.set(file, before);
  return before;
}

async function take(file: string) {
  const { taken: answer, rows } = await takeTable(file, UCDP_GED);
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  return { ...answer.value, rows };
}

function readSource(path: string): readonly SourceRow[] {
  return parse(gunzipSync(readFileSync(path)), { columns: true });
}

function sum(rows: readonly Readonly<Record<string, unknown>>[], column: string): number {
  return rows.reduce((total, row) => total + Number(row[column]), 0);
}

function sumBy<R>(rows: readonly R[], key: (row: R) => string, value: (row: R) => number) {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + value(row));
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

// Skips where the reference data are absent; the figures are those of the data's own index and README.
describe.skipIf(!existsSync(GED))("UCDP GED 22.1 for Pakistan", () => {
  it("gives 6,416 events and 43,225 killed, by year and province as the file itself sums", async () => {
    const source = readSource(GED);
    const { manifest, rows } = await accepted(GED);
    expect(manifest).toMatchObject({ dataset: "ucdp-ged", release: "22.1", rejected: 0 });
    expect(rows.length).toBe(6_416);
    expect(sum(rows, "deaths_total_best")).toBe(43_225);
    const bySource = new Map(source.map((row) => [row["id"] as string, row]));
    const adm1 = (row: LakeRow) => bySource.get(String(row["id"]))?.["adm_1"] ?? "";
    const best = (row: SourceRow) => Number(row["best"]);
    const killed = (row: LakeRow) => Number(row["deaths_total_best"]);
    expect(sumBy(rows, (row) => String(row["date_start"]).slice(0, 4), killed)).toEqual(
      sumBy(source, (row) => (row["date_start"] as string).slice(0, 4), best),
    );
    expect(sumBy(rows, adm1, killed)).toEqual(sumBy(source, (row) => row["adm_1"] ?? "", best));
  });

  it("counts 5,388 state-based, 469 non-state and 559 one-sided events", async () => {
    const { rows } = await accepted(GED);
    expect(
      sumBy(
        rows,
        (row) => String(row["type"]),
        () => 1,
      ),
    ).toEqual({
      "armed-conflict/non-state": 469,
      "armed-conflict/one-sided": 559,
      "armed-conflict/state-based": 5_388,
    });
  });

  it("keeps each class of the killed: the classes of every row add up to its best figure", async () => {
    const { rows } = await accepted(GED);
    const classes = ["civilians", "security", "militants", "unknown"];
    const wrong = rows.filter(
      (row) =>
        classes.reduce((total, one) => total + Number(row[`deaths_${one}_best`]), 0) !==
        row["deaths_total_best"],
    );
    expect(wrong).toEqual([]);
    expect(rows.every((row) => row["deaths_civilians_low"] === null)).toBe(true);
  });

  it("keeps every event of the 53 % under FATA, which is Khyber Pakhtunkhwa today", async () => {
    const { rows } = await accepted(GED);
    const source = new Map(readSource(GED).map((row) => [row["id"], row]));
    const fata = rows.filter((row) =>
      /^Federally Administered/.test(source.get(String(row["id"]))?.["adm_1"] ?? ""),
    );
    expect(fata.length).toBe(3_378);
    expect(fata.filter((row) => row["country"] !== "PK")).toEqual([]);
    const now = fata.filter((row) => row["province_now"] === "PK5").length;
    expect(now / fata.length).toBeGreaterThan(0.99);
  });

  it("widens the 200 ranges that are not in order, and quotes each in its row", async () => {
    const { manifest, rows } = await accepted(GED);
    expect(manifest.adjusted?.map((one) => one.rows)).toEqual([200]);
    const quoted = rows.filter((row) => String(row["note"] ?? "").startsWith("Range as printed"));
    expect(quoted.length).toBe(200);
    const one = rows.find((row) => row["id"] === "370168");
    expect(one).toMatchObject({
      deaths_total_low: 1,
      deaths_total_best: 2,
      deaths_total_high: 2,
      note: "Range as printed: low 2, best 2, high 1.",
    });
  });

  it("maps every row to its first physical line, though sources run over 10,689 lines", async () => {
    const text = gunzipSync(readFileSync(GED)).toString("utf8").split("\n");
    const { rows } = await accepted(GED);
    const wrong = rows.filter((row) => !text[Number(row["line"]) - 1]?.startsWith(`${row["id"]},`));
    expect(wrong).toEqual([]);
  });

  it("gives the same observations from CSV in gzip and from Parquet", async () => {
    const csv = await accepted(GED);
    const parquet = await accepted(GED.replace(".csv.gz", ".parquet"));
    const plain = (rows: readonly LakeRow[]) =>
      rows
        .map(({ line: _line, row: _row, ...rest }) => rest)
        .sort((a, b) => Number(a["id"]) - Number(b["id"]));
    expect(plain(parquet.rows)).toEqual(plain(csv.rows));
  });

  it("asks names and points apart, and finds what asking for whole rows finds", async () => {
    const { border: _border, ...whole } = RESOLVERS;
    const { rows } = await takeTable(GED, UCDP_GED, whole);
    expect(rows).toEqual((await accepted(GED)).rows);
    expect(rows.filter((row) => row["border"] === "AF").length).toBeGreaterThan(3_000);
  });

  it("has exactly the columns of an observation, in their order", async () => {
    const { rows } = await accepted(GED);
    expect(Object.keys(rows[0] ?? {})).toEqual(OBSERVATION_COLUMNS.map(({ name }) => name));
  });
});

describe.skipIf(!existsSync(`${DATA}/ucdp-ged-other`))("UCDP GED of other countries", () => {
  it.each([
    ["ged_myanmar_v24_1", "24.1", "MM"],
    ["ged_mexico_v24_1", "24.1", "MX"],
    ["ged_syria_v19_1", "19.1", "SY"],
  ])("reads %s whole, with the totals of the file", async (name, release, country) => {
    const path = `${DATA}/ucdp-ged-other/${name}.csv.gz`;
    const source = readSource(path);
    const { manifest, rows } = await accepted(path);
    expect(manifest).toMatchObject({ release, accepted: source.length, rejected: 0 });
    expect(sum(rows, "deaths_total_best")).toBe(sum(source, "best"));
    expect(rows.filter((row) => row["country"] === country).length).toBeGreaterThan(
      0.9 * rows.length,
    );
  });

  it("rejects the row of tags that the Humanitarian Data Exchange puts under the header", async () => {
    const path = `${DATA}/ucdp-ged-other/original/hdx-conflict_data_BGD.csv`;
    const named = fileOf(readFileSync(path), "ged_bgd_v19_1.csv");
    const { manifest, firstRejected } = await accepted(named);
    expect([manifest.accepted, manifest.rejected]).toEqual([601, 1]);
    expect(firstRejected[0]).toMatchObject({ line: 2, code: "events/id-missing" });
  });
});

describe("a file in GED's format", () => {
  it("tells sides, classes, precision and the place of the day and of today", async () => {
    const rows = [
      { id: "7" },
      {
        id: "8",
        type_of_violence: "3",
        side_a: "TTP",
        side_a_new_id: "356",
        side_b: "Civilians",
        side_b_new_id: "1",
        gwnoa: "",
        deaths_a: "0",
        deaths_b: "0",
        deaths_civilians: "3",
        where_prec: "4",
        date_prec: "4",
        date_end: "2020-05-31",
        code_status: "Check deaths",
      },
      { id: "9", date_start: "2012-05-01", date_end: "2012-05-01" },
    ];
    const { rows: read } = await takeText(gedText(rows), UCDP_GED, "GEDEvent_v25_1.csv");
    const [seven, eight, nine] = ["7", "8", "9"].map((id) => read.find((row) => row["id"] === id));
    expect(seven).toMatchObject({
      side_a_class: "state",
      side_b_class: "organisation",
      actor_b: "ttp",
      target: "unknown",
      radius_km: 1,
      deaths_security_best: 1,
      deaths_militants_best: 2,
      attribution: "coded",
      attribution_by: "UCDP",
      province_then: "PK5",
      province_now: "PK5",
    });
    expect(eight).toMatchObject({
      side_a_class: "organisation",
      side_b_class: "civilians",
      target: "civilians",
      date_precision: "month",
      radius_km: 200,
      note: "UCDP marks the row: Check deaths.",
    });
    expect(nine).toMatchObject({ province_then: "PK-TA", province_now: "PK5" });
  });

  it.each([
    ["GEDEvent_v25_1.csv", "ucdp-ged", "25.1"],
    ["ged_pakistan_v22_1.csv", "ucdp-ged", "22.1"],
    ["GEDEvent_v26_0_3.csv", "ucdp-ged-candidate", "26.0.3"],
    ["GEDEvent_v25_01_25_12.csv", "ucdp-ged-candidate", "25.1.25.12"],
  ])("named %s is release %s@%s", async (name, dataset, release) => {
    const { taken } = await takeText(gedText([{}]), UCDP_GED, name);
    expect(taken).toMatchObject({ ok: true, value: { manifest: { dataset, release } } });
  });

  it("is refused when its name does not tell the release", async () => {
    const { taken } = await takeText(gedText([{}]), UCDP_GED, "events.csv");
    expect(taken).toMatchObject({ ok: false, issues: [{ code: "events/release-not-known" }] });
  });
});
