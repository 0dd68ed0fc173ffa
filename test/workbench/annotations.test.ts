import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Result } from "../../src/kernel/index.ts";
import { realPorts } from "../../src/shell/ports.ts";
import { CATALOGUE, type Ports, type SearchHit } from "../../src/workbench/index.ts";
import type { Annotation } from "../../src/workbench/note/annotation.ts";

/** What the commands of these tests give, together. */
type Answer = Annotation & {
  readonly annotations: readonly Annotation[];
  readonly hits: readonly SearchHit[];
  readonly indexed: number | null;
};

let folder = "";
let ports: Ports;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "mizan-notes-"));
  ports = realPorts(folder, { start: () => ({ update: () => {}, finish: () => {} }) });
  await ports.workspace.create("Test");
});
afterEach(() => {
  ports.search.close();
  ports.lake.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(name: string, input: Record<string, unknown>): Promise<Result<Answer>> {
  const declared = CATALOGUE.find((one) => one.name === name);
  if (declared === undefined) throw new Error(`no command ${name}`);
  return declared.run(ports, declared.input.parse(input)) as Promise<Result<Answer>>;
}

async function value(name: string, input: Record<string, unknown>) {
  const result = await run(name, input);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

const codes = (result: Result<unknown>) => (result.ok ? [] : result.issues.map(({ code }) => code));

const NOTE = { text: "Two lists share this origin", author: "Desk 4", place: "PK2" };

describe("notes", () => {
  it("are kept with author, time and marking, and listed", async () => {
    const note = await value("annotate", { ...NOTE, marking: "TLP:GREEN" });
    expect(note).toMatchObject({
      revision: 1,
      author: "Desk 4",
      marking: "TLP:GREEN",
      subject: { kind: "place", code: "PK2", level: "first-level" },
    });
    expect(note.writtenAt).toMatch(/^\d{4}-\d\d-\d\dT/);
    const entries = readdirSync(join(folder, "records"), { recursive: true });
    expect(entries.filter((name) => String(name).endsWith(".json"))).toHaveLength(1);
    expect((await value("annotations", {})).annotations).toEqual([note]);
    expect((await value("annotations", { place: "PK1" })).annotations).toEqual([]);
  });

  it("are withdrawn with a reason, stay in the record, and can be restored", async () => {
    const { id } = await value("annotate", NOTE);
    const withdrawn = await value("annotate", { withdraw: id, author: "Desk 5", reason: "Wrong" });
    expect(withdrawn).toMatchObject({ revision: 2, withdrawn: { by: "Desk 5", reason: "Wrong" } });
    expect((await value("annotations", {})).annotations).toEqual([]);
    expect((await value("annotations", { withdrawn: true })).annotations).toHaveLength(1);
    const restored = await value("annotate", { restore: id, author: "Desk 4" });
    expect(restored).toMatchObject({ revision: 3, withdrawn: null, text: NOTE.text });
    expect((await value("annotations", {})).annotations).toHaveLength(1);
  });

  it("keep a view as the query of its address", async () => {
    const note = await value("annotate", {
      text: "Rise after 2021",
      author: "Desk 4",
      view: "/?provinces=PK2&from=2019-01-01",
    });
    expect(note.subject).toEqual({ kind: "view", query: "provinces=PK2&from=2019-01-01" });
  });

  it.each([
    ["no words", { ...NOTE, text: " " }, "workbench/annotation-incomplete"],
    ["no subject", { text: "x", author: "y" }, "workbench/annotation-incomplete"],
    ["two subjects", { ...NOTE, view: "from=2019-01-01" }, "workbench/annotation-incomplete"],
    ["both ways", { author: "y", withdraw: "a", restore: "a" }, "workbench/annotation-incomplete"],
    ["no such place", { ...NOTE, place: "XX9" }, "workbench/annotation-subject-unknown"],
    [
      "no such release",
      { text: "x", author: "y", release: "press@0", event: "e" },
      "workbench/annotation-subject-unknown",
    ],
    [
      "another site",
      { text: "x", author: "y", view: "?u=https://example.org/" },
      "workbench/annotation-subject-unknown",
    ],
    [
      "no such note",
      { author: "y", withdraw: "note-000000000000" },
      "workbench/annotation-unknown",
    ],
    ["a path as id", { author: "y", withdraw: "../../mizan" }, "workbench/annotation-unknown"],
  ])("are refused with %s", async (_, input, code) => {
    expect(codes(await run("annotate", input))).toContain(code);
    expect((await value("annotations", { withdrawn: true })).annotations).toEqual([]);
  });

  it.each([
    "call +92 300 1234567",
    "0300-1234567 knows",
    "CNIC 35202-1234567-1",
    "see someone@example.org",
    "as @handle says",
  ])("are refused when the words lead to a person: %s", async (text) => {
    expect(codes(await run("annotate", { ...NOTE, text }))).toEqual(["records/about-a-person"]);
  });

  it("keep figures, dates and ranges that only look like numbers of persons", async () => {
    const text = "2018-07-13: 128 to 151 killed; 1,566 attacks (2024-01/10), 43,225 deaths";
    expect((await value("annotate", { ...NOTE, text })).text).toBe(text);
  });
});

describe("search in a workspace", () => {
  it("finds places in English and Urdu, organisations by a short name, pages and commands", async () => {
    const titles = async (text: string, kinds: string[]) =>
      (await value("search", { text, kinds })).hits.map((hit) => hit.title);
    expect(await titles("balochistan", ["place"])).toContain("Balochistan");
    expect(await titles("بلوچستان", ["place"])).toContain("Balochistan");
    expect(await titles("TTP", ["actor"])).toContain("Tehrik-i-Taliban Pakistan (TTP)");
    expect(await titles("disagree", ["page"])).toEqual(["Sources disagree"]);
    expect(await titles("freshness", ["command"])).toEqual(["mizan freshness"]);
  });

  it("finds a note after it was written and not after it was withdrawn", async () => {
    const found = async () =>
      (await value("search", { text: "lists origin", kinds: ["annotation"] })).hits.length;
    expect(await found()).toBe(0);
    const { id } = await value("annotate", NOTE);
    expect(await found()).toBe(1);
    await value("annotate", { withdraw: id, author: "Desk 4" });
    expect(await found()).toBe(0);
  });

  it("builds the index once, and again when its file is gone", async () => {
    expect((await value("search", { text: "quetta" })).indexed).toBeGreaterThan(400);
    expect((await value("search", { text: "quetta" })).indexed).toBeNull();
    ports.search.close();
    rmSync(join(folder, "cache/search.sqlite"));
    expect((await value("search", { text: "quetta" })).indexed).toBeGreaterThan(400);
  });
});
