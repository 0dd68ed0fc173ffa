import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { realPorts } from "../../src/shell/ports.ts";
import { mizan } from "../support/mizan.ts";
import {
  A,
  B,
  folderOf,
  link,
  pair,
  removePlainFiles,
  TYPE,
  table,
} from "../support/plain-files.ts";
import { makeRandom } from "../support/random.ts";

const DATA = "../shared/data/linkage";
afterAll(removePlainFiles);

describe("linking plain files", () => {
  it("writes every record once, the pairs with their probability, and a report", async () => {
    const input = pair();
    const { ok, value } = await link(input);
    expect(ok).toBe(true);
    expect(value).toMatchObject({ records: 4, events: 3, matched: 1, duplicates: 1 });
    expect(readdirSync(input.out).sort()).toEqual([
      "clusters.csv",
      "pairs.csv",
      "report.json",
      "report.md",
    ]);
    expect(readFileSync(join(input.out, "clusters.csv"), "utf8")).toBe(
      "cluster,dataset,event\r\n1,a,1\r\n1,b,1\r\n2,a,2\r\n3,b,2\r\n",
    );
    expect(readFileSync(join(input.out, "pairs.csv"), "utf8")).toBe(
      "dataset_a,event_a,dataset_b,event_b,p\r\na,1,b,1,1\r\n",
    );
    const report = JSON.parse(readFileSync(join(input.out, "report.json"), "utf8"));
    expect(report).toMatchObject({ method: "meltt", records: 4, parameters: { km: 10, days: 2 } });
    expect(readFileSync(join(input.out, "report.md"), "utf8")).toContain("4 records are 3 events");
  });

  it.each([
    ["a byte order mark and lines that end in CR LF", `\uFEFF${A.replaceAll("\n", "\r\n")}`],
    ["quoted cells", A.replaceAll(/[^,\n]+/g, '"$&"')],
    [
      "semicolons and decimal commas",
      "date;latitude;longitude;type\n2020-01-10;34,0;71,00;bomb\n2020-01-20;34;71;shoot\n",
    ],
    [
      "UCDP's names of columns and times of day",
      "date_start,date_end,latitude,longitude,type\n2020-01-10 00:00:00.000,2020-01-10 00:00:00.000,34,71,bomb\n2020-01-20 00:00:00.000,,34,71,shoot\n",
    ],
    [
      "ACLED's names of columns and dates in words",
      "event_id_cnty,event_date,latitude,longitude,type\n1,10 January 2020,34,71,bomb\n2,20 January 2020,34,71,shoot\n",
    ],
    [
      "row numbers and NA as R writes them",
      '"","date","enddate","latitude","longitude","type"\n"1",2020-01-10,NA,34,71,"bomb"\n"2",2020-01-20,NA,34,71,"shoot"\n',
    ],
    [
      "columns that nothing uses, with whatever is in them",
      'gold_id,date,note,latitude,longitude,type\n7,2020-01-10,"one,\n""two""",34,71,bomb\n8,2020-01-20,,34,71,shoot\n',
    ],
  ])("reads %s", async (_, text) => {
    const input = pair({ "a.csv": text });
    const { ok, issues } = await link(input);
    expect(issues ?? []).toEqual([]);
    expect(ok).toBe(true);
    expect(table(input.out, "clusters.csv").map((row) => Object.values(row).join(" "))).toEqual([
      "1 a 1",
      "1 b 1",
      "2 a 2",
      "3 b 2",
    ]);
  });

  it("numbers events without a name by day, as MELTT does", async () => {
    const [header = "", ...rows] = A.trim().split("\n");
    const input = pair({ "a.csv": [header, ...rows.reverse(), ""].join("\n") });
    await link(input);
    expect(table(input.out, "pairs.csv")[0]).toMatchObject({ dataset_a: "a", event_a: "1" });
  });

  it("takes the dataset from a column before the file's name", async () => {
    const both = `dataset,${A.replaceAll("\n2", "\na,2")}${B.split("\n").slice(1, 3).join("\n").replaceAll(/^2/gm, "b,2")}\n`;
    const folder = folderOf({ "all.csv": both, "taxonomy_type.csv": TYPE });
    const { value } = await link({
      files: [join(folder, "all.csv")],
      taxonomy: [join(folder, "taxonomy_type.csv")],
      out: join(folder, "out"),
    });
    expect(value).toMatchObject({ records: 4, events: 3 });
  });

  it("never reads a column that it was not told of: a change in one changes nothing", async () => {
    const outs = [];
    for (const gold of ["1", "2"]) {
      const text = A.trim().split("\n");
      const input = pair({
        "a.csv": `${text.map((line, at) => `${line},${at === 0 ? "gold_id" : gold}`).join("\n")}\n`,
      });
      const { value } = await link({ ...input, method: "mizan" });
      const report = readFileSync(join(input.out, "report.md"), "utf8");
      expect(report).not.toContain("gold_id");
      const { out: _, ...rest } = value;
      outs.push([rest, readFileSync(join(input.out, "pairs.csv"), "utf8")]);
    }
    expect(outs[0]).toEqual(outs[1]);
  });
});

