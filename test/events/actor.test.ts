import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTORS, actorByKey, matchActor, normaliseName } from "../../src/events/actor.ts";
import { familiesWith, familyOf } from "../../src/events/actor-family.ts";
import { ACTOR_LINKS } from "../../src/events/actor-link-table.ts";

describe("the table of actors", () => {
  it("has each key once and no spelling that means two actors", () => {
    expect(ACTORS.length).toBeGreaterThan(80);
    expect(new Set(ACTORS.map((actor) => actor.key)).size).toBe(ACTORS.length);
    const owner = new Map<string, string>();
    for (const actor of ACTORS) {
      for (const name of [actor.name, actor.short, ...actor.aliases]) {
        const text = normaliseName(name);
        expect(owner.get(text) ?? actor.key, name).toBe(actor.key);
        owner.set(text, actor.key);
      }
    }
  });

  it("has each UCDP id once", () => {
    const ids = ACTORS.flatMap((actor) => actor.ucdp);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("finds every actor by each of its spellings and ids", () => {
    for (const actor of ACTORS) {
      for (const name of [actor.name, actor.short, ...actor.aliases]) {
        expect(matchActor({ name }).key, name).toBe(actor.key);
      }
      for (const id of actor.ucdp) {
        expect(matchActor({ name: "any", id, scheme: "ucdp" }).key).toBe(actor.key);
      }
    }
  });
});

describe("matching a source's words", () => {
  it.each([
    ["TTP: Tehreek-i-Taliban Pakistan", "acled", "ttp", "organisation"],
    ["Tehrik-i-Taliban Pakistan (TTP)", "gtd", "ttp", "organisation"],
    ["Taliban", "gtd", "afghan-taliban", "organisation"],
    ["Taliban", "press", "taliban-unspecified", "organisation"],
    ["Military Forces of Pakistan (2018-2022)", "acled", "forces-of-pakistan", "state-force"],
    ["Military Forces of Ruritania (2018-)", "acled", "forces-of-ruritania", "state-force"],
    ["Government of Ruritania", "ucdp", "government-of-ruritania", "state"],
    ["Unidentified Armed Group (Pakistan)", "acled", "unknown", "unknown"],
    ["Civilians (Pakistan)", "acled", "civilians", "civilians"],
    [
      "Marri Tribal Militia (Pakistan)",
      "acled",
      "other:marri-tribal-militia-pakistan",
      "community",
    ],
    ["Some New Front", "gtd", "other:some-new-front", "organisation"],
    ["", "acled", "", "unknown"],
  ] as const)("%s of %s is %s", (name, scheme, key, actorClass) => {
    expect(matchActor({ name, scheme })).toMatchObject({ key, class: actorClass });
  });

  it("never guesses at a spelling", () => {
    expect(matchActor({ name: "Tehrik-i-Taliban Pakistn" }).basis).toBe("none");
    expect(matchActor({ name: "TTP and others" }).basis).toBe("none");
  });

  it("keeps the name of a leader out of the key", () => {
    const named = matchActor({ name: "Forces of Some Leader", id: 999_999, scheme: "ucdp" });
    expect(named.key).toBe("other:ucdp-999999");
  });

  it("treats every state by the same rule", () => {
    const state = fc.stringMatching(/^[A-Z][a-z]{3,12}$/);
    const swap = (text: string, a: string, b: string) =>
      text === `government-of-${a}` ? `government-of-${b}` : text;
    fc.assert(
      fc.property(state, state, (a, b) => {
        const first = matchActor({ name: `Government of ${a}` });
        const second = matchActor({ name: `Government of ${b}` });
        expect(swap(first.key, a.toLowerCase(), b.toLowerCase())).toBe(second.key);
        expect(first.class).toBe(second.class);
      }),
    );
  });
});

describe("families", () => {
  it("link actors of the table and say from where they know", () => {
    for (const link of ACTOR_LINKS) {
      expect(actorByKey(link.member), link.member).not.toBeNull();
      expect(actorByKey(link.of), link.of).not.toBeNull();
      expect(link.source).not.toBe("");
      if (link.from === null) expect(link.note + link.source).toMatch(/not verified|definition/);
    }
  });

  it.each([
    ["2014-08-25", undefined],
    ["2014-08-26", "splinter"],
    ["2020-08-16", "splinter"],
    ["2020-08-17", "part"],
  ])("on %s Jamaat-ul-Ahrar counts with the TTP as %s", (day, relation) => {
    const member = familyOf("ttp", day).find((one) => one.key === "jamaat-ul-ahrar");
    expect(member?.link?.relation).toBe(relation);
  });

  it("know the umbrella of Baloch groups from its day on, and units of units", () => {
    const keys = (day: string) => familyOf("bras", day).map((member) => member.key);
    expect(keys("2018-11-09")).not.toContain("bla");
    expect(keys("2018-11-10")).toContain("majeed-brigade");
    expect(familiesWith("majeed-brigade", "2024-01-01")).toEqual(["bla", "bras"]);
    expect(familiesWith("majeed-brigade", "2010-12-31")).toEqual([]);
    // The UBA split from the BLA; it does not join the umbrella by that.
    expect(keys("2019-01-01")).not.toContain("uba");
    expect(familiesWith("uba", "2019-01-01")).toEqual(["bla"]);
  });

  it("join the forces of any state to its government", () => {
    for (const state of ["pakistan", "india", "ruritania"]) {
      expect(familyOf(`government-of-${state}`, null).map((one) => one.key)).toEqual([
        `government-of-${state}`,
        `forces-of-${state}`,
      ]);
    }
  });
});

const GED = "../shared/data/ucdp-ged-pakistan/ged_pakistan_v22_1.csv.gz";

describe.skipIf(!existsSync(GED))("actors of UCDP GED Pakistan", () => {
  it("are all in the table by their ids", () => {
    const rows = parse(gunzipSync(readFileSync(GED)), { columns: true }) as Record<
      string,
      string
    >[];
    const sides = rows.flatMap((row) => [
      { name: row["side_a"] ?? "", id: row["side_a_new_id"] },
      { name: row["side_b"] ?? "", id: row["side_b_new_id"] },
    ]);
    expect(sides).toHaveLength(2 * 6_416);
    const other = sides.filter((side) => matchActor({ ...side, scheme: "ucdp" }).basis !== "id");
    expect([...new Set(other.map((side) => `${side.id} ${side.name}`))]).toEqual([]);
  });
});
