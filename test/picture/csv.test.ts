import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeCsv } from "../../src/picture/index.ts";

describe("an exported table", () => {
  test.each([
    "=1+1",
    "+cmd",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u200b=1",
    "＝1",
    "＋a",
    "－a",
    "＠a",
  ])("neutralises %j", (cell) => {
    expect(parse(writeCsv(["a"], [[cell]]))[1]).toEqual([`'${cell}`]);
  });

  test("neutralises the header too", () => {
    expect(writeCsv(["=a"], [])).toBe("'=a\r\n");
  });

  test("leaves every number as it is, also one that came as text", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const [, row] = parse(writeCsv(["a", "b"], [[number, String(number)]])) as string[][];
        expect(row?.map(Number)).toEqual([Number(String(number)), Number(String(number))]);
      }),
    );
  });

  test("reads back as it was written, but for the apostrophe before formulas", () => {
    const cell = fc.string({ unit: "grapheme", maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const back = parse(writeCsv(["a", "b"], rows), {
          from: 2,
          relax_column_count: true,
        }) as string[][];
        const undone = back.map((row) =>
          row.map((text, i) =>
            text === `'${rows[back.indexOf(row)]?.[i]}` ? text.slice(1) : text,
          ),
        );
        expect(undone).toEqual(rows);
      }),
    );
  });
});
