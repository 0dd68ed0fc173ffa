import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Judgement,
  type LinkageRecord,
  type LinkageResult,
  linkRecords,
  type RecordName,
  updateLinkage,
} from "../../src/linkage/index.ts";
import { makeWorld, PLAIN_WORLD } from "../support/linkage-world.ts";
import { makeRandom } from "../support/random.ts";

const world = makeWorld({ ...PLAIN_WORLD, events: 250, days: 80, towns: 40, episodes: 0.1 });
const { records, truth } = world;
const whole = linkRecords(records);
const runs = { numRuns: 6 };

const name = ({ source, key }: RecordName) => `${source}/${key}`;
const clustersOf = (result: LinkageResult, rename: (text: string) => string = (text) => text) =>
  result.clusters
    .map(({ members }) =>
      members
        .map((m) => rename(name(m)))
        .sort()
        .join(" "),
    )
    .sort();
const linksOf = (result: LinkageResult) =>
  result.links
    .map(({ a, b, p, kind }) => `${[name(a), name(b)].sort().join(" ")} ${kind} ${p.toFixed(9)}`)
    .sort();

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = makeRandom(seed);
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

describe("linkage of the same records", () => {
  it("gives the same events, links and ids in whatever order rows and sources come", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const again = linkRecords(shuffled(records, seed));
        expect(again.clusters).toEqual(whole.clusters);
        expect(again.links).toEqual(whole.links);
      }),
      runs,
    );
  });

  it("does not depend on keys or on what the sources are called", () => {
    const sources: Record<string, string> = { s1: "zeta", s2: "alpha", s3: "mid" };
    const renamed = records.map((record, index) => ({
      ...record,
      source: sources[record.source] ?? "",
      key: `k${(index * 7919) % records.length}`,
    }));
    const back = new Map(
      renamed.map((record, index) => [name(record), name(records[index] as RecordName)]),
    );
    const again = linkRecords(renamed);
    expect(clustersOf(again, (text) => back.get(text) ?? "")).toEqual(clustersOf(whole));
    expect(again.clusters.map(({ id }) => id)).toEqual(whole.clusters.map(({ id }) => id));
  });

  it("never puts two records of one source into an event", () => {
    for (const { members } of whole.clusters)
      expect(new Set(members.map(({ source }) => source)).size).toBe(members.length);
  });

  it("puts every record into exactly one event", () => {
    const all = whole.clusters.flatMap(({ members }) => members.map(name)).sort();
    expect(all).toEqual(records.map(name).sort());
  });
});

describe("judgements", () => {
  const pair = fc
    .tuple(fc.nat(records.length - 1), fc.nat(records.length - 1))
    .filter(([i, j]) => records[i]?.source !== records[j]?.source);

  it("are obeyed whatever they say, and a retraction restores the former result exactly", () => {
    fc.assert(
      fc.property(pair, fc.boolean(), ([i, j], same) => {
        const [a, b] = [records[i] as LinkageRecord, records[j] as LinkageRecord];
        const judgement: Judgement = { verdict: same ? "same" : "different", a, b };
        const judged = linkRecords(records, { model: whole.model, judgements: [judgement] });
        const home = judged.clusters.find(({ members }) =>
          members.some((m) => name(m) === name(a)),
        );
        expect(home?.members.some((m) => name(m) === name(b))).toBe(same);
        const undone = linkRecords(records, {
          model: whole.model,
          judgements: [judgement, { verdict: "retract", a: b, b: a }],
        });
        expect(undone.clusters).toEqual(whole.clusters);
        expect(linksOf(undone)).toEqual(linksOf(whole));
      }),
      { numRuns: 20 },
    );
  });

  it("part what the model had joined, and join what it had kept apart", () => {
    const joined = whole.links.filter((link) => link.joined).slice(0, 40);
    const judgements = joined.map(({ a, b }): Judgement => ({ verdict: "different", a, b }));
    const parted = linkRecords(records, { model: whole.model, judgements });
    const together = new Set(
      parted.clusters.flatMap(({ members }) =>
        members.flatMap((a) => members.map((b) => `${name(a)} ${name(b)}`)),
      ),
    );
    for (const { a, b } of joined) expect(together.has(`${name(a)} ${name(b)}`)).toBe(false);
  });
});

describe("records that have nothing to do with the rest", () => {
  it("change no other link", () => {
    const far = records.slice(0, 60).map((record, index) => ({
      ...record,
      source: "elsewhere",
      key: `x${index}`,
      latitude: -40 - index / 100,
      longitude: -70,
      startDay: record.startDay - 5000,
      endDay: record.endDay - 5000,
    }));
    const more = linkRecords([...records, ...far]);
    expect(linksOf(more)).toEqual(linksOf(whole));
  });
});

describe("an update", () => {
  it("gives what a full run with the same model gives", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const mixed = shuffled(records, seed);
        const [added, removed, stay] = [mixed.slice(0, 15), mixed.slice(15, 30), mixed.slice(30)];
        const before = linkRecords([...stay, ...removed], { model: whole.model });
        const updated = updateLinkage([...stay, ...removed], before, { added, removed });
        const full = linkRecords([...stay, ...added], {
          model: whole.model,
          previous: before.clusters,
        });
        expect(linksOf(updated)).toEqual(linksOf(full));
        expect(clustersOf(updated)).toEqual(clustersOf(full));
      }),
      runs,
    );
  });

  it("keeps the id of every event whose members stay together", () => {
    const [added, stay] = [records.slice(0, 10), records.slice(10)];
    const before = linkRecords(stay, { model: whole.model });
    const updated = updateLinkage(stay, before, { added, removed: [] });
    const idOf = new Map(
      before.clusters.map(({ id, members }) => [members.map(name).sort().join(" "), id]),
    );
    for (const { id, members } of updated.clusters) {
      const earlier = idOf.get(members.map(name).sort().join(" "));
      if (earlier !== undefined) expect(id).toBe(earlier);
    }
    expect(new Set(updated.clusters.map(({ id }) => id)).size).toBe(updated.clusters.length);
  });
});

describe("a wider window", () => {
  it("does not lose true pairs beyond noise", () => {
    const found = (km: number, days: number) =>
      linkRecords(records, { windowKm: km, windowDays: days }).links.filter(
        ({ a, b, p, kind }) =>
          kind === "same" && p >= 0.5 && truth.get(name(a)) === truth.get(name(b)),
      ).length;
    const [narrow, usual, wide] = [found(10, 2), found(50, 7), found(100, 10)];
    expect(usual).toBeGreaterThan(narrow);
    expect(wide).toBeGreaterThan(usual * 0.97);
  });
});
