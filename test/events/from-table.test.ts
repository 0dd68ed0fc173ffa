import { describe, expect, it } from "vitest";
import { tableFormat } from "../../src/events/from-table.ts";
import { suggestMapping } from "../../src/events/suggest-mapping.ts";
import { readMapping, type TableMapping } from "../../src/events/table-mapping.ts";
import { takeText } from "../support/take-table.ts";

const MAPPING = {
  dataset: "home-department",
  release: "2031",
  title: "Incidents of a home department",
  publisher: "A home department",
  licence: "Internal",
  citation: "Register of incidents, 2031",
  counts: "Incidents reported to the department.",
  leavesOut: "Incidents that nobody reported.",
  delimiter: ";",
  dates: "day-month-year",
  nothing: ["-", "n/a"],
  columns: {
    id: "Ref",
    date_start: "When",
    source_type: "Kind",
    side_a: "Group",
    deaths_total_best: "Killed",
    injured_best: { column: "Hurt" },
    publisher: { constant: "Home department" },
    note: { join: ["Remark", "Extra"], with: " / " },
  },
  place: { country: { constant: "Pakistan" }, adm1: "Province", adm2: "District", text: "Where" },
  types: { Blast: "attack/bombing", "gun  attack": "attack/armed-assault" },
  actors: { "Group 7": "bla" },
  persons: ["Officer"],
};
const HEADER = "Ref;When;Kind;Group;Killed;Hurt;Province;District;Where;Remark;Extra;Officer";

