import fc from "fast-check";
import type { GeometryCollection, Topology } from "topojson-specification";
import { beforeAll, describe, expect, it } from "vitest";
import {
  composeMap,
  DISPUTED_AREAS,
  type DisputedArea,
  type MapChoice,
  type MapSources,
  type RegionMap,
} from "../../src/places/index.ts";
import { readMapSources } from "../../src/shell/map/index.ts";

let sources: MapSources;
beforeAll(async () => {
  sources = await readMapSources();
});

const properties = (map: RegionMap, layer: string) =>
  (map.objects[layer] as GeometryCollection).geometries.map(
    (one) => one.properties as Record<string, unknown>,
  );
const map = (choice: MapChoice) => composeMap(sources, choice);

const SWAP: Readonly<Record<string, string>> = { PK: "IN", IN: "PK" };
const swapped = (state: string) => SWAP[state] ?? state;
const swapArea = (area: DisputedArea): DisputedArea => ({
  ...area,
  administrator: swapped(area.administrator),
  claimants: area.claimants.map(swapped).sort(),
});

/** The same world with the names of Pakistan and India exchanged. */
function swapSources(original: MapSources): MapSources {
  const ids: Readonly<Record<string, string>> = { "586": "356", "356": "586" };
  const object = original.countries.objects["countries"] as GeometryCollection;
  const geometries = object.geometries.map((one) => ({
    ...one,
    id: ids[String(one.id)] ?? one.id,
  }));
  const countries = {
    ...original.countries,
    objects: { countries: { ...object, geometries } },
  } as Topology;
  return { ...original, countries };
}

describe("the map of the region", () => {
  it("is below 250 kB in every view, with its four layers, their sources and licences", () => {
    for (const view of ["neutral", "PK", "IN"] as const) {
      const made = map({ view, boundaries: "now" });
      expect(JSON.stringify(made).length).toBeLessThan(250_000);
      expect(Object.keys(made.objects)).toEqual(["countries", "firstLevel", "disputed", "lines"]);
      expect(made.about.layers.map(({ layer }) => layer)).toEqual(Object.keys(made.objects));
      for (const { source, licence } of made.about.layers) {
        expect(source.length).toBeGreaterThan(20);
        expect(licence.length).toBeGreaterThan(5);
      }
      expect(made.about.note).toContain("do not imply endorsement");
    }
  });

  it("draws FATA apart under the boundaries of then and merged under those of now", () => {
    const codes = (boundaries: "then" | "now") =>
      properties(map({ view: "neutral", boundaries }), "firstLevel")
        .filter((unit) => unit["country"] === "PK")
        .map((unit) => unit["code"])
        .sort();
    expect(codes("then")).toEqual(["PK-TA", "PK1", "PK2", "PK3", "PK4", "PK5", "PK6", "PK7"]);
    expect(codes("now")).toEqual(["PK1", "PK2", "PK3", "PK4", "PK5", "PK6", "PK7"]);
  });

  it("covers every first-level unit of today exactly once", () => {
    const covers = properties(map({ view: "neutral", boundaries: "now" }), "firstLevel").flatMap(
      (unit) => unit["covers"] as string[],
    );
    expect(new Set(covers).size).toBe(covers.length);
    expect(covers.length).toBe(34 + 36 + 31 + 7);
  });

  it("uses the names of today: no N.W.F.P., Sind or F.C.T.", () => {
    const names = properties(map({ view: "neutral", boundaries: "now" }), "firstLevel").map(
      (unit) => unit["name"],
    );
    expect(names).toEqual(
      expect.arrayContaining(["Khyber Pakhtunkhwa", "Sindh", "Islamabad", "Gilgit-Baltistan"]),
    );
    expect(names).not.toEqual(expect.arrayContaining(["N.W.F.P."]));
  });

  it("names administrator and claimants of every disputed area, and gives none to anybody by default", () => {
    const areas = properties(map({ view: "neutral", boundaries: "now" }), "disputed");
    expect(areas.map((area) => area["code"])).toEqual(DISPUTED_AREAS.map(({ code }) => code));
    for (const area of areas) {
      expect(area["shownAs"]).toBeNull();
      expect(area["claimants"]).toEqual(["IN", "PK"]);
    }
  });

  it("dashes the Line of Control in the neutral view and the rest of the border not", () => {
    const styles = properties(map({ view: "neutral", boundaries: "now" }), "lines")
      .filter((line) => String(line["between"]) === "IN,PK")
      .map((line) => line["style"]);
    expect(new Set(styles)).toEqual(new Set(["border", "disputed"]));
  });

  it("draws no line of Kashmir as a border between them in the view of either side", () => {
    for (const view of ["PK", "IN"] as const) {
      const made = map({ view, boundaries: "now" });
      expect(properties(made, "disputed").map((area) => area["shownAs"])).toEqual(
        DISPUTED_AREAS.map(() => view),
      );
      const styles = properties(made, "lines").map((line) => line["style"]);
      expect(styles).toContain("within");
      expect(styles).not.toContain("disputed");
    }
  });

  it("treats both sides alike: swapping the two states swaps the map, whatever is claimed", () => {
    const state = fc.constantFrom("PK", "IN");
    const tables = fc
      .tuple(
        ...DISPUTED_AREAS.map(() =>
          fc.record({
            administrator: state,
            claimants: fc.subarray(["IN", "PK"], { minLength: 1 }),
          }),
        ),
      )
      .map((rows) => DISPUTED_AREAS.map((area, i) => ({ ...area, ...rows[i] })));
    const mirrored = swapSources(sources);
    fc.assert(
      fc.property(tables, fc.constantFrom("neutral", "PK", "IN"), (areas, view) => {
        const one = map({ view, boundaries: "now", areas });
        const other = composeMap(mirrored, {
          view: swapped(view) as MapChoice["view"],
          boundaries: "now",
          areas: areas.map(swapArea),
        });
        expect(properties(other, "disputed")).toEqual(
          properties(one, "disputed").map((area) => ({
            ...swapArea(area as unknown as DisputedArea),
            shownAs: area["shownAs"] === null ? null : swapped(String(area["shownAs"])),
          })),
        );
        const lines = (made: RegionMap, rename: (state: string) => string) =>
          properties(made, "lines")
            .map((line) => `${(line["between"] as string[]).map(rename).sort()} ${line["style"]}`)
            .sort();
        expect(lines(other, swapped)).toEqual(lines(one, (name) => name));
      }),
      { numRuns: 8 },
    );
  });
});
