import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { portableSha256 } from "../../src/ledger/index.ts";
import { disclosedDigest } from "../../src/records/index.ts";
import { KINDS } from "../../src/workbench/index.ts";
import type { RecordRow, RevisionRow } from "../../src/workbench/record/schema.ts";
import { type Bench, openBench } from "./evidence-bench.ts";
import { SAMPLES } from "./record-samples.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

type Row = RecordRow & { repeated: boolean };
const WHO = { by: "Desk 4" };
const create = (kind: string, input: Record<string, unknown>, on = bench) =>
  on.answer<Row>("record create", { kind, ...WHO, ...input });
const codes = async (name: string, input: Record<string, unknown>, on = bench) =>
  (await on.issues(name, { ...WHO, ...input })).map(({ code, field }) =>
    field === undefined ? code : `${code} ${field}`,
  );
const DAWN = { id: "dawn", values: SAMPLES["source"]?.values };

describe("every kind that people write", () => {
  const people = KINDS.filter(({ writtenBy }) => writtenBy === "people");

  it.each(people)(
    "$name: is made, changed, withdrawn, restored and erased",
    async ({ name, marking }) => {
      const sample = SAMPLES[name];
      if (sample === undefined) throw new Error(`give the kind ${name} a sample`);
      const made = await create(name, { values: sample.values, reason: "First" });
      expect(made).toMatchObject({ kind: name, state: "present", revision: 1, marking, ...WHO });
      expect(made.values).toEqual(sample.values);
      const named = { kind: name, id: made.id };
      const revised = await bench.answer<Row>("record revise", {
        ...named,
        values: sample.change,
        by: "Desk 5",
        reason: "Corrected",
        expected: 1,
      });
      expect(revised.values).toEqual({ ...sample.values, ...sample.change });
      for (const [action, state] of [
        ["withdraw", "withdrawn"],
        ["restore", "present"],
        ["erase", "erased"],
      ] as const) {
        const told = await bench.answer<Row>(`record ${action}`, {
          ...named,
          ...WHO,
          reason: "Why",
        });
        expect(told).toMatchObject({ state, bodyGap: state === "erased" ? "erased" : null });
      }
      const { revisions } = await bench.answer<{ revisions: RevisionRow[] }>(
        "record history",
        named,
      );
      expect(revisions.map(({ action }) => action).join(" ")).toBe(
        "create revise withdraw restore erase",
      );
      expect(revisions.at(-1)).toMatchObject({ by: "Desk 4", reason: "Why", bodyGap: null });
      expect(revisions[0]).toMatchObject({ by: null, changes: [], bodyGap: "erased" });
    },
  );

  it("is listed with its fields, their types and choices, and how many there are", async () => {
    await create("source", DAWN);
    const { kinds } = await bench.answer<{ kinds: Record<string, unknown>[] }>("kinds", {});
    expect(kinds.map(({ name }) => name)).toEqual(KINDS.map(({ name }) => name));
    expect(kinds.map(({ present }) => present)).toEqual(
      KINDS.map(({ name }) => (name === "source" ? 1 : 0)),
    );
    const { kinds: one } = await bench.answer<{ kinds: { fields: { name: string }[] }[] }>(
      "kinds",
      {
        kind: "document",
      },
    );
    const field = (name: string) => one[0]?.fields.find((each) => each.name === name);
    expect(field("title")).toMatchObject({ type: "string", required: true, long: false });
    expect(field("note")).toMatchObject({ long: true, required: false });
    expect(field("source")).toMatchObject({ refersTo: "source" });
  });
});

