/**
 * Writes the tables of the example workspace from the public facts that lie beside the project
 * (`../shared/data/facts`), or into the folder that is named. The same facts always give the same bytes.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import {
  AGENCIES,
  CAUTIONS,
  CONTAINMENTS,
  REWORDINGS,
  SHARED_ORIGINS,
  UCDP_YEARLY_DEATHS,
  UCDP_YEARLY_SOURCE,
} from "./example-judgements.ts";

type Row = Readonly<Record<string, string>>;

const ROOT = join(import.meta.dirname, "..");
const FACTS = join(ROOT, "../shared/data/facts");
const OUT = process.argv[2] ?? join(ROOT, "examples/pakistan");

main();

function main(): void {
  if (!existsSync(FACTS)) {
    console.error(
      `The facts are not at ${FACTS}; the tables in examples/pakistan stay as they are.`,
    );
    process.exitCode = 1;
    return;
  }
  const grades = new Map(read("sources_graded.csv").map((row) => [row["source_url"] ?? "", row]));
  const graded = (row: Row): Row => ({ ...row, ...gradeOf(grades, row) });
  const tables: Record<string, readonly Row[]> = {
    "press-observations.csv": read("events_pages_observations_pk.csv")
      .map((row) => reworded(row, row["observation_id"]))
      .map((row) => ({ ...row, ...contained(row), ...pressOrigin(row) }))
      .map((row): Row => ({ ...row, caution: CAUTIONS[row["observation_id"] ?? ""] ?? "" }))
      .map(graded),
    "cross-border-figures.csv": read("events_crossborder_pages.csv")
      .map((row) => reworded(row, row["event_key"]))
      .map((row) => ({ ...row, ...contained(row), ...pressOrigin(row) }))
      .map(graded),
    "published-statistics.csv": read("annual_stats_pakistan_published.csv")
      .map((row) => ({ ...row, ...countOrigin(row["source_org"] ?? "") }))
      .map(graded),
    "global-terrorism-index.csv": read("gti_pakistan.csv")
      .map((row) => ({ ...row, ...countOrigin("GTI (IEP)") }))
      .map(graded),
  };
  tables["ucdp-yearly-totals.csv"] = yearlyTotals(tables["published-statistics.csv"]?.[0] ?? {});
  for (const [name, rows] of Object.entries(tables)) write(name, rows);
}

/** UCDP's totals in the columns of the other published figures. */
function yearlyTotals(like: Row): readonly Row[] {
  const empty = Object.fromEntries(Object.keys(like).map((column) => [column, ""]));
  return UCDP_YEARLY_DEATHS.map(([year, deaths]) => ({
    ...empty,
    ...UCDP_YEARLY_SOURCE,
    ...countOrigin("UCDP"),
    period: String(year),
    year: String(year),
    killed_total: String(deaths),
  }));
}

function read(name: string): readonly Row[] {
  return parse(readFileSync(join(FACTS, name)), { columns: true, bom: true });
}

function write(name: string, rows: readonly Row[]): void {
  if (rows.length === 0) throw new Error(`${name} would be empty`);
  writeFileSync(join(OUT, name), stringify([...rows], { header: true }));
  console.log(`${name}: ${rows.length} rows`);
}

function reworded(row: Row, key: string | undefined): Row {
  const change = REWORDINGS[key ?? ""];
  if (change === undefined) return row;
  if (row[change.column] !== change.from)
    throw new Error(`${key}: expected "${change.from}", found "${row[change.column]}"`);
  return { ...row, [change.column]: change.to };
}

function contained(row: Row): Row {
  const found = CONTAINMENTS.find((one) => one.event === row["event_key"]);
  return { part_of: found?.partOf ?? "", part_of_reason: found?.reason ?? "" };
}

function pressOrigin(row: Row): Row {
  const title = row["source_title"] ?? "";
  const publisher = row["source_publisher"] ?? "";
  const shared = SHARED_ORIGINS.find(
    (one) => (one.title?.test(title) ?? true) && (one.publisher?.test(publisher) ?? true),
  );
  if (shared !== undefined) return { origin: shared.origin, origin_reason: shared.reason };
  const agency = AGENCIES.find((name) => agencyNamed(name, title) || agencyNamed(name, publisher));
  if (agency !== undefined) {
    return {
      origin: `${agency}: ${title.replace(/ \([^)]*\)$/, "")}`,
      origin_reason: `The page names the agency ${agency} as the source of its text`,
    };
  }
  return { origin: `${publisher}: ${title}`, origin_reason: "No other source is named" };
}

function agencyNamed(agency: string, text: string): boolean {
  return new RegExp(`\\((?:[^)]*[ /])?${agency}(?: text| copy)?\\)|/${agency}$`).test(text);
}

/** Published counts originate with whoever counted, whichever outlet printed them. */
function countOrigin(organisation: string): Row {
  return {
    origin: organisation
      .replace(/ \(attacks by .*\)| via .*$| \(to National Assembly\)/, "")
      .replace(/^GTI$/, "GTI (IEP)"),
    origin_reason: "Who counted; an outlet that prints the count adds no second count",
  };
}

function gradeOf(grades: ReadonlyMap<string, Row>, row: Row): Row {
  const grade = grades.get(row["source_url"] ?? "");
  if (grade === undefined) throw new Error(`no grade for ${row["source_url"]}`);
  return {
    source_class: grade["source_class"] ?? "",
    source_grade: grade["proposed_reliability"] ?? "",
  };
}
