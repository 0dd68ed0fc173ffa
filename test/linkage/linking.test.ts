import { describe, expect, it } from "vitest";
import {
  checkRecords,
  explainLink,
  explainRunnerUp,
  fitCalibration,
  type LinkageRecord,
  linkRecords,
  placebo,
  type RecordName,
} from "../../src/linkage/index.ts";
import { makeWorld, PLAIN_WORLD } from "../support/linkage-world.ts";

const name = ({ source, key }: RecordName) => `${source}/${key}`;
const { records, truth } = makeWorld({ ...PLAIN_WORLD, events: 600, seed: 21 });
const result = linkRecords(records);

/** F1 of the pairs that share an event. */
function f1(known: ReadonlyMap<string, number>, found: typeof result): number {
  let [right, said] = [0, 0];
  for (const { members } of found.clusters)
    for (const [index, a] of members.entries())
      for (const b of members.slice(index + 1)) {
        said++;
        if (known.get(name(a)) === known.get(name(b))) right++;
      }
  const sizes = [...Map.groupBy(known.values(), (event) => event).values()].map(
    (all) => all.length,
  );
  const all = sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  return (2 * right) / (said + all);
}

describe("linkage of a made-up world", () => {
  // The world errs in date, type, party and toll as its numbers in linkage-world.ts say; a method that joins
  // the nearest pair within 10 km and 2 days reaches about .7 there.
  it("finds nearly all events and hardly any wrong ones", () => {
    expect(f1(truth, result)).toBeGreaterThan(0.92);
    expect(Math.abs(result.report.events / new Set(truth.values()).size - 1)).toBeLessThan(0.03);
  });

  it("means what it says by a probability", () => {
    const same = result.links.filter(({ kind }) => kind === "same");
    for (const [low, high] of [
      [0, 0.5],
      [0.5, 0.9],
      [0.9, 1.01],
    ] as const) {
      const own = same.filter(({ p }) => p >= low && p < high);
      const said = own.reduce((sum, { p }) => sum + p, 0);
      const right = own.filter(({ a, b }) => truth.get(name(a)) === truth.get(name(b))).length;
      // Three standard deviations of a sum of independent yes-or-no answers, and 2 % of bias.
      const spread = Math.sqrt(own.reduce((sum, { p }) => sum + p * (1 - p), 0));
      expect(Math.abs(said - right)).toBeLessThan(3 * spread + 0.02 * own.length + 3);
    }
  });

  it("is not misled by a taxonomy that says the same again, or by one that says nothing", () => {
    const more = records.map((record) => ({
      ...record,
      types: {
        ...record.types,
        again: record.types["type"] ?? [],
        constant: ["c"],
        noise: [`${(Number(record.key) * 7919) % 13}`],
      },
    }));
    expect(f1(truth, linkRecords(more))).toBeGreaterThan(f1(truth, result) - 0.01);
  });

  it("learns from a precision code how far apart two reports may lie", () => {
    expect(result.model.shape.place).toEqual({
      by: "taxonomy",
      name: "precision",
      level: 0,
      order: ["1", "2", "3"],
    });
  });

  it("works without deaths, taxonomies and a fifth of the points", () => {
    const bare = records.map((record, index) => ({
      ...record,
      deaths: null,
      types: {},
      ...(index % 5 === 0 ? { latitude: null, longitude: null } : {}),
    }));
    const linked = linkRecords(bare);
    expect(linked.clusters.length).toBeGreaterThan(result.clusters.length);
    expect(f1(truth, linked)).toBeGreaterThan(0.5);
  });

  it("finds almost nothing once a source is moved in time", () => {
    const { chanceShare, aligned } = placebo(records);
    expect(aligned).toBeGreaterThan(200);
    expect(chanceShare).toBeLessThan(0.05);
  });

  it("draws the lag profile: level by chance, high at the same day", () => {
    for (const { lagProfile } of result.report.pairs) {
      const at = (days: number) => lagProfile.find((lag) => lag.days === days)?.pairs ?? 0;
      expect(at(0)).toBeGreaterThan(4 * Math.max(at(14), at(-14), 1));
    }
  });
});

describe("the explanation of a link", () => {
  it("adds up to its probability", () => {
    for (const link of result.links.filter(({ kind }) => kind === "same").slice(0, 400)) {
      const told = explainLink(records, result, link.a, link.b);
      const log2 = told?.steps.reduce((sum, step) => sum + step.log2, 0) ?? 0;
      const p = 1 / (1 + 2 ** -log2);
      expect(p).toBeCloseTo(Math.min(link.p, 1 - 1e-6), 5);
    }
  });

  it("says for a record why its second candidate was not taken", () => {
    const lost = result.links.find(({ p, joined }) => !joined && p > 0.2);
    expect(lost).toBeDefined();
    const told = explainRunnerUp(records, result, lost?.a as RecordName);
    expect(told?.joined).toBe(false);
    expect(told?.steps.map((step) => step.name)).toContain("competition");
  });
});

