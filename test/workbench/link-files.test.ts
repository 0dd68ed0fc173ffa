import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Issue } from "../../src/kernel/index.ts";
import { realPorts } from "../../src/shell/ports.ts";
import { CATALOGUE } from "../../src/workbench/index.ts";
import { freshFolder, mizan } from "../support/mizan.ts";
import { makeRandom } from "../support/random.ts";

const DATA = "../shared/data/linkage";
const root = freshFolder();
afterAll(() => rmSync(root, { recursive: true, force: true }));

const QUIET = { start: () => ({ update: () => undefined, finish: () => undefined }) };
const command = CATALOGUE.find(({ name }) => name === "link files");
let made = 0;

/** A new folder with these files. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(root, String(++made));
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

interface Answer {
  readonly ok: boolean;
  readonly value: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
}

async function link(input: Readonly<Record<string, unknown>>): Promise<Answer> {
  if (command === undefined) throw new Error("the command is in the catalogue");
  const ports = realPorts(root, QUIET);
  try {
    const given = command.input.parse({ method: "meltt", ...input });
    return (await command.run(ports, given)) as unknown as Answer;
  } finally {
    ports.lake.close();
  }
}

function table(folder: string, name: string): Record<string, string>[] {
  return parse(readFileSync(join(folder, name)), { columns: true }) as Record<string, string>[];
}

const TYPE = [
  "data.source,base.categories,fine,broad",
  ...["a", "b"].flatMap((dataset) => [
    `${dataset},bomb,bomb,attack`,
    `${dataset},shoot,shoot,attack`,
  ]),
  "",
].join("\n");
const A = "date,latitude,longitude,type\n2020-01-10,34,71,bomb\n2020-01-20,34,71,shoot\n";
const B = "date,latitude,longitude,type\n2020-01-11,34.01,71,bomb\n2020-03-01,30,70,bomb\n";

function pair(changed: Readonly<Record<string, string | Uint8Array>> = {}) {
  const folder = folderOf({ "a.csv": A, "b.csv": B, "taxonomy_type.csv": TYPE, ...changed });
  return {
    files: [join(folder, "a.csv"), join(folder, "b.csv")],
    taxonomy: [join(folder, "taxonomy_type.csv")],
    out: join(folder, "out"),
  };
}

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
      '"","date","enddate","latitude","longitude","type"\n"1",2020-01-10,NA,34,71,"bomb"\n"2",2020-01-20,2020-01-20,34,71,"shoot"\n',
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

describe("what is wrong with plain files", () => {
  const places = (issues: readonly Issue[]) =>
    issues.map(({ code, file, line, field }) => [code.split("link-files-")[1], file, line, field]);

  it("is said all at once, with file, line, column and remedy", async () => {
    const input = pair({
      "a.csv":
        "date,enddate,latitude,longitude,type,killed\n2020-02-30,,34,71,bomb,1\n2020-01-20,2020-01-19,94,71,shoot,many\n2020-01-20,,34,,shoot,\n2020-01-20,,34,71,shoot\n",
      "b.csv": "date,latitude,longitude,type,killed\n,34,71,bomb,-1\n2020-01-20,34,71,bombe,2\n",
    });
    const { ok, issues } = await link({ ...input, deaths: "killed" });
    expect(ok).toBe(false);
    expect(places(issues)).toEqual([
      ["cell-not-read", "a.csv", 2, "date"],
      ["cell-not-read", "a.csv", 3, "enddate"],
      ["cell-not-read", "a.csv", 3, "latitude"],
      ["cell-not-read", "a.csv", 3, "killed"],
      ["cell-not-read", "a.csv", 4, "longitude"],
      ["not-a-table", "a.csv", 5, undefined],
      ["cell-not-read", "b.csv", 2, "date"],
      ["cell-not-read", "b.csv", 2, "killed"],
      ["category-unknown", "b.csv", 3, "type"],
    ]);
    expect(issues.filter(({ remedy }) => remedy === undefined)).toEqual([]);
    expect(issues[0]).toMatchObject({ column: 1, found: "2020-02-30" });
    expect(existsSync(input.out)).toBe(false);
  });

  it.each<[string, Record<string, string | Uint8Array>, readonly unknown[]]>([
    [
      "a needed column",
      { "a.csv": "date,latitude,type\n2020-01-10,34,bomb\n" },
      ["column-missing", "a.csv", 1, "longitude"],
    ],
    [
      "the column of a taxonomy",
      { "a.csv": A.replace("type", "kind") },
      ["column-missing", "a.csv", 1, "type"],
    ],
    [
      "which of two columns is meant",
      {
        "a.csv": A.replace("date,", "event_date,")
          .replace("type", "type,date_start")
          .replaceAll("bomb", "bomb,2020-01-10")
          .replaceAll("shoot", "shoot,2020-01-10"),
      },
      ["column-unclear", "a.csv", 1, "date"],
    ],
    [
      "text in UTF-8",
      { "a.csv": new Uint8Array([0x64, 0xe9, 0x0a]) },
      ["not-a-table", "a.csv", undefined, undefined],
    ],
    ["a closing quote", { "a.csv": `${A}"2020` }, ["not-a-table", "a.csv", undefined, undefined]],
    [
      "any rows",
      { "a.csv": "date,latitude,longitude,type\n" },
      ["not-a-table", "a.csv", undefined, undefined],
    ],
    ["anything", { "a.csv": "" }, ["not-a-table", "a.csv", undefined, undefined]],
    [
      "a level of the taxonomy",
      { "taxonomy_type.csv": TYPE.replace("a,bomb,bomb,", "a,bomb,,") },
      ["taxonomy-not-read", "taxonomy_type.csv", 2, "fine"],
    ],
    [
      "the taxonomy's columns",
      { "taxonomy_type.csv": "source,kind\na,bomb\n" },
      ["taxonomy-not-read", "taxonomy_type.csv", 1, undefined],
    ],
    [
      "agreement in the taxonomy",
      { "taxonomy_type.csv": `${TYPE}a,bomb,other,attack\n` },
      ["taxonomy-not-read", "taxonomy_type.csv", 6, undefined],
    ],
    [
      "the dataset in the taxonomy",
      { "taxonomy_type.csv": TYPE.replaceAll("\nb,", "\nc,") },
      ["category-unknown", "b.csv", 2, "type"],
    ],
    [
      "names of its own for events",
      {
        "a.csv": A.replace("type", "type,id")
          .replaceAll("bomb", "bomb,7")
          .replaceAll("shoot", "shoot,7"),
      },
      ["event-twice", "a.csv", 3, "event"],
    ],
  ])("includes a table without %s", async (_, changed, first) => {
    const { ok, issues } = await link(pair(changed));
    expect(ok).toBe(false);
    expect(places(issues)[0]).toEqual(first);
  });

  it("includes a single dataset, two files of one name, and a toll that no file has", async () => {
    const input = pair();
    const [file = ""] = input.files;
    expect(places((await link({ ...input, files: [file] })).issues)[0]?.[0]).toBe("one-dataset");
    expect(places((await link({ ...input, files: [file, file] })).issues)[0]?.[0]).toBe(
      "dataset-unclear",
    );
    expect(places((await link({ ...input, deaths: "killed" })).issues)[0]).toEqual([
      "column-missing",
      undefined,
      undefined,
      "killed",
    ]);
  });

  it("includes options that do not fit the method or the taxonomies", async () => {
    for (const odd of [{ method: "mizan", partial: 1 }, { certainty: [1, 1] }]) {
      const { issues } = await link({ ...pair(), ...odd });
      expect(places(issues)[0]?.[0]).toBe("option-unfit");
    }
  });

  it("is never more than a refusal, whatever the bytes", async () => {
    const piece = fc.constantFrom(
      "date",
      "latitude",
      ",",
      ";",
      '"',
      "\n",
      "\r",
      "\0",
      "34",
      "2020-01-01",
      "é",
      "__proto__",
    );
    const input = pair();
    const [a = ""] = input.files;
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 60 }),
        fc.boolean(),
        async (pieces, taxonomy) => {
          writeFileSync(taxonomy ? (input.taxonomy[0] ?? "") : a, pieces.join(""));
          const { ok, issues } = await link(input);
          if (taxonomy) writeFileSync(input.taxonomy[0] ?? "", TYPE);
          else writeFileSync(a, A);
          expect(ok).toBe(false);
          expect(issues.every(({ code }) => code.startsWith("workbench/link-files-"))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
    expect((await link(input)).ok).toBe(true);
  });

  it("lists the first five hundred of very many, and says how many more there are", async () => {
    const { issues } = await link(
      pair({ "a.csv": `date,latitude,longitude,type\n${"x,34,71,bomb\n".repeat(700)}` }),
    );
    expect(issues).toHaveLength(501);
    expect(issues.at(-1)?.message).toContain("200 more");
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
    const out = join(root, "crash");
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
