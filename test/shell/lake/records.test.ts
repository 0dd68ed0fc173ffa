import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvShape, scanCsv } from "../../../src/shell/lake/csv-scan.ts";
import { inspectCsv, writeCleanCopy } from "../../../src/shell/lake/inspect-csv.ts";
import { splitRecord } from "../../../src/shell/lake/table-header.ts";
import { fileOf } from "../../support/ged-file.ts";

interface Scanned {
  readonly shape: CsvShape;
  readonly good: readonly (readonly [number, string])[];
  readonly bad: readonly (readonly [number, string])[];
}

/** Scans a text without header, three columns unless told. */
async function scan(data: string | Uint8Array, columns = 3): Promise<Scanned> {
  const good: [number, string][] = [];
  const bad: [number, string][] = [];
  const rules = { delimiter: ",", columns, offset: 0, line: 1, lineEnd: 0 };
  const shape = await scanCsv(fileOf(data), rules, {
    good: (bytes, start, end, line) => {
      good.push([line, Buffer.from(bytes.subarray(start, end)).toString()]);
    },
    bad: (why, line) => {
      bad.push([line, why]);
    },
    progress: () => undefined,
  });
  return { shape, good, bad };
}

describe("the records of a CSV file", () => {
  it.each([
    ["LF", "1,2,3\n4,5,6\n", ["1,2,3", "4,5,6"]],
    ["CR LF", "1,2,3\r\n4,5,6\r\n", ["1,2,3", "4,5,6"]],
    ["no line end at the end", "1,2,3\n4,5,6", ["1,2,3", "4,5,6"]],
    ["quoted separators and line ends", '1,"a,\nb",3\n4,5,6\n', ['1,"a,\nb",3', "4,5,6"]],
    ["quotes in quotes", '1,"say ""no""",3\n', ['1,"say ""no""",3']],
    ["empty fields", ',,\n"","",""\n', [",,", '"","",""']],
    ["a quotation mark inside a field", '1,5" pipe,3\n', ['1,5" pipe,3']],
    ["empty lines between", "1,2,3\n\n4,5,6\n\n", ["1,2,3", "4,5,6"]],
  ])("are found with %s", async (_what, text, records) => {
    const { good, bad } = await scan(text);
    expect(good.map(([, record]) => record)).toEqual(records);
    expect(bad).toEqual([]);
  });

  it.each([
    ["too few fields", "1,2\n", "field-count"],
    ["too many fields", "1,2,3,4\n", "field-count"],
    ["a quotation mark never closed", '1,"2,3\n', "quote-not-closed"],
    ["text after a closing quotation mark", '1,"2"x,3\n', "text-after-quote"],
    ["a quotation mark after a space", '1, "2",3\n', "quote-after-space"],
    ["a lone carriage return", "1,2\r,3\n", "lone-return"],
    ["a NUL byte", "1,\0,3\n", "nul-byte"],
  ])("with %s are set aside, and reading resumes on the next line", async (_what, text, why) => {
    const { good, bad } = await scan(`1,2,3\n${text}4,5,6\n`);
    expect(bad).toEqual([[2, why]]);
    expect(good).toEqual([
      [1, "1,2,3"],
      [3, "4,5,6"],
    ]);
  });

  it("that are no UTF-8 are set aside alone", async () => {
    const latin1 = Buffer.from("1,2,3\n1,caf\u00e9,3\n4,5,6\n", "latin1");
    const { good, bad } = await scan(latin1);
    expect(bad).toEqual([[2, "not-utf8"]]);
    expect(good.length).toBe(2);
  });

  it("longer than any field may be are set aside, quoted or not", async () => {
    const long = "x".repeat(5_000_000);
    const { good, bad } = await scan(`1,"${long}",3\n1,${long},3\n4,5,6\n`);
    expect(bad).toEqual([
      [1, "field-too-long"],
      [2, "field-too-long"],
    ]);
    expect(good).toEqual([[3, "4,5,6"]]);
  });

  it("after a stray quotation mark that swallows megabytes are still read", async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `${i},b,c`);
    const { good, bad } = await scan(`1,"2,3\n${rows.join("\n")}\n`);
    expect(bad).toEqual([[1, "quote-not-closed"]]);
    expect(good.length).toBe(200_000);
  });

  it("are the same as another reader finds, for any table", async () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", ",", '"', "\n", " ", "é", "1"),
      maxLength: 8,
    });
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom("\n", "\r\n"), async (rows, lineEnd) => {
        const text = stringify(rows, { record_delimiter: lineEnd, quoted: true });
        const { good, bad } = await scan(text);
        expect(bad).toEqual([]);
        expect(good.map(([, record]) => splitRecord(record, ","))).toEqual(rows);
        expect(parse(text, { record_delimiter: lineEnd })).toEqual(rows);
        // Every record starts on the line that the scan says.
        const lines = text.split("\n");
        for (const [line, record] of good) {
          const first = record.split("\n")[0] as string;
          expect(lines[line - 1]?.startsWith(first.replace(/\r$/, ""))).toBe(true);
        }
      }),
      { numRuns: 60, seed: 20 },
    );
  });

  it("cross the edges of windows unharmed", async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `${i},"${"é".repeat(60)}\n${i}",c`);
    const { good, bad } = await scan(`${rows.join("\n")}\n`);
    expect(bad).toEqual([]);
    expect(good.length).toBe(60_000);
    expect(good.at(-1)).toEqual([119_999, rows.at(-1)]);
  });
});

describe("a clean copy", () => {
  it("holds the good records alone, with one kind of line end", async () => {
    const path = fileOf('1,2,3\r\n1,2\n\n"a\nb",5,6\n');
    const rules = { delimiter: ",", columns: 3, offset: 0, line: 1, lineEnd: 0 };
    const inspection = await inspectCsv(path, rules, () => undefined);
    expect(inspection.shape).toMatchObject({ records: 2, badRecords: 1, mixedLineEnds: true });
    expect([...(inspection.lines ?? [])]).toEqual([1, 4]);
    const to = fileOf("", "clean.csv");
    await writeCleanCopy(path, rules, to);
    const { readFileSync } = await import("node:fs");
    expect(readFileSync(to, "utf8")).toBe('1,2,3\n"a\nb",5,6\n');
  });
});
