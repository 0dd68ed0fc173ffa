import { describe, expect, it } from "vitest";
import { UCDP_GED } from "../../../src/events/index.ts";
import { type GedRow, gedText } from "../../support/ged-file.ts";
import { takeText } from "../../support/take-table.ts";

const BAD: readonly (readonly [string, string, GedRow, string | null])[] = [
  ["events/latitude-out-of-range", "latitude", { latitude: "200" }, "200"],
  ["events/longitude-out-of-range", "longitude", { longitude: "-181" }, "-181"],
  ["events/number-not-read", "latitude", { latitude: "34,5" }, "34,5"],
  ["events/point-incomplete", "latitude", { longitude: "" }, "33.0"],
  ["events/date-not-real", "date_start", { date_start: "2020-02-30" }, "2020-02-30"],
  ["events/date-not-real", "date_start", { date_start: "30/04/2020" }, "30/04/2020"],
  ["events/date-not-real", "date_end", { date_end: "2020-05-02 13:00:00" }, "2020-05-02 13:00:00"],
  ["events/date-missing", "date_start", { date_start: "" }, "nothing"],
  ["events/dates-not-ordered", "date_end", { date_end: "2020-04-30" }, "2020-05-01 to 2020-04-30"],
  ["events/count-not-whole", "deaths_civilians", { deaths_civilians: "-1" }, "-1"],
  ["events/count-not-whole", "best", { best: "2.5" }, "2.5"],
  ["events/count-not-whole", "deaths_a", { deaths_a: "some" }, "some"],
  ["events/field-empty", "best", { best: "" }, null],
  ["events/field-empty", "side_a", { side_a: "" }, null],
  ["events/code-not-known", "type_of_violence", { type_of_violence: "4" }, "4"],
  ["events/code-not-known", "where_prec", { where_prec: "9" }, "9"],
  ["events/code-not-known", "date_prec", { date_prec: "0" }, "0"],
  ["events/id-missing", "id", { id: "" }, "nothing"],
  ["events/id-repeated", "id", { id: "1" }, "1"],
];

describe("a row that cannot be used", () => {
  it("is said with line, field, what was expected and what was found, whatever the fault", async () => {
    const bad = BAD.map(([, , row], i) => ({ id: String(100 + i), ...row }));
    const { taken, rows } = await takeText(
      gedText([{}, ...bad, { id: "999" }]),
      UCDP_GED,
      "GEDEvent_v25_1.csv",
    );
    if (!taken.ok) throw new Error(JSON.stringify(taken.issues));
    const { manifest, firstRejected } = taken.value;
    expect([manifest.rows, manifest.accepted]).toEqual([BAD.length + 2, 2]);
    expect(rows.map((row) => row["id"])).toEqual(["1", "999"]);
    const said = firstRejected.map(({ line, code, field, found }) => [line, code, field, found]);
    expect(said).toEqual(BAD.map(([code, field, , found], i) => [i + 3, code, field, found]));
    expect(firstRejected.every(({ expected }) => expected !== null && expected !== "")).toBe(true);
    const counted = Object.values(manifest.rejectedByCode).reduce((sum, n) => sum + n, 0);
    expect([counted, manifest.rejected]).toEqual([BAD.length, BAD.length]);
  });

  it("is kept whole, beside the original of the others; those are sorted by day", async () => {
    const text = gedText([
      {},
      { latitude: "200", where_coordinates: 'a "quoted", place' },
      { date_start: "2019-01-01", date_end: "2019-01-01" },
    ]);
    const { mkdtempSync, writeFileSync } = await import("node:fs");
    const { join } = await import("node:path");
    const folder = mkdtempSync("/tmp/mizan-bad-");
    writeFileSync(join(folder, "GEDEvent_v25_1.csv"), text);
    const { openLake } = await import("../../../src/shell/lake/index.ts");
    const { RESOLVERS } = await import("../../../src/workbench/import/resolvers.ts");
    const lake = openLake(join(folder, "workspace"));
    const taken = await lake.take({
      file: join(folder, "GEDEvent_v25_1.csv"),
      format: UCDP_GED,
      chosen: {},
      resolvers: RESOLVERS,
      now: "2026-01-01T00:00:00Z",
      progress: { start: () => ({ update: () => undefined, finish: () => undefined }) },
    });
    if (!taken.ok) throw new Error(JSON.stringify(taken.issues));
    const path = lake.path(taken.value.manifest, "rejected.parquet");
    const [row] = await lake.query("SELECT * FROM read_parquet($path)", { path });
    const original = JSON.parse(String(row?.["original"]));
    expect(original).toMatchObject({ latitude: "200", where_coordinates: 'a "quoted", place' });
    const days = await lake.query(
      "SELECT date_start FROM read_parquet($path, file_row_number = true) ORDER BY file_row_number",
      { path: lake.path(taken.value.manifest, "observations.parquet") },
    );
    expect(days).toEqual([{ date_start: "2019-01-01" }, { date_start: "2020-05-01" }]);
    const kept = await lake.query("SELECT count(*) AS n FROM read_parquet($path)", {
      path: lake.path(taken.value.manifest, "original.parquet"),
    });
    expect(kept).toEqual([{ n: 3 }]);
    lake.close();
  });

  it("makes the whole file refused when no row is left, and nothing is kept", async () => {
    const { taken } = await takeText(
      gedText([{ latitude: "200" }, { latitude: "100" }]),
      UCDP_GED,
      "GEDEvent_v25_1.csv",
    );
    expect(taken).toMatchObject({ ok: false, issues: [{ code: "lake/no-row-accepted", line: 2 }] });
  });

  it("counts `5.0` as 5 and takes a code printed as `750.0`", async () => {
    const { rows } = await takeText(
      gedText([{ best: "5.0", high: "9.0", side_a_new_id: "142.0" }]),
      UCDP_GED,
      "GEDEvent_v25_1.csv",
    );
    expect(rows[0]).toMatchObject({
      deaths_total_best: 5,
      deaths_total_high: 9,
      side_a_id: "142",
    });
  });
});