function mapping(change: object = {}): TableMapping {
  const read = readMapping(JSON.stringify({ ...MAPPING, ...change }));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

describe("a table with a mapping", () => {
  it("becomes observations", async () => {
    const text = [
      HEADER,
      "1;03/04/2031;Blast;Group 7;3;-;Balochistan;Quetta;Sariab Road;a;b;Made-up Name",
      "2;4.4.2031;GUN ATTACK;TTP;n/a;1;Khyber Pakhtunkhwa;Bannu;;a;-;",
      "3;2031-05;Other;Some band;0;0;;;;;;",
    ].join("\n");
    const { taken, rows } = await takeText(text, tableFormat(mapping()));
    expect(taken.ok && taken.value.manifest).toMatchObject({
      dataset: "home-department",
      release: "2031",
      accepted: 3,
      dropped: [{ column: "Officer", cells: 1 }],
    });
    expect(rows[0]).toMatchObject({
      date_start: "2031-04-03",
      date_precision: "day",
      event_key: "1",
      type: "attack/bombing",
      source_type: "Blast",
      actor_a: "bla",
      deaths_total_best: 3,
      injured_best: null,
      country: "PK",
      publisher: "Home department",
      note: "a / b",
    });
    expect(rows[1]).toMatchObject({
      date_start: "2031-04-04",
      type: "attack/armed-assault",
      actor_a: "ttp",
      deaths_total_best: null,
      note: "a",
    });
    expect(rows[2]).toMatchObject({
      date_start: "2031-05-01",
      date_end: "2031-05-31",
      type: "unknown",
      actor_a: "other:some-band",
    });
  });

  it("is refused, with the missing columns named, when the table is another", async () => {
    const { taken } = await takeText("Ref;When\n1;03/04/2031\n", tableFormat(mapping()));
    expect(taken.ok).toBe(false);
    if (!taken.ok) expect(JSON.stringify(taken.issues)).toContain("Kind");
  });
});

describe("a mapping file that is wrong", () => {
  const issues = (text: string) => {
    const read = readMapping(text, "map.json");
    return read.ok ? [] : read.issues;
  };

  it("is told where it is no JSON", () => {
    expect(issues("{ dataset: 1 }")).toMatchObject([
      { code: "events/mapping-not-json", file: "map.json" },
    ]);
  });

  it("is told every fault at once, with its path", () => {
    const found = issues(
      JSON.stringify({
        ...MAPPING,
        dataset: "Has Spaces",
        title: undefined,
        columns: { ...MAPPING.columns, deaths: "Killed" },
        dates: "american",
        extra: 1,
      }),
    );
    expect(found.map((issue) => issue.field).sort()).toEqual([
      "columns.deaths",
      "dataset",
      "dates",
      "extra",
      "title",
    ]);
    expect(found.find((issue) => issue.field === "dates")?.expected).toContain("day-month-year");
  });

  it("is told of needed columns that it lacks and of types that the codebook has not", () => {
    const { id: _, ...columns } = MAPPING.columns;
    const found = issues(JSON.stringify({ ...MAPPING, columns, types: { Blast: "attack/bang" } }));
    expect(found.map((issue) => [issue.code, issue.field])).toEqual([
      ["events/mapping-incomplete", "columns.id"],
      ["events/type-not-in-codebook", "types.Blast"],
    ]);
  });

  it("may not name a column as __proto__ to reach our objects", () => {
    const text = JSON.stringify(MAPPING).replace(
      '"types":{',
      '"types":{"__proto__":"attack/bang",',
    );
    const read = readMapping(text);
    expect(({} as Record<string, unknown>)["attack/bang"]).toBeUndefined();
    expect(read.ok ? Object.keys(read.value.types) : read.issues).toBeDefined();
  });
});

describe("a suggested mapping", () => {
  const header = [
    "S.No",
    "Date",
    "Attack Type",
    "Group",
    "Killed",
    "Injured",
    "Province",
    "District",
    "City",
    "Attacker Name",
    "Lat",
    "Lon",
    "Colour",
  ];
  const rows = [
    [
      "1",
      "13/02/2031",
      "Suicide bombing",
      "TTP",
      "4",
      "10",
      "KP",
      "Bannu",
      "Bannu",
      "x",
      "33",
      "70.6",
      "a",
    ],
    [
      "2",
      "01/03/2031",
      "IED",
      "BLA",
      "0",
      "",
      "Balochistan",
      "Quetta",
      "Quetta",
      "",
      "30",
      "67",
      "b",
    ],
    ["3", "20/03/2031", "Dance", "", "1", "2", "Sindh", "Karachi", "Karachi", "", "", "", ""],
  ].map((cells) => new Map(header.map((name, i) => [name, cells[i] ?? ""])));
  const suggested = suggestMapping(header, rows);

  it("recognises columns by name and values, with a confidence and a reason for each", () => {
    expect(suggested.mapping.columns).toEqual({
      id: "S.No",
      date_start: "Date",
      source_type: "Attack Type",
      side_a: "Group",
      deaths_total_best: "Killed",
      injured_best: "Injured",
      latitude: "Lat",
      longitude: "Lon",
    });
    expect(suggested.mapping.place).toEqual({ adm1: "Province", adm2: "District", text: "City" });
    for (const guess of suggested.guesses) {
      expect(guess.reason).toMatch(/\.$/);
      expect(guess.confidence).toBeGreaterThanOrEqual(0);
      expect(guess.confidence).toBeLessThanOrEqual(0.9);
    }
    expect(suggested.unused).toEqual(["Colour"]);
  });

  it("finds the order of day and month, and the types that crosswalks know", () => {
    expect(suggested.mapping.dates).toBe("day-month-year");
    expect(suggested.mapping.types).toEqual({
      "Suicide bombing": "attack/suicide-bombing",
      IED: "attack/bombing/planted-device",
      Dance: "unknown",
    });
  });

  it("says that columns about persons will be dropped", () => {
    expect(suggested.persons.map(({ column }) => column)).toEqual(["Attacker Name"]);
    expect(suggested.mapping.persons).toEqual(["Attacker Name"]);
  });

  it("is unsure, and says so, when both orders of a date fit", () => {
    const unsure = suggestMapping(
      ["id", "date"],
      [
        new Map([
          ["id", "1"],
          ["date", "02/03/2031"],
        ]),
      ],
    );
    const guess = unsure.guesses.find((one) => one.ours === "dates");
    expect(guess).toMatchObject({ confidence: 0.5 });
  });

  it("does not take a column for killed whose values are no counts", () => {
    const wrong = suggestMapping(
      ["id", "killed"],
      [
        new Map([
          ["id", "1"],
          ["killed", "three people"],
        ]),
      ],
    );
    expect(wrong.mapping.columns).toEqual({ id: "id" });
    expect(wrong.missing).toEqual(["date_start"]);
  });

  it("can be passed on as a mapping once it is completed", () => {
    expect(readMapping(JSON.stringify(suggested.mapping)).ok).toBe(true);
  });
});
