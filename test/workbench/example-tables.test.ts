import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, "examples/pakistan");
const TABLES = [
  "press-observations.csv",
  "cross-border-figures.csv",
  "published-statistics.csv",
  "global-terrorism-index.csv",
  "ucdp-yearly-totals.csv",
] as const;

type Row = Readonly<Record<string, string>>;

function rows(name: (typeof TABLES)[number]): readonly Row[] {
  return parse(readFileSync(join(FOLDER, name)), { columns: true });
}

describe("the tables of the example", () => {
  it("hold as many rows and events as their page says", () => {
    expect(TABLES.map((name) => rows(name).length)).toEqual([237, 33, 161, 9, 4]);
    const events = (name: (typeof TABLES)[number]) =>
      new Set(rows(name).map((row) => row["event_key"])).size;
    expect(events("press-observations.csv")).toBe(144);
    expect(events("cross-border-figures.csv")).toBe(21);
    const page = readFileSync(join(FOLDER, "README.md"), "utf8");
    for (const name of TABLES)
      expect(page).toMatch(new RegExp(`\\| \`${name}\` +\\| ${rows(name).length}\\b`));
  });

  it.each(TABLES)("%s gives every row its page, its origin with a reason, and a grade", (name) => {
    for (const row of rows(name)) {
      expect(row["source_url"]).toMatch(/^https?:\/\//);
      for (const column of ["source_title", "source_publisher", "read", "source_grade"])
        expect(row[column], column).not.toBe("");
      expect(row["origin"]).not.toBe("");
      expect(row["origin_reason"]).not.toBe("");
    }
  });

  it("contain only events that are in the same table, with a reason, and in no circle", () => {
    const seen: string[] = [];
    for (const name of ["press-observations.csv", "cross-border-figures.csv"] as const) {
      const table = rows(name);
      const keys = new Set(table.map((row) => row["event_key"]));
      const wholes = new Set(table.map((row) => row["part_of"]).filter((key) => key !== ""));
      for (const row of table.filter((one) => one["part_of"] !== "")) {
        expect(keys).toContain(row["part_of"]);
        expect(wholes, "a part that is a whole").not.toContain(row["event_key"]);
        expect(row["part_of_reason"]).not.toBe("");
        seen.push(row["event_key"] ?? "");
      }
    }
    expect([...new Set(seen)].sort()).toEqual([
      "PK-2024-08-26-bolan",
      "PK-2024-08-26-kalat",
      "PK-2024-08-26-musakhail",
      "XB-2025-10-09-kabul",
      "XB-2025-10-11-border",
    ]);
  });

  it("count the reprints of the agency's list as one origin", () => {
    const list = rows("press-observations.csv").filter(
      (row) => row["origin"] === "AFP list of deadliest attacks",
    );
    expect(list).toHaveLength(47);
    expect(new Set(list.map((row) => row["source_publisher"])).size).toBe(4);
    const bannu = list.filter((row) => row["event_key"] === "PK-2010-01-01-bannu");
    expect(bannu.map((row) => row["killed_min"])).toEqual(["101", "101", "101"]);
  });

  it("hold no account, mail address, telephone or identity number in any text", () => {
    const personal = /[^\s@/]+@[^\s@]+\.\w+|\+\d[\d -]{8,}|\b\d{5}-\d{7}-\d\b|github\.com|namin/i;
    for (const name of TABLES) {
      for (const { source_url: _, ...texts } of rows(name)) {
        for (const text of Object.values(texts)) expect(text).not.toMatch(personal);
      }
    }
  });
});

const FACTS = join(ROOT, "../shared/data/facts");
describe.skipIf(!existsSync(FACTS))("the script that writes the tables (needs the facts)", () => {
  it("gives the same bytes as the tables in the repository", () => {
    const folder = mkdtempSync(join(tmpdir(), "mizan-example-"));
    try {
      execFileSync(process.execPath, [join(ROOT, "scripts/write-example.ts"), folder]);
      for (const name of TABLES)
        expect(readFileSync(join(folder, name)).equals(readFileSync(join(FOLDER, name)))).toBe(
          true,
        );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
