import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Json } from "../../src/kernel/index.ts";
import type { FileOutput } from "../../src/workbench/index.ts";
import type { RecordRow } from "../../src/workbench/record/schema.ts";
import { cellOf, valueOfCell } from "../../src/workbench/record/table.ts";
import { type Bench, openBench } from "./evidence-bench.ts";
import { SAMPLES } from "./record-samples.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const WHO = { by: "Desk 4" };
interface Told {
  readonly rows: number;
  readonly created: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly written: boolean;
}
const take = (file: string, input: Record<string, unknown> = {}, on = bench) =>
  on.answer<Told>("record import", { kind: "source", file, ...WHO, ...input });
const give = async (input: Record<string, unknown> = {}, on = bench) => {
  const file = await on.answer<FileOutput>("record export", { kind: "source", ...input });
  return new TextDecoder().decode(file.bytes);
};
const issues = async (name: string, text: string | Uint8Array, kind = "source") =>
  (await bench.issues("record import", { kind, file: bench.file(name, text), ...WHO })).map(
    ({ code, file, line, column, field }) =>
      [code, file, line, column, field].filter((part) => part !== undefined).join(" "),
  );
const size = async () => {
  const head = await bench.ports.log.head();
  return head.ok ? head.value.checkpoint.size : -1;
};
const list = async (on = bench) =>
  (await on.answer<{ records: RecordRow[] }>("records", { kind: "source" })).records;

const TABLE = [
  "id,marking,name,type,dependsOn,note",
  "dawn,,Dawn,news,,",
  'geo,TLP:RED,Geo,news,dawn | AP,"two\nlines"',
  ",,Without an id,court,,=1+1",
].join("\n");

describe("taking records from a file", () => {
  it("makes them in one batch of the log, with who and why", async () => {
    const told = await take(bench.file("sources.csv", `\ufeff${TABLE}`));
    expect(told).toEqual({
      kind: "source",
      rows: 3,
      created: 3,
      revised: 0,
      unchanged: 0,
      written: true,
    });
    expect(await size()).toBe(3);
    const geo = (await list()).find(({ id }) => id === "geo");
    expect(geo).toMatchObject({ marking: "TLP:RED", by: "Desk 4" });
    expect(geo?.values).toEqual({
      name: "Geo",
      type: "news",
      dependsOn: ["dawn", "AP"],
      note: "two\nlines",
    });
  });

  it("checks all rows first, tells every fault with its place, and writes nothing", async () => {
    const table = [
      "id,name,type,country,note",
      "a,A,news,PK,",
      '"b c",B,blog,pk,"call\n0300-1234567"',
      "a,,news,,",
    ].join("\n");
    expect(await issues("bad.csv", table)).toEqual([
      "records/field-wrong bad.csv 3 1 id",
      "records/file-wrong bad.csv 5 1 id",
    ]);
    expect(await issues("bad.csv", table.replace('"b c"', "b").replace("a,,", "c,,"))).toEqual([
      "records/field-wrong bad.csv 3 3 type",
      "records/field-wrong bad.csv 3 4 country",
      "records/field-wrong bad.csv 5 2 name",
    ]);
    expect(await issues("p.csv", 'name,type,note\nA,news,"call\n0300-1234567"\n')).toEqual([
      "records/about-a-person p.csv 2 3 note",
    ]);
    expect(await issues("ref.csv", "title,source\nA,none\n", "document")).toEqual([
      "records/reference-unknown ref.csv 2 2 source",
    ]);
    expect(await size()).toBe(0);
  });

  it.each<[string, string, string | Uint8Array, string]>([
    ["no line", "a.csv", "", "records/file-wrong a.csv"],
    [
      "an unknown column",
      "a.csv",
      "name,colour\nA,red\n",
      "records/field-unknown a.csv 1 2 colour",
    ],
    ["a column twice", "a.csv", "name,name\nA,B\n", "records/file-wrong a.csv 1 2 name"],
    ["too few cells", "a.csv", "name,type\nA\n", "records/file-wrong a.csv 2"],
    ["an open quote", "a.csv", 'name,type\n"A,news\n', "records/file-wrong a.csv 2"],
    ["no UTF-8", "a.csv", Uint8Array.of(0x6e, 0xff), "records/file-wrong a.csv"],
    ["no JSON", "a.json", "{", "records/file-wrong a.json"],
    ["an object", "a.json", '{"values":{}}', "records/file-wrong a.json"],
    ["an entry without values", "a.json", '[{"id":"x"}]', "records/file-wrong a.json [0]"],
    ["an entry with more", "a.ndjson", '\n{"values":{},"x":1}\n', "records/file-wrong a.ndjson 2"],
    [
      "a marking that is none",
      "a.csv",
      "name,type,marking\nA,news,RED\n",
      "records/field-wrong a.csv 2 3 marking",
    ],
  ])("refuses %s", async (_, name, text, issue) => {
    expect(await issues(name, text)).toEqual([issue]);
  });

  it("says what it would do, and does it, and does nothing the second time", async () => {
    const file = bench.file("sources.csv", TABLE);
    expect(await take(file, { dryRun: true })).toMatchObject({ created: 3, written: false });
    expect(await size()).toBe(0);
    await take(bench.file("some.csv", TABLE.split("\n").slice(0, 2).join("\n")));
    const changed = TABLE.replace("dawn,,Dawn", "dawn,,Dawn.com");
    const told = await take(bench.file("sources.csv", changed));
    expect(told).toMatchObject({ created: 2, revised: 1, unchanged: 0 });
    const before = await size();
    const named = bench.file("named.csv", await give());
    expect(await take(named)).toMatchObject({ rows: 3, unchanged: 3, written: false });
    expect(await size()).toBe(before);
  });

  it("takes a value away for an empty cell, and leaves what has no column", async () => {
    await take(bench.file("a.csv", "id,name,type,note,url\na,A,news,N,https://example.org/\n"));
    await take(bench.file("b.csv", "id,name,type,note\na,A,news,\n"));
    expect((await list())[0]?.values).toEqual({
      name: "A",
      type: "news",
      url: "https://example.org/",
    });
  });

  it("leaves withdrawn records alone", async () => {
    await take(bench.file("a.csv", "id,name,type\na,A,news\n"));
    await bench.answer("record withdraw", { kind: "source", id: "a", ...WHO, reason: "r" });
    expect(await issues("a.csv", "id,name,type\na,B,news\n")).toEqual([
      "records/action-not-allowed a.csv 2 1 id",
    ]);
  });
});

