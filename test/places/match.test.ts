import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  editDistance,
  matchName,
  nameKey,
  placeByCode,
  SURE_ENOUGH,
} from "../../src/places/index.ts";
import { PLACES } from "../../src/places/table.ts";

const day = (text: string) => Date.parse(text) / 86_400_000;
const first = (text: string, level: "state" | "first-level" | "district", on = "2015-06-01") =>
  matchName(text, { level, country: level === "state" ? null : "PK", day: day(on) })[0];

describe("matching names", () => {
  it.each([
    ["Helmand province", "AF", "AF-HEL"],
    ["Azad Jammu & Kashmir", "PK", "PK1"],
    ["Northwest Frontier Province", "PK", "PK5"],
    ["Khyber Pakhtunkwa province", "PK", "PK5"],
    ["FATA (merged into KP in 2018)", "PK", "PK-TA"],
    ["Federally Administered Tribal Areas", "PK", "PK-TA"],
    ["Sistan and Baluchistan province", "IR", "IR-11"],
    ["Jammu & Kashmir state", "IN", "IN-JK"],
    ["Orissa state", "IN", "IN-OD"],
    ["Paktya", "AF", "AF-PIA"],
    ["پنجاب", "PK", "PK6"],
    ["PK-IS", "PK", "PK4"],
  ])("finds the first-level unit of %s in %s", (text, country, code) => {
    const [found] = matchName(text, { level: "first-level", country, day: day("2015-06-01") });
    expect(found?.code).toBe(code);
    expect(found?.confidence).toBeGreaterThanOrEqual(SURE_ENOUGH);
  });

  it.each([
    ["Kurram agency", "PK-TA-KURRAM"],
    ["Karachi district", "PK-SD-KARACHI"],
    ["Bolan district", "PK209"],
    ["Nawabshah", "PK719"],
    ["Dera Ismail Khan district", "PK509"],
    ["FR Bannu - Mir Ali", "PK-TA-FR-BANNU"],
    ["Jafarabad Distrcit", "PK207"],
    ["Hattian Bala district", "PK103"],
  ])("finds the district of %s", (text, code) => {
    expect(first(text, "district")?.code).toBe(code);
  });

  it("puts units of the day first", () => {
    expect(first("Kurram", "district", "2015-06-01")?.code).toBe("PK-TA-KURRAM");
    expect(first("Kurram", "district", "2019-06-01")?.code).toBe("PK518");
  });

  it("finds every state that UCDP names with a former name in brackets", () => {
    const names = ["Myanmar (Burma)", "DR Congo (Zaire)", "Russia (Soviet Union)", "Iran"];
    expect(names.map((name) => first(name, "state")?.code)).toEqual(["MM", "CD", "RU", "IR"]);
  });

  it("gives every official name of every place back to that place", () => {
    for (const { code, level, country, names } of PLACES) {
      for (const { en, ur } of names) {
        for (const name of [en, ur]) {
          if (name === null) continue;
          const found = matchName(name, { level, country, day: day("2022-09-09") });
          expect(
            found.map((one) => one.code),
            `${name} of ${code}`,
          ).toContain(code);
        }
      }
    }
  });

  it("shows a distant near miss as a candidate that is not sure enough to be taken", () => {
    const found = first("Sibbee", "district");
    expect(found?.code).toBe("PK228");
    expect(found?.how).toBe("near-miss");
    expect(found?.confidence).toBeLessThan(SURE_ENOUGH);
    expect(first("Khyber Pakhtunkhva", "first-level")?.confidence).toBeGreaterThan(SURE_ENOUGH);
  });

  it("holds for any text: confidences from 0 to 1, codes that exist, one candidate a place", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40, unit: "grapheme" }),
        fc.integer({ min: 6000, max: 21_000 }),
        (text, on) => {
          const found = matchName(text, { level: "district", country: null, day: on });
          expect(new Set(found.map(({ code }) => code)).size).toBe(found.length);
          for (const { code, confidence } of found) {
            expect(placeByCode(code)).not.toBeNull();
            expect(confidence).toBeGreaterThan(0);
            expect(confidence).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("does not depend on case, accents, punctuation or generic words", () => {
    const places = PLACES.filter(({ level, country }) => level === "district" && country === "PK");
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom("district", "Agency", "DISTRICT"),
        ({ names }, word) => {
          const name = names.at(-1)?.en ?? "";
          expect(nameKey(`  ${name.toUpperCase()}, ${word}.`)).toBe(nameKey(name));
        },
      ),
    );
  });
});

describe("the distance of two words", () => {
  const word = fc.string({ maxLength: 12 });
  it("is 0 only for equal words, the same both ways, and at most the longer length", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b, 99);
        expect(distance).toBe(editDistance(b, a, 99));
        expect(distance === 0).toBe(a === b);
        expect(distance ?? 0).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  it("gives nothing above its bound and the same number below it", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 12 }), (a, b, most) => {
        const whole = editDistance(a, b, 99) ?? 99;
        expect(editDistance(a, b, most)).toBe(whole <= most ? whole : null);
      }),
    );
  });
});
