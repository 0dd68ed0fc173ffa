import { describe, expect, it } from "vitest";
import { z } from "zod";
import { inputFields, MARKINGS } from "../../src/kernel/index.ts";
import {
  COMMON_KINDS,
  checkValues,
  clearFor,
  defineKind,
  personalData,
  type StoredRecord,
} from "../../src/records/index.ts";
import { KINDS } from "../../src/workbench/index.ts";

const SOURCE = COMMON_KINDS.find(({ name }) => name === "source");
if (SOURCE === undefined) throw new Error("there is a kind of sources");
const GOOD = { name: "Dawn", type: "news" };
const codes = (values: unknown) => {
  const checked = checkValues(SOURCE, values);
  return checked.ok ? [] : checked.issues.map(({ code, field }) => `${field} ${code}`);
};

describe("kinds of record", () => {
  it.each(KINDS)("$name: every field says what it is, and what refers names a kind", (kind) => {
    for (const field of inputFields(kind.schema))
      expect(field.description, field.name).not.toBe("");
    for (const target of Object.values(kind.references))
      expect(KINDS.map(({ name }) => name)).toContain(target);
    expect(kind.summary).toMatch(/\.$/);
    expect(MARKINGS).toContain(kind.marking);
  });

  it.each(KINDS)("$name: no field is for a person", (kind) => {
    const names = Object.keys(kind.schema.shape).join(" ");
    expect(names).not.toMatch(/person|suspect|victim|phone|email|birth|cnic|passport|father/i);
  });

  it.each([
    ["a name of several words", { name: "two words" }],
    ["a title field that it has not", { titleField: "title" }],
    ["a reference from a field that it has not", { references: { by: "source" } }],
    ["a field in capitals", { schema: z.object({ Name: z.string() }), titleField: "Name" }],
  ])("are not declared with %s", (_, wrong) => {
    const kind = {
      name: "thing",
      title: "Thing",
      summary: "A thing.",
      schema: z.object({ name: z.string() }),
    };
    expect(() => defineKind({ ...kind, ...wrong })).toThrow();
    expect(defineKind(kind).plural).toBe("Things");
  });
});

describe("checking values", () => {
  it("accepts what the kind allows, without gaps and empty texts", () => {
    expect(checkValues(SOURCE, { ...GOOD, note: undefined })).toEqual({ ok: true, value: GOOD });
  });

  it("tells everything that is wrong at once, by field", () => {
    const values = { name: "", type: "blog", country: "pk", colour: "red", dependsOn: "x" };
    expect(codes(values).sort()).toEqual([
      "colour records/field-unknown",
      "country records/field-wrong",
      "dependsOn records/field-wrong",
      "name records/field-wrong",
      "type records/field-wrong",
    ]);
  });

  it.each([null, [], "x", 7])("refuses %j, which has no fields", (values) => {
    expect(checkValues(SOURCE, values).ok).toBe(false);
  });

  it("refuses text that is no Unicode, and text longer than a field", () => {
    expect(codes({ ...GOOD, name: "\ud800" })).toEqual(["name records/field-wrong"]);
    expect(codes({ ...GOOD, note: "x".repeat(50_000) })).toEqual(["note records/field-wrong"]);
  });

  it("refuses what leads to a person in any field, also inside a list, but not in addresses", () => {
    const note = "call 0300-1234567";
    expect(codes({ ...GOOD, note })).toEqual(["note records/about-a-person"]);
    expect(codes({ ...GOOD, dependsOn: ["ok", "a@b.org"] })).toEqual([
      "dependsOn.1 records/about-a-person",
    ]);
    expect(codes({ ...GOOD, url: "https://example.org/@desk/3001234567890" })).toEqual([]);
  });

  it("takes no name of a prototype for a field", () => {
    expect(codes(JSON.parse('{"name":"a","type":"news","__proto__":{"x":1}}'))).not.toEqual([]);
    expect(codes({ ...GOOD, constructor: "x" })).toEqual(["constructor records/field-unknown"]);
  });

  it("keeps dates, ranges and P-codes apart from numbers of persons", () => {
    for (const text of ["2018-07-13", "1,566 attacks in 2024-2025", "PK2 and PK201", "12:30"])
      expect(personalData("note", text)).toEqual([]);
  });
});

describe("what a reader may see", () => {
  const record: StoredRecord = {
    kind: "source",
    id: "a",
    state: "present",
    revision: 1,
    marking: "TLP:GREEN",
    body: {
      values: { name: "open", note: "closed" },
      markings: { note: "TLP:RED" },
      by: "b",
      reason: "r",
    },
    bodyGap: null,
    withheld: [],
    created: "",
    changed: "",
    index: 0,
  };

  it("is nothing above the clearance, and no field above it", () => {
    expect(clearFor("TLP:CLEAR", record)).toBeNull();
    const seen = clearFor("TLP:AMBER", record);
    expect(seen?.body?.values).toEqual({ name: "open" });
    expect(seen?.withheld).toEqual([{ field: "note", marking: "TLP:RED" }]);
    expect(clearFor("TLP:RED", record)).toBe(record);
  });
});