describe("giving records as a file", () => {
  beforeEach(async () => {
    for (const [id, marking, mark] of [
      ["open", "TLP:CLEAR", ["note=TLP:RED"]],
      ["amber", "TLP:AMBER", []],
      ["red", "TLP:RED", []],
    ] as const) {
      const values = { ...SAMPLES["source"]?.values, name: `=cmd ${id}`, note: `note of ${id}` };
      await bench.answer("record create", { kind: "source", id, marking, mark, values, ...WHO });
    }
  });

  it("holds nothing above the recipient's clearance, and names what is withheld", async () => {
    for (const format of ["csv", "json"]) {
      const text = await give({ format, recipient: "TLP:AMBER" });
      expect(text).not.toContain("note of open");
      expect(text).not.toContain("cmd red");
      expect(text).toContain("note of amber");
    }
    const rows = parse(await give({ recipient: "TLP:CLEAR" }), { columns: true });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id: "open", note: "", withheld: "note", markings: "" });
  });

  it("cannot be opened to more than the reader may see", async () => {
    const low = bench.as("TLP:GREEN");
    expect(await give({ recipient: "TLP:RED" }, low)).toBe(await give({}, low));
  });

  it("has no cell that a spreadsheet would run", async () => {
    const cells = (parse(await give(), { from: 2 }) as string[][]).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(cells).toContain("'=cmd open");
  });

  it.each(["TLP:RED", "TLP:AMBER", "TLP:CLEAR"])(
    "changes nothing when what a reader of %s got is taken in again",
    async (recipient) => {
      const [before, records] = [await size(), await list()];
      for (const format of ["csv", "json"]) {
        const file = bench.file(`back.${format}`, await give({ format, recipient }));
        expect(await take(file)).toMatchObject({ revised: 0, created: 0, written: false });
        if (recipient !== "TLP:CLEAR") continue;
        expect(await take(file, {}, bench.as("TLP:CLEAR"))).toMatchObject({ written: false });
      }
      expect(await size()).toBe(before);
      expect(await list()).toEqual(records);
    },
  );

  it("makes the same records in an empty workspace, markings of fields too", async () => {
    const other = await openBench();
    try {
      for (const format of ["csv", "json"])
        await take(other.file(`a.${format}`, await give({ format })), {}, other);
      const bare = ({ id, marking, values, markings }: RecordRow) => ({
        id,
        marking,
        values,
        markings,
      });
      const sorted = (rows: RecordRow[]) => rows.map(bare).sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(sorted(await list(other))).toEqual(sorted(await list()));
      expect(await give({}, other)).toBe(await give());
    } finally {
      other.close();
    }
  });

  it.each(Object.keys(SAMPLES))("brings the kind %s back as it was", async (kind) => {
    await bench.answer("record create", { kind, id: "one", values: SAMPLES[kind]?.values, ...WHO });
    const before = await size();
    const file = await bench.answer<FileOutput>("record export", { kind });
    await bench.answer("record import", { kind, file: bench.file("one.csv", file.bytes), ...WHO });
    expect(await size()).toBe(before);
  });

  it("writes the file where it is asked to", async () => {
    const out = bench.file("out.csv", "");
    const told = await bench.answer<{ title: string }>("record export", { kind: "source", out });
    expect(told.title).toBe("Sources: 3, up to TLP:RED");
    expect(await bench.ports.files.readText(out)).toBe(await give());
  });
});

describe("a value in a cell", () => {
  const text = fc
    .oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
      fc.stringMatching(/^['=+\-@|\\ a\n]{1,8}$/),
    )
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const through = async (field: Parameters<typeof cellOf>[0], value: Json) => {
    const { writeCsv } = await import("../../src/picture/index.ts");
    const csv = writeCsv(["field"], [[cellOf(field, value)]]);
    const [row] = parse(csv, { columns: true }) as { field: string }[];
    return valueOfCell(field, row?.field ?? "");
  };

  it("comes back as it was: texts, lists, numbers and nested values", async () => {
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(text, { maxLength: 4 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        async (one, many, number) => {
          const field = { name: "f", type: "string", many: false } as const;
          expect(await through(field, one)).toBe(one);
          expect(await through({ ...field, many: true }, many)).toEqual(many);
          expect(await through({ ...field, type: "number" }, number)).toBe(
            Object.is(number, -0) ? 0 : number,
          );
          expect(await through({ ...field, type: "boolean" }, number > 0)).toBe(number > 0);
          expect(await through({ ...field, type: "json" }, { a: many })).toEqual({ a: many });
          expect(await through(field, null)).toBeNull();
        },
      ),
      { numRuns: 300 },
    );
  });
});
