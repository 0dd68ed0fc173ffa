import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openProjection } from "../../../src/shell/projection/index.ts";
import { type SearchDocument, searchTerms } from "../../../src/workbench/index.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mizan-projection-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const document = (given: Partial<SearchDocument> & { title: string }): SearchDocument => ({
  kind: "observation",
  titleUr: null,
  detail: "",
  words: "",
  address: `/?of=${given.title}`,
  ...given,
});

async function* batches(...documents: readonly SearchDocument[]) {
  yield documents;
}

const EVERYTHING = { kinds: [], limit: 8 } as const;

describe("the index of words", () => {
  it("is not there before it was built, and keeps its stamp afterwards", async () => {
    const projection = openProjection(folder);
    expect(projection.stamp()).toBeNull();
    expect(projection.find(["quetta"], EVERYTHING)).toEqual([]);
    expect(await projection.rebuild("first", batches(document({ title: "Quetta" })))).toBe(1);
    expect(projection.stamp()).toBe("first");
    projection.close();
    expect(openProjection(folder).stamp()).toBe("first");
  });

  it("finds Urdu names however yeh, kaf, heh and vowel signs were typed", async () => {
    const projection = openProjection(folder);
    const names = { title: "Karachi", titleUr: "کراچی" };
    const kech = { title: "Kech", titleUr: "کیچ" };
    await projection.rebuild("u", batches(document(names), document(kech)));
    for (const typed of ["کراچی", "كراچي", "کَراچی", "كراچ"]) {
      const found = projection.find(searchTerms(typed), EVERYTHING).map((hit) => hit.title);
      expect(found, typed).toEqual(["Karachi"]);
    }
  });

  it("finds Latin names without their accents, by the beginning of each word", async () => {
    const projection = openProjection(folder);
    await projection.rebuild("l", batches(document({ title: "Ẕila‘ Mūsá Khēl, Balochistān" })));
    expect(projection.find(searchTerms("balochistan musa"), EVERYTHING)).toHaveLength(1);
    expect(projection.find(searchTerms("balochistan sindh"), EVERYTHING)).toHaveLength(0);
  });

  it("puts an exact title before a longer one, and a title before other words", async () => {
    const projection = openProjection(folder);
    await projection.rebuild(
      "o",
      batches(
        document({ title: "Mastung, 2018", words: "quetta" }),
        document({ title: "hospital, Quetta" }),
        document({ title: "Quetta" }),
      ),
    );
    const found = projection.find(["quetta"], EVERYTHING).map((hit) => hit.title);
    expect(found).toEqual(["Quetta", "hospital, Quetta", "Mastung, 2018"]);
  });

  it("gives at most as many of each kind as asked for, and only the kinds asked for", async () => {
    const projection = openProjection(folder);
    const rows = Array.from({ length: 20 }, (_, row) => document({ title: `Quetta ${row}` }));
    await projection.rebuild("k", batches(...rows, document({ title: "Quetta", kind: "place" })));
    const found = projection.find(["quetta"], { kinds: [], limit: 5 });
    expect(found.map((hit) => hit.kind)).toEqual(["place", ...Array(5).fill("observation")]);
    expect(projection.find(["quetta"], { kinds: ["place"], limit: 5 })).toHaveLength(1);
  });

  it("takes the signs of the query language as what they are not", async () => {
    const projection = openProjection(folder);
    await projection.rebuild("s", batches(document({ title: "near OR not" })));
    for (const typed of [
      '"',
      "title:near",
      "near OR",
      "NOT not",
      "a* - (",
      "x'); DROP TABLE words",
    ])
      expect(() => projection.find(searchTerms(typed), EVERYTHING), typed).not.toThrow();
    expect(projection.find(searchTerms("NEAR (or"), EVERYTHING)).toHaveLength(1);
  });

  it("leaves the old index when building a new one fails", async () => {
    const projection = openProjection(folder);
    await projection.rebuild("old", batches(document({ title: "Kalat" })));
    async function* broken() {
      yield [document({ title: "Bolan" })];
      throw new Error("the lake is gone");
    }
    await expect(projection.rebuild("new", broken())).rejects.toThrow("the lake is gone");
    expect(projection.stamp()).toBe("old");
    expect(projection.find(["kalat"], EVERYTHING)).toHaveLength(1);
    expect(readdirSync(join(folder, "cache")).filter((name) => name.endsWith(".new"))).toEqual([]);
  });

  it("builds once when several readers ask for the same index at the same time", async () => {
    const projection = openProjection(folder);
    let asked = 0;
    async function* slow(title: string) {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      yield [document({ title })];
    }
    const counts = await Promise.all([
      projection.rebuild("one", slow("Kalat")),
      projection.rebuild("one", slow("Kalat")),
      projection.rebuild("two", slow("Bolan")),
    ]);
    expect(counts).toEqual([1, 1, 1]);
    expect(asked).toBe(2);
    expect(projection.stamp()).toBe("two");
    expect(projection.find(["bolan"], EVERYTHING)).toHaveLength(1);
  });

  it("treats a damaged file as no index, and replaces it", async () => {
    const projection = openProjection(folder);
    await projection.rebuild("good", batches(document({ title: "Kalat" })));
    projection.close();
    writeFileSync(join(folder, "cache", "search.sqlite"), "not a database".repeat(500));
    expect(projection.stamp()).toBeNull();
    await projection.rebuild("again", batches(document({ title: "Kalat" })));
    expect(projection.find(["kalat"], EVERYTHING)).toHaveLength(1);
  });
});