describe("linking plain files with probabilities", () => {
  const random = makeRandom(11);
  const text = { a: "", b: "", c: "" };
  const gold = new Map<string, number>();
  for (let event = 0; event < 400; event++) {
    const [day, latitude, longitude] = [random() * 365, 30 + random() * 5, 65 + random() * 8];
    const [bomb, killed] = [random() < 0.4, Math.floor(random() ** 3 * 20)];
    for (const dataset of ["a", "b", "c"] as const) {
      if (random() < 0.35) continue;
      const late = random() < 0.15 ? 1 : 0;
      const date = new Date(Date.UTC(2020, 0, 1 + Math.floor(day) + late)).toISOString();
      const place = [latitude, longitude].map((at) => (at + (random() - 0.5) * 0.04).toFixed(4));
      const name = `${dataset}${event}`;
      gold.set(name, event);
      text[dataset] +=
        `${name},${date.slice(0, 10)},${place},${bomb ? "bomb" : "shoot"},${killed}\n`;
    }
  }
  const files = Object.entries(text).map(([name, rows]): [string, string] => [
    `${name}.csv`,
    `event,date,latitude,longitude,type,killed\n${rows}`,
  ]);
  const types = TYPE + ["bomb", "shoot"].map((word) => `c,${word},${word},attack\n`).join("");

  /** Links the world with its files and their rows in this order. */
  async function linkWorld(turned: boolean) {
    const folder = folderOf({
      ...Object.fromEntries(files.map(([name, rows]) => [name, turned ? turn(rows) : rows])),
      "taxonomy_type.csv": types,
    });
    const paths = files.map(([name]) => join(folder, name));
    const { value } = await link({
      files: turned ? paths.toReversed() : paths,
      taxonomy: [join(folder, "taxonomy_type.csv")],
      deaths: "killed",
      method: "mizan",
      out: join(folder, "out"),
    });
    return { folder: join(folder, "out"), value };
  }

  function turn(rows: string): string {
    const [header = "", ...lines] = rows.trim().split("\n");
    return `${[header, ...lines.reverse()].join("\n")}\n`;
  }

  it("finds the true events, within the range that it names", async () => {
    const { folder, value } = await linkWorld(false);
    const members = table(folder, "clusters.csv");
    expect(members).toHaveLength(gold.size);
    const clusters = Map.groupBy(members, ({ cluster }) => cluster);
    const truth = new Set(gold.values()).size;
    const pure = [...clusters.values()].filter(
      (rows) => new Set(rows.map(({ event }) => gold.get(event ?? ""))).size === 1,
    );
    expect(pure.length / clusters.size).toBeGreaterThan(0.97);
    expect(Math.abs(clusters.size / truth - 1)).toBeLessThan(0.03);
    const range = value["eventsRange"] as { low: number; high: number };
    expect(range.low).toBeLessThanOrEqual(range.high);
    expect(Math.abs(range.high / truth - 1)).toBeLessThan(0.05);
    const probabilities = table(folder, "pairs.csv").map(({ p }) => Number(p));
    expect(probabilities.every((p) => p > 0 && p <= 1)).toBe(true);
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
    expect(readFileSync(join(folder, "report.md"), "utf8")).toContain("| a + b |");
  });

  it("gives the same bytes whatever the order of files and rows", async () => {
    const [one, two] = [await linkWorld(false), await linkWorld(true)];
    for (const name of ["clusters.csv", "pairs.csv"])
      expect(readFileSync(join(one.folder, name), "utf8")).toBe(
        readFileSync(join(two.folder, name), "utf8"),
      );
  });
});

