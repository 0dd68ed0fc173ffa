import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { parseDay } from "../../src/kernel/index.ts";
import {
  type MelttLinkage,
  type MelttOptions,
  type MelttRecord,
  type MelttTaxonomy,
  melttLink,
} from "../../src/linkage/index.ts";

const DATA = "../shared/data/linkage";
const CRASH = ["model_tax", "color_tax", "damage_tax"];
const SYNTHETIC = ["type_tax", "actor_tax", "prec_tax"];
const present = existsSync(DATA);
if (!present) process.stderr.write(`Skipped: MELTT's own output is not at ${DATA}.\n`);

type Row = Readonly<Record<string, string>>;

function rowsOf(path: string): Row[] {
  return parse(readFileSync(path), { columns: true }) as Row[];
}

function recordsOf(path: string, dataset: string, taxonomies: readonly string[]): MelttRecord[] {
  return rowsOf(path).map((row, at) => ({
    dataset,
    event: row["event"] ?? String(at + 1),
    start: parseDay(row["date"] ?? "") ?? Number.NaN,
    end: parseDay(row["enddate"] ?? row["date"] ?? "") ?? Number.NaN,
    latitude: Number(row["latitude"]),
    longitude: Number(row["longitude"]),
    categories: taxonomies.map((name) => row[name] ?? ""),
  }));
}

function taxonomyOf(path: string, name: string): MelttTaxonomy {
  const rows = rowsOf(path);
  const levels = Object.keys(rows[0] ?? {}).slice(2);
  return {
    name,
    levels,
    entries: rows.map((row) => ({
      dataset: row["data.source"] ?? "",
      category: row["base.categories"] ?? "",
      path: levels.map((level) => row[level] ?? ""),
    })),
  };
}

/** Our result and MELTT's, both as sorted texts: matched clusters and flags of an event to an episode. */
function both(
  folder: string,
  run: string,
  datasets: readonly string[],
  taxonomies: readonly string[],
  options: MelttOptions,
) {
  const records = datasets.flatMap((name) => recordsOf(`${folder}/${name}.csv`, name, taxonomies));
  const linkage = melttLink(
    records,
    taxonomies.map((name) => taxonomyOf(`${folder}/taxonomy_${name}.csv`, name)),
    options,
  );
  const name = (at: number) => {
    const { dataset = "", event = "" } = records[at] ?? {};
    return `${datasets.indexOf(dataset) + 1}_${event}`;
  };
  const ours = {
    clusters: linkage.clusters.filter(({ length }) => length > 1).map((one) => text(one.map(name))),
    flags: linkage.flags.map(({ event, episode }) => `${name(event)} in ${name(episode)}`),
  };
  const theirs = new Map<string, string[]>();
  for (const row of rowsOf(`${folder}/${run}/clusters_long.csv`)) {
    const members = theirs.get(row["cluster"] ?? "") ?? [];
    members.push(`${row["dataset_index"]}_${row["event"]}`);
    theirs.set(row["cluster"] ?? "", members);
  }
  const flags = rowsOf(`${folder}/${run}/deduplicated_index.csv`)
    .filter((row) => row["episodal_match"] !== "")
    .map((row) => `${row["dataset"]}_${row["event"]} in ${row["episodal_match"]}`);
  return {
    linkage,
    records,
    ours: { clusters: ours.clusters.sort(), flags: ours.flags.sort() },
    theirs: { clusters: [...theirs.values()].map(text).sort(), flags: flags.sort() },
  };
}

function text(members: readonly string[]): string {
  return [...members].sort().join(" ");
}

function printed(path: string): readonly number[] {
  return [...readFileSync(path, "utf8").matchAll(/: +(\d+)$/gm)].map(([, figure]) =>
    Number(figure),
  );
}

function figures({ clusters, matches }: MelttLinkage): readonly number[] {
  const matched = clusters.filter(({ length }) => length > 1).length;
  return [clusters.flat().length, clusters.length, matched, matches.length];
}

