import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkLanguage, type LanguageSentence } from "../../src/evidence/language-check.ts";
import { LIKELIHOOD_BANDS } from "../../src/evidence/likelihood-table.ts";
import { OUTRAGE_WORDS } from "../../src/evidence/outrage-table.ts";

const two = ["UCDP GED 25.1", "PICSS 2024"];
const check = (text: string, more: Partial<LanguageSentence> = {}) =>
  checkLanguage([{ text, sources: two, ...more }]);
const checks = (text: string, more: Partial<LanguageSentence> = {}) =>
  check(text, more).map((finding) => [finding.check, finding.found]);

describe("words of probability", () => {
  it("pass when the stated number is in their range, bounds included", () => {
    for (const { low, high, terms } of LIKELIHOOD_BANDS) {
      for (const term of terms) {
        const text =
          term === "remote" ? "There is a remote chance of it." : `It is ${term} that it goes on.`;
        for (const probability of [low, (low + high) / 2, high, [low, high] as const])
          expect(checks(text, { probability })).toEqual([]);
      }
    }
  });

  it("are found when the stated number is outside, with the fitting term offered", () => {
    const [finding] = check("A second attack is very unlikely.", { probability: 0.3 });
    expect(finding).toEqual({
      check: "language/probability-differs",
      sentence: 0,
      offset: 19,
      found: "very unlikely",
      detail:
        "“very unlikely” stands for 5 to 20 per cent in ICD 203 (2015); stated is 30 per cent.",
      suggestion: "For 30 per cent write “unlikely”.",
    });
  });

  it("are found when the stated range is wider than the term", () => {
    const [finding] = check("A second attack is likely.", { probability: [0.3, 0.9] });
    expect(finding?.suggestion).toBe(
      "30 to 90 per cent spans “unlikely” to “very likely”: write the numbers.",
    );
  });

  it("are found without a number, vague, negated or claiming certainty", () => {
    expect(checks("Probably the group moved.")).toEqual([
      ["language/probability-not-stated", "Probably"],
    ]);
    expect(checks("The group might have moved.", { probability: 0.5 })).toEqual([
      ["language/probability-vague", "might"],
    ]);
    expect(checks("It is not likely to return.", { probability: 0.3 })).toEqual([
      ["language/probability-negated", "likely"],
    ]);
    expect(checks("There is no doubt about it.", { probability: 0.9 })).toEqual([
      ["language/probability-vague", "no doubt"],
    ]);
    expect(checks("It is Almost  Certainly so.", { probability: 0.97 })).toEqual([]);
  });

  it("are not seen in a month, a place, the past, a longer word or a quotation", () => {
    for (const text of [
      "In May 2024 two attacks were counted.",
      "The attack took place in a remote district.",
      "The figure could not be confirmed by a second count.",
      "The dismay of the residents was reported.",
      "The minister said it was “almost certain”.",
      'The minister called it "highly improbable".',
    ])
      expect(checks(text), text).toEqual([]);
  });

  it("never accepts a probability beyond 0 to 1", () => {
    expect(checks("It is likely.", { probability: 70 })).toEqual([
      ["language/probability-not-valid", "70"],
    ]);
    expect(checks("It is likely.", { probability: [0.8, 0.2] })[0]?.[0]).toBe(
      "language/probability-not-valid",
    );
  });
});

describe("likelihood and confidence", () => {
  it("are found in one sentence, in words or as a percentage", () => {
    const text = "We judge with high confidence that a return is likely.";
    expect(checks(text, { probability: 0.7 })).toEqual([
      ["language/likelihood-with-confidence", "high confidence"],
    ]);
    expect(checks("There is a 70 per cent chance of a return, with low confidence.")[0]?.[0]).toBe(
      "language/likelihood-with-confidence",
    );
  });

  it("pass in two sentences", () => {
    const sentences = [
      { text: "A return is likely.", sources: two, probability: 0.7 },
      {
        text: "Confidence in this judgement is moderate.",
        sources: two,
        confidence: "moderate" as const,
      },
    ];
    expect(checkLanguage(sentences)).toEqual([]);
  });
});

describe("sources", () => {
  it("must be named", () => {
    expect(checks("Nine were killed.", { sources: [" "] })).toEqual([
      ["language/no-source", "Nine were killed."],
    ]);
  });

  it("of a single origin are flagged, also when several repeat it", () => {
    expect(checks("Nine were killed.", { sources: ["A"] })[0]?.[0]).toBe("language/single-origin");
    expect(checks("Nine were killed.", { sources: ["A", "A"] })[0]?.[0]).toBe(
      "language/single-origin",
    );
    expect(check("Nine were killed.", { origins: 1 })[0]?.detail).toBe(
      "2 sources repeat one report, so nobody has confirmed it.",
    );
    expect(checks("Nine were killed.", { sources: ["A"], origins: 2 })).toEqual([]);
  });
});