describe("parts of a longer record", () => {
  const day = (
    start: number,
    end: number,
    source: string,
    key: string,
    deaths: number,
  ): LinkageRecord => ({
    source,
    key,
    startDay: 20_000 + start,
    endDay: 20_000 + end,
    latitude: 30,
    longitude: 70,
    radiusKm: null,
    unit: null,
    types: { type: ["battle"] },
    actors: ["group one"],
    deaths: { low: deaths, best: deaths, high: deaths },
    citations: [],
  });

  it("are told from failed matches, and not joined with it twice", () => {
    const whole = [
      ...records.map((record) => ({
        ...record,
        types: { type: ["battle"] },
        actors: ["group one"],
      })),
      day(0, 4, "s1", "umbrella", 9),
      day(0, 0, "s2", "first", 3),
      day(2, 2, "s2", "second", 3),
      day(4, 4, "s2", "third", 3),
    ];
    const linked = linkRecords(whole);
    const parts = linked.links.filter(({ kind }) => kind === "part-of");
    expect(parts.length).toBeGreaterThan(0);
    for (const { a, b, joined } of parts) {
      expect([b.key, a.source, joined]).toEqual(["umbrella", "s2", false]);
    }
  });

  it("can be said by a person", () => {
    const [a, b] = [
      records[0] as LinkageRecord,
      records.find(({ source }) => source === "s2") as LinkageRecord,
    ];
    const linked = linkRecords(records, {
      model: result.model,
      judgements: [{ verdict: "part-of", a, b }],
    });
    expect(linked.links[0]).toMatchObject({ kind: "part-of", p: 1, joined: false });
  });
});

describe("sources that may hold an event twice", () => {
  it("give an event several records", () => {
    const again = records
      .filter(({ source }) => source === "s1")
      .map((record) => ({ ...record, key: `${record.key} again` }));
    const linked = linkRecords([...records, ...again], { withDuplicates: ["s1"] });
    const doubled = linked.clusters.filter(({ members }) =>
      members.some(({ key }) => members.some((other) => other.key === `${key} again`)),
    );
    expect(doubled.length).toBeGreaterThan(again.length * 0.8);
  });
});

describe("calibration by labels", () => {
  it("stays near no correction with few labels, and corrects with many", () => {
    const wrong = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ p: 0.8, same: index % 2 === 0, weight: 1 }));
    const at = ({ slope, shift }: ReturnType<typeof fitCalibration>) =>
      1 / (1 + Math.exp(-(slope * Math.log(4) + shift)));
    expect(at(fitCalibration(wrong(2)))).toBeGreaterThan(0.7);
    expect(at(fitCalibration(wrong(400)))).toBeCloseTo(0.5, 1);
  });
});

describe("records that cannot be linked", () => {
  const [first] = records as [LinkageRecord];
  const codes = (list: readonly LinkageRecord[], options = {}) => {
    const checked = checkRecords(list, options);
    return checked.ok ? [] : [...new Set(checked.issues.map(({ code }) => code))];
  };

  it("are refused with the reason", () => {
    expect(codes(records)).toEqual([]);
    expect(codes([first])).toEqual(["linkage/one-source"]);
    expect(codes([...records, first])).toEqual(["linkage/key-twice"]);
    expect(codes([...records, { ...first, key: "new", endDay: first.startDay - 1 }])).toEqual([
      "linkage/days-not-in-order",
    ]);
    expect(codes([...records, { ...first, key: "new", latitude: 91 }])).toEqual([
      "linkage/point-not-on-earth",
    ]);
    const ghost = { source: "s9", key: "none" };
    expect(codes(records, { judgements: [{ verdict: "same", a: first, b: ghost }] })).toEqual([
      "linkage/record-not-known",
    ]);
  });

  it("are refused when judgements contradict each other by a chain", () => {
    const [a, b, c] = ["s1", "s2", "s3"].map((source) => records.find((r) => r.source === source));
    const judgements = [
      { verdict: "same", a, b },
      { verdict: "same", a: b, b: c },
      { verdict: "different", a, b: c },
    ];
    expect(codes(records, { judgements })).toEqual(["linkage/judgements-contradict"]);
  });

  it("give an answer even when there is nothing to link", () => {
    expect(linkRecords([]).clusters).toEqual([]);
    expect(linkRecords([first]).clusters.length).toBe(1);
    expect(linkRecords([first, { ...first, source: "s2" }]).clusters.length).toBeLessThan(3);
  });
});
