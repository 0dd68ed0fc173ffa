import { existsSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { drawRanking, drawTimeline, frameFigure } from "../../src/chart/index.ts";
import { SUBJECT, setting } from "./sample.ts";

const FILE = join(
  import.meta.dirname,
  "../../../shared/data/ucdp-ged-pakistan/ged_pakistan_v22_1.parquet",
);
const TALLY = `count(*)::INT AS events, sum(low)::INT AS "deathsLow", sum(best)::INT AS "deathsBest",
  sum(high)::INT AS "deathsHigh", 0 AS "withoutFigure"`;

interface Row {
  readonly key: string;
  readonly events: number;
  readonly deathsLow: number;
  readonly deathsBest: number;
  readonly deathsHigh: number;
  readonly withoutFigure: number;
}

/** Sums over the file itself, by DuckDB alone. */
async function sums(key: string): Promise<readonly Row[]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const sql = `SELECT ${key} AS key, ${TALLY} FROM read_parquet('${FILE}') GROUP BY 1 ORDER BY 1`;
  return (await connection.runAndReadAll(sql)).getRowObjectsJson() as unknown as Row[];
}

describe.skipIf(!existsSync(FILE))("UCDP GED 22.1, Pakistan (skipped without the file)", () => {
  it("draws 33 years with 2009 the highest, as the sums over the file say", async () => {
    const rows = await sums("strftime(date_start::DATE, '%Y-%m')");
    const figure = drawTimeline(setting(), SUBJECT, {
      months: rows.map(({ key }) => key),
      tallies: rows,
      coverage: null,
      step: "auto",
      chosen: null,
    });
    expect(rows.reduce((sum, row) => sum + row.deathsBest, 0)).toBe(43_225);
    expect(figure.title).toMatch(/^Highest in 2009: 7,460 \(/);
    expect(figure.drawing.match(/<rect[^>]+fill="#0072b2"/g)).toHaveLength(33);
  });

  it("ranks provinces of the day as the sums over the file do", async () => {
    const rows = await sums("coalesce(adm_1, '')");
    const figure = drawRanking(setting(), SUBJECT, {
      rows: rows.map(({ key, ...tally }) => ({ code: key, ...tally })),
      names: {},
      unit: { one: "province", many: "provinces" },
      chosen: [],
      limit: 20,
      overlapping: false,
    });
    expect(figure.title).toContain("Federally Administered Tribal Areas: 58 % of all killed");
    expect(frameFigure(figure, "light").length).toBeLessThan(20_000);
  });
});
