import { existsSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Issue } from "../../src/kernel/index.ts";
import { A, link, pair, removePlainFiles, TYPE } from "../support/plain-files.ts";

afterAll(removePlainFiles);

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