describe("the placebo", () => {
  /** Two lists with an event a day over 400 days, each pair where `latitudeOf` says. */
  function lists(latitudeOf: (day: number) => number) {
    const day = (at: number) => new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10);
    const rows = Array.from({ length: 400 }, (_, at) => `${day(at)},${latitudeOf(at)},71,bomb\n`);
    const text = `date,latitude,longitude,type\n${rows.join("")}`;
    return pair({ "a.csv": text, "b.csv": text });
  }

  it("finds that chance matches nothing where every place is far from every other", async () => {
    const { value } = await link({ ...lists((at) => -80 + at * 0.4), placebo: true });
    expect(value["placebo"]).toEqual({
      aligned: { half: 400, nine: 400 },
      shifted: [45, -45, 60].map((days) => ({ days, half: 0, nine: 0 })),
      chanceShare: { half: 0, nine: 0 },
    });
  });

  it("finds that chance matches as much where all is in one place, and warns", async () => {
    const input = lists(() => 34);
    const { value } = await link({ ...input, placebo: true });
    expect(value["placebo"]).toMatchObject({ chanceShare: { half: 1, nine: 1 } });
    expect(value["warnings"]).toContain("Chance alone would give 100 % of these matches.");
    expect(readFileSync(join(input.out, "report.md"), "utf8")).toContain("| 45 days | 400 | 400 |");
  });

  it("says when the period is too short to move anything", async () => {
    const short = "date,latitude,longitude,type\n2020-01-01,34,71,bomb\n2020-01-09,34,71,bomb\n";
    const { value } = await link({
      ...pair({ "a.csv": short, "b.csv": short }),
      placebo: true,
    });
    expect(value["placebo"]).toBeNull();
    expect(String(value["warnings"])).toContain("too short");
  });
});

describe("the folder of results", () => {
  it("replaces an earlier result and nothing else", async () => {
    const input = pair();
    await link(input);
    const before = readFileSync(join(input.out, "clusters.csv"), "utf8");
    await link({ ...input, days: 0 });
    expect(readFileSync(join(input.out, "clusters.csv"), "utf8")).not.toBe(before);
    writeFileSync(join(input.out, "notes.txt"), "mine");
    await expect(link(input)).rejects.toMatchObject({
      issue: { code: "shell/output-folder-taken" },
    });
    expect(readdirSync(input.out)).toContain("notes.txt");
    expect(readdirSync(join(input.out, "..")).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("keeps the earlier result whole when the writing of a new one fails half-way", async () => {
    const folder = folderOf({});
    const out = join(folder, "out");
    const { files } = realPorts(folder);
    const text = (words: string) => new TextEncoder().encode(words);
    await files.writeFolder(out, new Map([["a.csv", text("old")]]));
    const broken = new Map([
      ["a.csv", text("new")],
      ["no/such/folder.csv", text("new")],
    ]);
    await expect(files.writeFolder(out, broken)).rejects.toThrow("ENOENT");
    expect(readFileSync(join(out, "a.csv"), "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["out"]);
  });

  it("has the same bytes for the same files", async () => {
    const input = pair();
    const bytes = () => readdirSync(input.out).map((name) => readFileSync(join(input.out, name)));
    await link(input);
    const before = bytes();
    await link(input);
    expect(bytes()).toEqual(before);
  });
});

describe.skipIf(!existsSync(DATA))("linking MELTT's documented example at the command line", () => {
  it("prints its figures and writes its matches", async () => {
    const out = join(folderOf({}), "crash");
    const folder = `${DATA}/meltt-crash`;
    const run = await mizan(
      "link",
      "files",
      ...[1, 2, 3].map((one) => `${folder}/crash_data${one}.csv`),
      "--taxonomy",
      ...["model", "color", "damage"].map((name) => `${folder}/taxonomy_${name}_tax.csv`),
      ...["--method", "meltt", "--km", "4", "--out", out, "--json"],
    );
    expect(run.status, run.err).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject({
      records: 195,
      events: 140,
      matched: 34,
      duplicates: 55,
      parts: 6,
      overlap: [5, 4, 4, 21].map((events) => ({ events })),
    });
    const theirs = readFileSync(`${folder}/s4_t2_123/matched_pairs.csv`, "utf8");
    const ours = table(out, "pairs.csv").map((row) =>
      [row["dataset_a"]?.at(-1), row["event_a"], row["dataset_b"]?.at(-1), row["event_b"]].join(),
    );
    const lines = theirs.trim().split("\n").slice(1);
    expect(ours.sort()).toEqual(lines.map((line) => line.replace(/^\d+,/, "")).sort());
  });
});
