import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { CODEBOOK, codebookEntry, isWithinType, parentType } from "../../src/events/codebook.ts";
import { CROSSWALKS, mapType } from "../../src/events/crosswalk.ts";

const FACTS = "../shared/data/facts";

describe("the codebook", () => {
  it("has each path once, with parents before children", () => {
    const seen = new Set<string>();
    for (const { path } of CODEBOOK) {
      expect(seen.has(path)).toBe(false);
      const parent = parentType(path);
      if (parent !== null) expect(seen.has(parent), `parent of ${path}`).toBe(true);
      seen.add(path);
    }
    expect(seen.size).toBeGreaterThan(40);
  });

  it("defines each type in a sentence", () => {
    for (const { path, definition } of CODEBOOK) {
      expect(definition, path).toMatch(/^[A-Z].{15,}\.$/);
    }
  });

  it("does not take a name that begins alike for a category", () => {
    expect(isWithinType("attack-ground", "attack")).toBe(false);
    expect(isWithinType("attack/bombing/vehicle", "attack/bombing")).toBe(true);
    expect(isWithinType("attack", "attack/bombing")).toBe(false);
  });
});

describe.each(Object.values(CROSSWALKS))("the crosswalk of $scheme", ({ scheme, entries }) => {
  it("leads to types of the codebook, each word once", () => {
    expect(entries.length).toBeGreaterThan(2);
    expect(entries.filter((entry) => codebookEntry(entry.to) === null)).toEqual([]);
    expect(new Set(entries.map((entry) => entry.from)).size).toBe(entries.length);
  });

  it("finds every word whatever its case and spacing", () => {
    for (const entry of entries) {
      expect(mapType(scheme, ` ${entry.from.toUpperCase().replaceAll(" ", "  ")} `)).toEqual(entry);
    }
  });
});

describe("a word that no crosswalk has", () => {
  it("becomes unknown and says what is lost", () => {
    const mapped = mapType("acled", "Cyber attack");
    expect(mapped.to).toBe("unknown");
    expect(mapped.loss).toContain("cyber attack");
    expect(mapType("gtd", "").loss).toBe("The source gives no type.");
  });
});

describe("types of the two ACLED schemes", () => {
  it.each([
    ["Suicide bomb", "attack/suicide-bombing"],
    ["Battle-No change of territory", "battle/armed-clash"],
    ["Remote violence", "attack/bombing"],
    ["Riots/Protests", "protest"],
    ["Shelling/artillery/missile attack", "operation/missile-or-shelling"],
  ])("%s is %s", (word, path) => expect(mapType("acled", word).to).toBe(path));
});

describe.skipIf(!existsSync(FACTS))("words of the public tables", () => {
  it.each(["events_pages_observations_pk.csv", "events_crossborder_pages.csv"])(
    "are all mapped: %s",
    (file) => {
      const rows = parse(readFileSync(`${FACTS}/${file}`), { columns: true, bom: true });
      const words = new Set((rows as { event_type: string }[]).map((row) => row.event_type));
      expect(words.size).toBeGreaterThan(15);
      expect([...words].filter((word) => mapType("press", word).to === "unknown")).toEqual([]);
    },
  );
});
