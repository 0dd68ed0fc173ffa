import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { realPorts } from "../../src/shell/ports.ts";
import type { CompareAnswer } from "../../src/workbench/compare/schema.ts";
import { CATALOGUE, type Ports } from "../../src/workbench/index.ts";
import type { PictureAnswer } from "../../src/workbench/picture/schema.ts";

const GED = "../shared/data/ucdp-ged-pakistan/ged_pakistan_v22_1.csv.gz";
const QUIET = { start: () => ({ update: () => {}, finish: () => {} }) };

interface Parsed {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

/** UCDP GED 22.1, Pakistan: the figures asked of an exact import, summed here over the file itself. */
describe.skipIf(!existsSync(GED))("a picture of UCDP GED, Pakistan", () => {
  let root = "";
  let ports: Ports;
  let file: Record<string, string>[] = [];
  const lines = new Map<number, Record<string, string>>();

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "mizan-picture-"));
    ports = realPorts(root, QUIET);
    await ask("import", { format: "ucdp-ged", files: [GED] });
    const text = gunzipSync(readFileSync(GED));
    const records = parse(text, { columns: true, info: true }) as unknown as Parsed[];
    file = records.map(({ record }) => record);
    // csv-parse says where a record ends; it begins on the line after the one before.
    for (const [i, row] of file.entries()) {
      lines.set((records[i - 1]?.info.lines ?? 1) + 1, row);
    }
  });
  afterAll(() => {
    ports.lake.close();
    rmSync(root, { recursive: true, force: true });
  });

  async function run(name: string, input: Record<string, unknown>) {
    const declared = CATALOGUE.find((one) => one.name === name);
    if (declared === undefined) throw new Error(`no command ${name}`);
    return declared.run(ports, declared.input.parse(input));
  }
  async function ask<T>(name: string, input: Record<string, unknown>): Promise<T> {
    const result = await run(name, input);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    return result.value as T;
  }
  const picture = (input: Record<string, unknown> = {}) => ask<PictureAnswer>("picture", input);
  const sum = (rows: readonly Record<string, string>[]) =>
    rows.reduce((total, row) => total + Number(row["best"]), 0);

  test("has 6,416 events and 43,225 killed", async () => {
    const { total, title } = await picture();
    expect([total.events, total.deathsBest, total.withoutFigure]).toEqual([6_416, 43_225, 0]);
    expect(title).toContain("6,416 events, 43,225");
  });

  test("has 5,388 state-based, 469 non-state and 559 one-sided events", async () => {
    const [types] = (await picture({ by: ["type"] })).breakdowns;
    expect(Object.fromEntries(types?.rows.map((row) => [row.code, row.events]) ?? [])).toEqual({
      "armed-conflict/state-based": 5_388,
      "armed-conflict/non-state": 469,
      "armed-conflict/one-sided": 559,
    });
  });

  test("has in every year the events and killed of the file", async () => {
    const [years] = (await picture({ by: ["year"] })).breakdowns;
    const expected = [...Map.groupBy(file, (row) => (row["date_start"] as string).slice(0, 4))]
      .map(([year, rows]) => [year, rows.length, sum(rows)] as const)
      .sort();
    const found = years?.rows.filter((row) => row.events > 0);
    expect(found?.map((row) => [row.code, row.events, row.deathsBest])).toEqual(expected);
  });

  test("has in every province the events and killed of the file", async () => {
    const [provinces] = (await picture({ by: ["province"] })).breakdowns;
    const expected = {
      PK1: ["Azad Jammu & Kashmir"],
      PK2: ["Balochistan province"],
      PK3: ["Gilgit-Baltistan"],
      PK4: ["Islamabad Capital territory"],
      PK6: ["Punjab province"],
      PK7: ["Sindh province"],
    };
    for (const [code, names] of Object.entries(expected)) {
      const rows = file.filter((row) => names.includes(row["adm_1"] as string));
      expect(rows.length).toBeGreaterThan(10);
      const found = provinces?.rows.find((row) => row.code === code);
      expect([code, found?.events, found?.deathsBest]).toEqual([code, rows.length, sum(rows)]);
    }
  });

  test("counts the former tribal areas in Khyber Pakhtunkhwa under today's boundaries", async () => {
    const { total, notes } = await picture({ province: ["Khyber Pakhtunkhwa"] });
    const names = ["Federally Administered Tribal Areas", "Khyber Pakhtunkwa province"];
    const rows = file.filter((row) => names.includes(row["adm_1"] as string));
    // Two rows name no province; their text names Bannu and Miranshah, both in Khyber Pakhtunkhwa.
    const named = ["187913", "340167"].map((id) => file.find((row) => row["id"] === id));
    expect(named.map((row) => row?.["adm_1"])).toEqual(["", ""]);
    const all = [...rows, ...(named as Record<string, string>[])];
    expect([total.events, total.deathsBest]).toEqual([all.length, sum(all)]);
    expect(notes.map((note) => note.about)).toContain("boundaries");
  });

  test("refuses all unknown names at once, each with the nearest", async () => {
    const result = await run("picture", {
      province: ["Balochstan"],
      actor: ["TTPP"],
      from: "2019-13",
    });
    expect(result.ok ? [] : result.issues.map((issue) => issue.code).sort()).toEqual([
      "workbench/date-not-read",
      "workbench/name-not-known",
      "workbench/name-not-known",
    ]);
    const text = JSON.stringify(result);
    expect(text).toContain("Did you mean Balochistan (0.91)");
  });

  test("says that a unit which ended is none of today, and counts it by the units of the day", async () => {
    const result = await run("picture", { province: ["FATA"] });
    expect(result.ok ? "" : result.issues[0]?.code).toBe("workbench/unit-ended");
    expect(
      (await picture({ province: ["FATA"], boundaries: "then" })).total.events,
    ).toBeGreaterThan(3_000);
  });

  test("classes years by the published thresholds, and parts of a year not at all", async () => {
    const [years] = (await picture({ by: ["year"], from: "2009-07", to: "2011" })).breakdowns;
    expect(years?.rows.map((row) => row.intensity?.best ?? null)).toEqual([null, "war", "war"]);
  });

  test("is called stale, with the source and its licence", async () => {
    const { freshness, sources } = await picture();
    expect(freshness.stale).toBe(true);
    expect(sources[0]).toMatchObject({
      release: "ucdp-ged@22.1",
      licence: "CC BY 4.0",
      rejected: 0,
    });
  });

  test("has observations for each of its events, with the line of the file", async () => {
    type Page = { total: number; rows: { id: string; line: number; killed: { best: number } }[] };
    const page = await ask<Page>("observations", { actor: ["TTP"], limit: 3 });
    expect(page.total).toBe((await picture({ actor: ["TTP"] })).total.events);
    const [first] = page.rows;
    const detail = await ask<{ original: { column: string; value: string }[] }>("observation", {
      id: first?.id,
    });
    const row = lines.get(first?.line as number);
    expect(detail.original.find((cell) => cell.column === "id")?.value).toBe(row?.["id"]);
    expect(row?.["id"]).toBe(first?.id);
    expect(String(first?.killed.best)).toBe(row?.["best"]);
  });

  test("compares periods of unequal length by year, and swapping the sides turns the calls", async () => {
    const there = await ask<CompareAnswer>("compare", {
      from: "2009",
      to: "2010",
      withFrom: "2015",
      withTo: "2019",
    });
    const back = await ask<CompareAnswer>("compare", {
      from: "2015",
      to: "2019",
      withFrom: "2009",
      withTo: "2010",
    });
    expect(there.differences.map((one) => [one.measure, one.call])).toEqual([
      ["events", "higher"],
      ["killed", "higher"],
      ["events a year", "higher"],
      ["killed a year", "higher"],
    ]);
    expect(back.differences.every((one) => one.call === "lower")).toBe(true);
  });

  test("exports rows whose sums are those of the picture", async () => {
    const path = join(root, "rows.csv");
    await picture({ by: ["province"], csv: path });
    const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true });
    const provinces = rows.filter((row) => row["breakdown"] === "province");
    expect(provinces.reduce((total, row) => total + Number(row["killed_best"]), 0)).toBe(43_225);
    expect(provinces.every((row) => row["licence"] === "CC BY 4.0")).toBe(true);
  });
});
