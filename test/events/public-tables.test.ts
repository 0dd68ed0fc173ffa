import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CROSS_BORDER } from "../../src/events/from-cross-border.ts";
import { OBSERVATIONS } from "../../src/events/from-observations.ts";
import { STATISTICS } from "../../src/events/from-statistics.ts";
import type { Format } from "../../src/events/index.ts";
import { takeTable, takeText } from "../support/take-table.ts";

const EXAMPLE = "examples/pakistan";
const DATA = "../shared/data";

async function accepted(file: string, format: Format) {
  const { taken, rows } = await takeTable(file, format);
  expect(taken).toMatchObject({ ok: true });
  if (!taken.ok) throw new Error("refused");
  return { ...taken.value, rows };
}

describe("press observations", () => {
  it("are 237 of 144 events, each with a type, a day and a district where the page names one", async () => {
    const { manifest, rows } = await accepted(`${EXAMPLE}/press-observations.csv`, OBSERVATIONS);
    expect([manifest.rows, manifest.accepted, manifest.rejected]).toEqual([237, 237, 0]);
    expect(new Set(rows.map((row) => row["event_key"])).size).toBe(144);
    expect(rows.filter((row) => row["type"] === "unknown" || row["type"] === null)).toEqual([]);
    expect(rows.filter((row) => row["country"] !== "PK")).toEqual([]);
    // 47 rows of four outlets print one list of the agency AFP (examples/pakistan/README.md).
    expect(rows.filter((row) => row["origin"] === "AFP list of deadliest attacks").length).toBe(47);
  });

  it("keep who is named, by whom, and the classes of the dead", async () => {
    const { rows } = await accepted(`${EXAMPLE}/press-observations.csv`, OBSERVATIONS);
    const bannu = rows.filter((row) => row["event_key"] === "PK-2025-03-04-bannu");
    expect(
      bannu.map((row) => [row["actor_a"], row["attribution"], row["deaths_total_best"]]),
    ).toEqual([
      ["jaish-i-fursan-muhammad", "claimed", 11],
      ["ttp", "suspected", 18],
      [null, "unknown", 18],
      [null, "unknown", 12],
      [null, "unknown", 9],
    ]);
    const count = (status: string) => rows.filter((row) => row["attribution"] === status).length;
    expect(count("claimed")).toBeGreaterThan(25);
    expect(count("denied")).toBe(5);
  });
});

describe("a column about persons in a file of any format", () => {
  it("is dropped and its cells are counted, though the format does not name it", async () => {
    const lines = readFileSync(`${EXAMPLE}/press-observations.csv`, "utf8").trim().split("\n");
    const [header, first, second] = lines as [string, string, string];
    const text = [`${header},attacker_name,Phone`, `${first},Made-up Name,`, `${second},,`].join(
      "\n",
    );
    const { taken } = await takeText(text, OBSERVATIONS);
    expect(taken.ok && taken.value.manifest.dropped).toEqual([
      { column: "attacker_name", reason: "describes an attacker or suspect", cells: 1 },
      { column: "Phone", reason: "holds a number or account of a person", cells: 0 },
    ]);
  });
});

describe("figures across borders", () => {
  it("are 33, of which the one without a date is kept as rejected", async () => {
    const { manifest, rows, firstRejected } = await accepted(
      `${EXAMPLE}/cross-border-figures.csv`,
      CROSS_BORDER,
    );
    expect([manifest.rows, manifest.accepted]).toEqual([33, 32]);
    expect(firstRejected).toMatchObject([{ code: "events/date-missing", line: 13 }]);
    const october = rows.filter((row) => row["event_key"] === "XB-2025-10-11-border");
    expect(october.map((row) => [row["figure_by"], row["deaths_total_best"]])).toEqual([
      ["Pakistan army (ISPR)", 23],
      ["Taliban government", 58],
      ["Taliban government on own dead", 9],
    ]);
    expect(october.every((row) => row["actor_a"] === "forces-of-afghanistan")).toBe(true);
    expect(october.every((row) => row["actor_b"] === "forces-of-pakistan")).toBe(true);
  });
});

describe("published statistics", () => {
  it("are 161 figures and 9 rows of the index", async () => {
    const { manifest, rows } = await accepted(`${EXAMPLE}/published-statistics.csv`, STATISTICS);
    expect([manifest.rows, manifest.accepted]).toEqual([161, 161]);
    const pips = rows.find(
      (row) =>
        row["counted_by"] === "PIPS" &&
        row["period"] === "2024" &&
        row["region"] === "Pakistan" &&
        row["scope"] === "militant/terrorist attacks only",
    );
    expect(pips).toMatchObject({ attacks: 521, deaths_total_best: 852, date_end: "2024-12-31" });
    const kp = rows.filter((row) => row["region"] === "Khyber Pakhtunkhwa");
    expect(kp.length).toBe(16);
    expect(new Set(kp.map((row) => row["province_now"])).size).toBe(1);
    const share = rows.filter((row) =>
      String(row["note"]).includes("Attacks as printed: 71 percent"),
    );
    expect(share.map((row) => row["attacks"])).toEqual([null]);
    const index = await accepted(`${EXAMPLE}/global-terrorism-index.csv`, STATISTICS);
    expect([index.manifest.rows, index.manifest.accepted]).toEqual([9, 9]);
    expect(index.rows.filter((row) => row["rank"] !== null).length).toBe(9);
  });
});

describe.skipIf(!existsSync(DATA))("tables beside the project", () => {
  it.each([
    ["facts/events_pages_observations_pk.csv", OBSERVATIONS, 237, 237],
    ["facts/events_crossborder_pages.csv", CROSS_BORDER, 33, 32],
    ["facts/annual_stats_pakistan_published.csv", STATISTICS, 161, 161],
    ["facts/gti_pakistan.csv", STATISTICS, 9, 9],
    ["ucdp-countryyear-v25_1/organizedviolencecy_v25_1.csv", STATISTICS, 6_936, 6_936],
    ["ucdp-countrymonth-2010-2024/ucdp.csv", STATISTICS, 31_302, 31_302],
  ] as const)("%s", async (file, format, rows, kept) => {
    const { manifest } = await accepted(`${DATA}/${file}`, format);
    expect([manifest.rows, manifest.accepted]).toEqual([rows, kept]);
  });

  it("give the year and the months of Pakistan in 2024 as UCDP published them", async () => {
    const year = await accepted(
      `${DATA}/ucdp-countryyear-v25_1/organizedviolencecy_v25_1.csv`,
      STATISTICS,
    );
    expect(year.manifest.release).toBe("25.1");
    const of2024 = year.rows.find(
      (row) => row["region"] === "Pakistan" && row["period"] === "2024",
    );
    // 1,885 in the yearly release 25.1, 2,178 in the months with candidate events.
    expect(of2024?.["deaths_total_best"]).toBe(1_885);
    const months = await accepted(`${DATA}/ucdp-countrymonth-2010-2024/ucdp.csv`, STATISTICS);
    const sum = months.rows
      .filter((row) => String(row["id"]).startsWith("PAK-2024"))
      .reduce((total, row) => total + Number(row["deaths_total_best"]), 0);
    expect(sum).toBe(2_178);
  });
});