describe("words of outrage", () => {
  it("are found as adjective and adverb, with place, reason and what to write instead", () => {
    const [finding] = check("The heinously planned attack killed nine.");
    expect(finding).toMatchObject({ check: "language/outrage", offset: 4, found: "heinously" });
    expect(finding?.suggestion).toBe("Say what was done, to how many, by which source.");
    expect(checks("The so called group")).toEqual([["language/outrage", "so called"]]);
  });

  it("are not found within other words or in quotations", () => {
    expect(checks("The devil is in the medieval detail; he wrote “barbaric”.")).toEqual([]);
  });

  it("come from a list that can be replaced", () => {
    const sentences = [{ text: "A heinous (a+)+ thing.", sources: two }];
    expect(checkLanguage(sentences, [])).toEqual([]);
    const own = [{ word: "(a+)+", reason: "it is a test", instead: "Leave it out." }];
    expect(checkLanguage(sentences, own).map(({ found }) => found)).toEqual(["(a+)+"]);
  });

  it("are each listed once, in order, with a reason", () => {
    const words = OUTRAGE_WORDS.map(({ word }) => word);
    expect(words).toEqual([...new Set(words)].sort());
    expect(
      OUTRAGE_WORDS.filter(({ reason, instead }) => reason === "" || !instead.endsWith(".")),
    ).toEqual([]);
  });
});

describe("the same rules for every state", () => {
  const states = [
    "Pakistan",
    "India",
    "Afghanistan",
    "Iran",
    "China",
    "Russia",
    "Israel",
    "the United States",
  ];
  const words = [
    ...OUTRAGE_WORDS.map(({ word }) => word),
    ...LIKELIHOOD_BANDS.flatMap(({ terms }) => terms),
    "may",
    "high confidence",
    "denies",
    "that",
    "the raid by",
    "“evil”",
  ];
  const piece = fc.oneof(fc.constantFrom(...words), fc.constantFrom("A", "B"));

  it("swapping the names of two states swaps them in the findings and changes nothing else", () => {
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 20 }),
        fc.shuffledSubarray(states, { minLength: 2, maxLength: 2 }),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
        fc.subarray(two),
        (pieces, [one = "", other = ""], probability, sources) => {
          const said = (a: string, b: string) => {
            const places: number[] = [];
            let text = "";
            for (const part of pieces) {
              places.push(text.length);
              text += `${part === "A" ? a : part === "B" ? b : part} `;
            }
            return checkLanguage([
              { text, sources, ...(probability === undefined ? {} : { probability }) },
            ]).map((finding) => ({
              ...finding,
              offset: places.findLastIndex((place) => place <= finding.offset),
              found: finding.found.replaceAll(a, "A").replaceAll(b, "B"),
            }));
          };
          expect(said(other, one)).toEqual(said(one, other));
        },
      ),
    );
  });

  it("no list holds the name of a state or people", () => {
    const listed = JSON.stringify([OUTRAGE_WORDS, LIKELIHOOD_BANDS]);
    for (const name of [
      ...states,
      "Afghan",
      "Indian",
      "Iranian",
      "Pashtun",
      "Baloch",
      "Punjabi",
      "Muslim",
      "Hindu",
      "Jew",
    ])
      expect(new RegExp(`\\b${name}`, "i").test(listed), name).toBe(false);
  });
});

const MISP = "../shared/data/misp-taxonomies/estimative-language.json";

describe.skipIf(!existsSync(MISP))("the ranges of likelihood (needs the reference data)", () => {
  it("are those that MISP took from ICD 203", () => {
    interface Taxonomy {
      values: { predicate: string; entry: { value: string; expanded: string }[] }[];
    }
    const { values } = JSON.parse(readFileSync(MISP, "utf8")) as Taxonomy;
    const entries =
      values.find(({ predicate }) => predicate === "likelihood-probability")?.entry ?? [];
    const ranges = entries.map(({ expanded }) =>
      /(\d\d)-(\d\d)%$/
        .exec(expanded)
        ?.slice(1)
        .map((share) => Number(share) / 100),
    );
    expect(ranges).toEqual(LIKELIHOOD_BANDS.map(({ low, high }) => [low, high]));
    expect(entries.map(({ value }) => value.replaceAll("-", " "))).toEqual(
      LIKELIHOOD_BANDS.map(({ terms }) => terms[0]),
    );
  });
});