describe.skipIf(!present)("MELTT's documented example, car crashes in Maryland", () => {
  const names = (order: string) => [...order].map((digit) => `crash_data${digit}`);
  const usual = { radiusKm: 4, windowDays: 2 };

  it.each([
    ["s4_t2_123", "123", usual],
    ["s4_t2_231", "231", usual],
    ["s4_t2_321", "321", usual],
    ["s3_t1_123", "123", { radiusKm: 3, windowDays: 1 }],
    ["s10_t5_123", "123", { radiusKm: 10, windowDays: 5 }],
    ["s4_t2_123_cert111", "123", { ...usual, smartMatch: false, certainty: [1, 1, 1] }],
    ["s4_t2_123_partial1", "123", { ...usual, partial: 1 }],
  ])("gives the clusters, flags and figures of run %s", (run, order, options) => {
    const { linkage, ours, theirs } = both(
      `${DATA}/meltt-crash`,
      run,
      names(order),
      CRASH,
      options,
    );
    expect(theirs.clusters.length).toBeGreaterThan(30);
    expect(ours).toEqual(theirs);
    expect(figures(linkage)).toEqual(printed(`${DATA}/meltt-crash/${run}/print.txt`).slice(0, 4));
  });

  it("has 34 matches, 8 of them episodes, 55 duplicates, 140 of 195 unique, 6 flags", () => {
    const { linkage, records } = both(
      `${DATA}/meltt-crash`,
      "s4_t2_123",
      names("123"),
      CRASH,
      usual,
    );
    const episodes = linkage.clusters.filter(
      ([first = -1, ...others]) =>
        others.length > 0 && records[first]?.start !== records[first]?.end,
    );
    expect(figures(linkage)).toEqual([195, 140, 34, 55]);
    expect(episodes).toHaveLength(8);
    expect(linkage.flags).toHaveLength(6);
  });
});

describe.skipIf(!present)("MELTT's output on synthetic lists", () => {
  it.each([
    ["A_n1000", "meltt_s10_t2", { radiusKm: 10, windowDays: 2 }],
    ["A_n1000", "meltt_s10_t2_partial1", { radiusKm: 10, windowDays: 2, partial: 1 }],
    ["A_n1000", "meltt_s5_t1", { radiusKm: 5, windowDays: 1 }],
    ["A_n1000", "meltt_s20_t3", { radiusKm: 20, windowDays: 3 }],
    ["A_n1000", "meltt_s50_t7", { radiusKm: 50, windowDays: 7 }],
    ["A_n2000", "meltt_s10_t2", { radiusKm: 10, windowDays: 2 }],
    ["B_n1000", "meltt_s10_t2", { radiusKm: 10, windowDays: 2 }],
  ])("is matched exactly on %s, run %s", (set, run, options) => {
    const folder = `${DATA}/synthetic/${set}`;
    const { linkage, ours, theirs } = both(
      folder,
      run,
      ["srcA", "srcB", "srcC"],
      SYNTHETIC,
      options,
    );
    expect(ours.clusters.length).toBeGreaterThan(600);
    expect(ours.clusters).toEqual(theirs.clusters);
    expect(figures(linkage)).toEqual(printed(`${folder}/${run}/print.txt`).slice(0, 4));
  });
});

describe.skipIf(!present)("an input that MELTT gets wrong", () => {
  it("is got wrong in the same way: a shooting two days before, not the bombing of the day", () => {
    const folder = `${DATA}/meltt-defects`;
    const records = ["A", "B"].flatMap((name) =>
      recordsOf(`${folder}/case1_${name}.csv`, name, ["type"]),
    );
    const { matches } = melttLink(
      records,
      [taxonomyOf(`${folder}/case1_taxonomy_type.csv`, "type")],
      { radiusKm: 10, windowDays: 2 },
    );
    const found = matches.map(({ left, right }) => [
      records[left]?.dataset,
      records[left]?.event,
      records[right]?.dataset,
      records[right]?.event,
    ]);
    const [row] = rowsOf(`${folder}/case1_meltt_matched.csv`);
    expect(found).toEqual([["A", row?.["event1"], "B", row?.["event2"]]]);
  });
});