describe("making and changing a record", () => {
  it("tells all that is wrong at once, by field, and writes nothing", async () => {
    const field = ["type=blog", "country=pk", "colour=red"];
    expect(await codes("record create", { kind: "source", field })).toEqual([
      "records/field-unknown colour",
    ]);
    expect(
      await codes("record create", { kind: "document", values: { source: "none", language: "x" } }),
    ).toEqual([
      "records/field-wrong title",
      "records/field-wrong language",
      "records/reference-unknown source",
    ]);
    expect((await bench.answer<{ total: number }>("records", { state: "all" })).total).toBe(0);
  });

  it("types the values of flags by the field, and adds those of a list", async () => {
    const source = await create("source", {
      field: ["name=1984", "type=news", "dependsOn=a", "dependsOn=b=c"],
    });
    expect(source.values).toEqual({ name: "1984", type: "news", dependsOn: ["a", "b=c"] });
    const judged = await create("event-judgement", {
      field: ["judgement=same", "first=a#1", "second=b#2", "audit=true"],
    });
    expect(judged.values["audit"]).toBe(true);
  });

  it("takes values as JSON text, from a file, and from flags, the last before the others", async () => {
    const file = bench.file(
      "source.json",
      JSON.stringify({ name: "File", type: "news", note: "n" }),
    );
    const made = await create("source", { file, values: '{"name":"Text"}', field: ["note=Flag"] });
    expect(made.values).toEqual({ name: "Text", type: "news", note: "Flag" });
    for (const values of ["[1]", "{", "null", '"x"'])
      expect(await codes("record create", { kind: "source", values })).toEqual([
        "records/field-wrong values",
      ]);
  });

  it("refuses kinds that commands write, kinds that are none, and records about a person", async () => {
    for (const kind of KINDS.filter(({ writtenBy }) => writtenBy === "commands"))
      expect(await codes("record create", { kind: kind.name, field: ["x=y"] })).toEqual([
        "records/kind-by-commands kind",
      ]);
    expect(await codes("record create", { kind: "suspect" })).toEqual([
      "records/kind-unknown kind",
    ]);
    const values = { ...DAWN.values, note: "CNIC 35202-1234567-1" };
    expect(await codes("record create", { kind: "source", values })).toEqual([
      "records/about-a-person note",
    ]);
  });

  it("refuses a change on a revision that is not the present one", async () => {
    await create("source", DAWN);
    const change = { kind: "source", id: "dawn", values: { reliability: "A" }, expected: 1 };
    await bench.answer("record revise", { ...change, ...WHO });
    expect(await codes("record revise", change)).toEqual(["records/revision-conflict"]);
    expect(await codes("record withdraw", { ...change, reason: "x" })).toEqual([
      "records/revision-conflict",
    ]);
  });

  it("needs a reason to withdraw and to erase, and a record that is there", async () => {
    await create("source", DAWN);
    const dawn = { kind: "source", id: "dawn" };
    for (const action of ["withdraw", "erase"])
      expect(await codes(`record ${action}`, dawn)).toEqual(["records/reason-missing reason"]);
    expect(await codes("record withdraw", { ...dawn, id: "dusk", reason: "x" })).toEqual([
      "records/record-unknown",
    ]);
    expect(await codes("record restore", dawn)).toEqual(["records/action-not-allowed"]);
  });

  it("takes fields away, and marks single fields", async () => {
    await create("source", { ...DAWN, mark: ["nameUr=TLP:RED"] });
    const change = { kind: "source", id: "dawn", ...WHO };
    const less = await bench.answer<Row>("record revise", { ...change, field: ["dependsOn="] });
    expect(less.values["dependsOn"]).toBeUndefined();
    expect(less.markings).toEqual({ nameUr: "TLP:RED" });
    const open = await bench.answer<Row>("record revise", {
      ...change,
      mark: ["nameUr=TLP:CLEAR"],
    });
    expect(open.markings).toEqual({});
    expect(await codes("record revise", { ...change, field: ["name="] })).toEqual([
      "records/field-wrong name",
    ]);
    expect(await codes("record revise", { ...change, mark: ["name=SECRET", "x=TLP:RED"] })).toEqual(
      ["records/field-wrong name", "records/field-unknown x"],
    );
  });

  it("makes one record of a hundred identical requests at once, and refuses another one of that id", async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => create("source", DAWN)));
    expect(all.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(all.map(({ index }) => index)).size).toBe(1);
    expect((await bench.answer<{ total: number }>("records", {})).total).toBe(1);
    const other = { kind: "source", id: "dawn", values: { name: "Other", type: "news" } };
    expect(await codes("record create", other)).toEqual(["records/record-exists"]);
  });
});

