import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import {
  distanceKm,
  namesOf,
  placeByCode,
  placesAt,
  VALIDITY_BREAKS,
} from "../../src/places/index.ts";
import { PLACES, TOWNS } from "../../src/places/table.ts";

const ROOT = join(import.meta.dirname, "../..");
const SHARED = join(ROOT, "../shared/data");
const day = (text: string) => Date.parse(text) / 86_400_000;

describe("the tables of places", () => {
  it("are the same in data/places/*.csv and in the form that the program reads", () => {
    const compiled = JSON.parse(readFileSync(join(ROOT, "data/places/places.json"), "utf8"));
    const names = ["states", "first-level", "districts-pk", "towns", "population"];
    expect(Object.keys(compiled)).toEqual(names);
    for (const name of names) {
      const [, ...rows] = parse(readFileSync(join(ROOT, `data/places/${name}.csv`), "utf8"));
      expect(rows.length, name).toBeGreaterThan(4);
      expect(compiled[name], name).toEqual(rows);
    }
  });

  it("hold 160 P-coded districts and the first-level units of four states", () => {
    const count = (level: string, code: RegExp) =>
      PLACES.filter((place) => place.level === level && code.test(place.code)).length;
    expect(count("district", /^PK\d{3}$/)).toBe(160);
    const today = placesAt(day("2025-01-01")).filter(({ level }) => level === "first-level");
    const of = (country: string) => today.filter((place) => place.country === country).length;
    expect([of("AF"), of("IN"), of("IR"), of("PK")]).toEqual([34, 36, 31, 7]);
  });

  it("give every code once, and name only codes that exist", () => {
    const codes = PLACES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, parent, successors, predecessors } of PLACES) {
      for (const other of [parent, ...successors, ...predecessors]) {
        if (other !== null) expect(placeByCode(other), `${code} names ${other}`).not.toBeNull();
      }
    }
    for (const town of TOWNS) expect(placeByCode(town.place), town.name).not.toBeNull();
  });

  it("let no unit end before it begins, and follow each other without a gap in names", () => {
    for (const { code, validFrom, validTo, names } of PLACES) {
      if (validFrom !== null && validTo !== null) expect(validTo, code).toBeGreaterThan(validFrom);
      for (const [index, name] of names.entries()) {
        const next = names[index + 1];
        if (next !== undefined) expect(next.from, code).toBe((name.to ?? 0) + 1);
      }
      expect(names.at(-1)?.to, code).toBeNull();
    }
  });

  it("change on the days on which the units changed", () => {
    expect(VALIDITY_BREAKS).toEqual([...VALIDITY_BREAKS].sort((a, b) => a - b));
    for (const date of ["2010-04-19", "2018-05-31", "2019-10-31", "2009-09-07"]) {
      expect(VALIDITY_BREAKS, date).toContain(day(date));
    }
    for (const at of VALIDITY_BREAKS) {
      const state = (one: number) =>
        JSON.stringify(placesAt(one).map(({ code }) => [code, namesOf(code, one)]));
      expect(state(at), String(at)).not.toBe(state(at - 1));
    }
  });

  it("name Khyber Pakhtunkhwa and Gilgit-Baltistan as they were called on a day", () => {
    expect(namesOf("PK5", day("2010-04-18"))?.en).toBe("North-West Frontier Province");
    expect(namesOf("PK5", day("2010-04-19"))).toEqual({
      en: "Khyber Pakhtunkhwa",
      ur: "خیبر پختونخوا",
    });
    expect(namesOf("PK3", day("2009-09-06"))?.en).toBe("Northern Areas");
  });

  const gazetteer = join(SHARED, "gazetteer-geonames/cities_pk_af_ir_in.csv");
  it.skipIf(!existsSync(gazetteer))("place towns where another gazetteer has them", () => {
    const cities: Record<string, string>[] = parse(readFileSync(gazetteer), { columns: true });
    let compared = 0;
    const far: string[] = [];
    for (const town of TOWNS) {
      const country = town.place.slice(0, 2);
      const away = cities
        .filter((city) => city["name"] === town.name && city["country"] === country)
        .map((c) => distanceKm(Number(c["lng"]), Number(c["lat"]), town.longitude, town.latitude));
      if (away.length === 0) continue;
      compared += 1;
      if (Math.min(...away) > 10) far.push(`${town.name} ${Math.min(...away)}`);
    }
    expect(compared).toBeGreaterThan(100);
    // The other gazetteer has other places of these two names.
    expect(far.map((text) => text.split(" ")[0])).toEqual(["Fatehpur", "Khairpur"]);
  });
});