describe("a writer of lower clearance", () => {
  it("changes what it sees and leaves the rest, with its markings, as it is", async () => {
    await create("source", { ...DAWN, mark: ["nameUr=TLP:RED"] });
    const low = bench.as("TLP:GREEN");
    const change = { kind: "source", id: "dawn", ...WHO };
    const seen = await low.answer<Row>("record revise", { ...change, values: { note: "More" } });
    expect(seen.withheld).toEqual([{ field: "nameUr", marking: "TLP:RED" }]);
    const whole = await bench.answer<Row>("record show", change);
    expect(whole.values).toEqual({ ...DAWN.values, note: "More" });
    expect(whole.markings).toEqual({ nameUr: "TLP:RED" });
    for (const input of [
      { values: { nameUr: "x" } },
      { field: ["nameUr="] },
      { mark: ["nameUr=TLP:CLEAR"] },
    ])
      expect(await codes("record revise", { ...change, ...input }, low)).toEqual([
        "records/field-withheld nameUr",
      ]);
    expect(await codes("record erase", { ...change, reason: "x" }, low)).toEqual([
      "records/field-withheld nameUr",
    ]);
  });

  it("cannot learn a hidden value by making the same record again", async () => {
    await create("source", { ...DAWN, mark: ["nameUr=TLP:RED"] });
    const low = bench.as("TLP:GREEN");
    const right = { kind: "source", ...DAWN };
    const wrong = { ...right, values: { ...DAWN.values, nameUr: "?" } };
    expect(await codes("record create", right, low)).toEqual(["records/record-exists"]);
    expect(await codes("record create", wrong, low)).toEqual(["records/record-exists"]);
  });

  it("marks nothing above its own clearance", async () => {
    const low = bench.as("TLP:GREEN");
    for (const input of [{ marking: "TLP:AMBER" }, { mark: ["name=TLP:RED"] }])
      expect(await codes("record create", { kind: "source", ...DAWN, ...input }, low)).toEqual([
        "records/marking-above-clearance marking",
      ]);
  });

  it("does not see in the history or in a past state what was closed later", async () => {
    await create("source", {
      id: "field",
      values: { name: "F", type: "news", note: "later-closed" },
    });
    await create("source", {
      id: "whole",
      values: { name: "W", type: "news", note: "later-closed" },
    });
    const raise = { kind: "source", ...WHO };
    await bench.answer("record revise", { ...raise, id: "field", mark: ["note=TLP:RED"] });
    await bench.answer("record revise", { ...raise, id: "whole", marking: "TLP:RED" });
    const low = bench.as("TLP:GREEN");
    const field = { kind: "source", id: "field" };
    const past = { asOf: "2099-01-01", atSize: 2 };
    const shown = [
      await low.answer("record show", { ...field, ...past }),
      await low.answer("record history", field),
      await low.answer("records", past),
      await low.answer("record proof", { ...field, revision: 1 }),
    ];
    expect(JSON.stringify(shown)).not.toContain("later-closed");
    expect(await low.answer("records", past)).toMatchObject({ total: 1 });
    const where = ["note=later-closed"];
    expect(await low.answer("records", { kind: "source", where, ...past })).toMatchObject({
      total: 0,
    });
    expect(await bench.answer("records", { kind: "source", where, ...past })).toMatchObject({
      total: 2,
    });
    expect(await codes("record show", { ...field, id: "whole", ...past }, low)).toEqual([
      "records/record-unknown",
    ]);
  });
});

describe("listing records", () => {
  const total = async (input: Record<string, unknown>, on = bench) =>
    (await on.answer<{ total: number }>("records", input)).total;

  it("chooses by state, by fields, by a value of a list, and pages", async () => {
    for (const id of ["a", "b", "c"])
      await create("source", { id, values: { name: id, type: "news", dependsOn: ["x", id] } });
    await create("event-judgement", { values: SAMPLES["event-judgement"]?.values });
    await bench.answer("record withdraw", { kind: "source", id: "c", ...WHO, reason: "r" });
    expect(await total({})).toBe(3);
    expect(await total({ state: "all" })).toBe(4);
    expect(await total({ kind: "source", state: "withdrawn" })).toBe(1);
    expect(await total({ kind: "source", where: ["dependsOn=b"] })).toBe(1);
    expect(await total({ kind: "source", where: ["dependsOn=x", "name=a"] })).toBe(1);
    expect(await total({ kind: "event-judgement", where: ["audit=true"] })).toBe(1);
    expect(await total({ kind: "event-judgement", where: ["audit=false"] })).toBe(0);
    const page = await bench.answer<{ records: RecordRow[] }>("records", { limit: 1, offset: 1 });
    expect(page.records.map(({ id }) => id)).toEqual(["b"]);
    expect(await codes("records", { where: ["name=a"] })).toEqual(["records/kind-unknown kind"]);
    for (const where of ["colour=red", "name", '"]=x'])
      expect(await codes("records", { kind: "source", where: [where] })).toEqual([
        "records/field-unknown where",
      ]);
  });

  it("finds words in English and in Urdu in whatever spelling, and only in fields that may be seen", async () => {
    await create("source", {
      id: "u",
      values: { name: "Kēch Times", nameUr: "كراچي", type: "news", note: "hidden word" },
      mark: ["note=TLP:RED"],
    });
    for (const text of ["kech", "کراچی", "كراچي", "times ke"])
      expect(await total({ text })).toBe(1);
    expect(await total({ text: "times hidden" })).toBe(1);
    expect(await total({ text: "times hidden" }, bench.as("TLP:AMBER"))).toBe(0);
    expect(await total({ text: "times" }, bench.as("TLP:CLEAR"))).toBe(1);
    for (const text of ['"', "*", "-", "NEAR("]) expect(await total({ text })).toBe(0);
    expect(await codes("records", { text: "x", atSize: 1 })).toEqual([
      "records/words-of-today text",
    ]);
  });

  it("shows every past state, by size and by time", async () => {
    const first = await create("source", DAWN);
    await bench.answer("record revise", {
      kind: "source",
      id: "dawn",
      field: ["name=New"],
      ...WHO,
    });
    const at = async (when: Record<string, unknown>) =>
      (await bench.answer<Row>("record show", { kind: "source", id: "dawn", ...when })).title;
    expect(await at({})).toBe("New");
    expect(await at({ atSize: 1 })).toBe("Dawn");
    expect(await at({ asOf: first.changed })).toBe("Dawn");
    expect(await at({ asOf: "2099-12-31" })).toBe("New");
    expect(await codes("record show", { kind: "source", id: "dawn", atSize: 0 })).toEqual([
      "records/record-unknown",
    ]);
    expect(await total({ asOf: "1999-01-01" })).toBe(0);
    for (const asOf of ["yesterday", "2026-02-30", "2026"])
      expect(await codes("records", { asOf })).toEqual(["workbench/date-not-read asOf"]);
  });
});

describe("the proof of a record", () => {
  it("verifies against the statement in the log, whole or with fields hidden", async () => {
    await create("source", { ...DAWN, mark: ["nameUr=TLP:RED"] });
    for (const clearance of ["TLP:RED", "TLP:GREEN"] as const) {
      const proof = await bench.as(clearance).answer<{
        index: number;
        statement: { body: string };
        disclosed: Parameters<typeof disclosedDigest>[1];
      }>("record proof", { kind: "source", id: "dawn" });
      expect(disclosedDigest(portableSha256, proof.disclosed)).toEqual({
        ok: true,
        value: proof.statement.body,
      });
      expect("digest" in (proof.disclosed.fields["nameUr"] ?? {})).toBe(clearance === "TLP:GREEN");
    }
  });

  it("is refused once the content was erased", async () => {
    await create("source", DAWN);
    await bench.answer("record erase", { kind: "source", id: "dawn", ...WHO, reason: "Law" });
    expect(await codes("record proof", { kind: "source", id: "dawn" })).toEqual([
      "records/body-differs",
    ]);
  });
});
