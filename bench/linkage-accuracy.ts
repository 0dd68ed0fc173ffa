/**
 * How right linkage is where the truth is known: `node bench/linkage-accuracy.ts [NAME...]`. Sets with `gold_id`
 * beside the project if they are there, and made-up worlds, plain and perturbed. For each: precision, recall
 * and F1 of the pairs that share an event, error of calibration over the listed links (10 equal bins), the
 * same after 300 labels, and the error of the number of events.
 */
import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import {
  type LabelledPair,
  type LinkageRecord,
  type LinkageResult,
  linkRecords,
  type RecordName,
} from "../src/linkage/index.ts";
import { type LinkageWorld, makeWorld, PLAIN_WORLD } from "../test/support/linkage-world.ts";
import { makeRandom } from "../test/support/random.ts";

interface Known {
  readonly records: readonly LinkageRecord[];
  readonly truth: ReadonlyMap<string, string | number>;
}

const FOLDER = "../shared/data/linkage/synthetic";
const GIVEN = ["A_n1000", "A_n2000", "B_n1000"];
const WORLDS: Readonly<Record<string, Partial<LinkageWorld>>> = {
  plain: {},
  dense: { days: 60, seed: 3 },
  episodes: { episodes: 0.2, unplaced: 0.1, seed: 4 },
  five: { capture: [0.3, 0.6, 0.5, 0.4, 0.2], seed: 5 },
  two: { capture: [0.2, 0.7], seed: 6 },
  small: { events: 120, seed: 7 },
};
const name = ({ source, key }: RecordName) => `${source}/${key}`;
const chosen = process.argv.slice(2);

for (const [label, known] of sets()) {
  if (chosen.length > 0 && !chosen.some((part) => label.includes(part))) continue;
  const began = performance.now();
  const result = linkRecords(known.records);
  const seconds = (performance.now() - began) / 1000;
  const labelled = linkRecords(known.records, { labels: labels(known, result, 300) });
  const { precision, recall, f1 } = pairScores(known, result);
  const events = new Set(known.truth.values()).size;
  console.log(
    label.padEnd(22),
    `P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(4)}`,
    `ECE ${calibrationError(known, result).toFixed(4)} labelled ${calibrationError(known, labelled).toFixed(4)}`,
    `events ${result.report.events} of ${events} (${(100 * (result.report.events / events - 1)).toFixed(1)} %,`,
    `${result.report.eventsRange.low} to ${result.report.eventsRange.high})`,
    `${seconds.toFixed(2)} s`,
  );
}

function* sets(): Generator<[string, Known]> {
  const given = GIVEN.filter((set) => existsSync(`${FOLDER}/${set}`));
  if (given.length === 0) console.log(`(${FOLDER} is not there; made-up worlds only)`);
  for (const set of given) yield [set, readSet(set)];
  for (const [label, world] of Object.entries(WORLDS))
    yield [label, makeWorld({ ...PLAIN_WORLD, ...world })];
  const base: [string, Known][] =
    given.length > 0
      ? given.filter((set) => !set.includes("2000")).map((set) => [set, readSet(set)])
      : [];
  for (const [set, known] of base)
    for (const [label, change] of Object.entries(perturbations()))
      yield [`${set} ${label}`, { ...perturbed(known, change) }];
}

function perturbed(
  { records, truth }: Known,
  change: (record: LinkageRecord) => LinkageRecord | null,
): Known {
  const kept = records.map(change).filter((record) => record !== null);
  return { records: kept, truth: new Map(kept.map((r) => [name(r), truth.get(name(r)) ?? ""])) };
}

function perturbations(): Record<string, (record: LinkageRecord) => LinkageRecord | null> {
  const random = makeRandom(5);
  const types = (record: LinkageRecord, more: LinkageRecord["types"]) => ({
    ...record,
    types: { ...record.types, ...more },
  });
  const round = (degrees: number | null) => (degrees === null ? null : Math.round(degrees * 4) / 4);
  const precision = (record: LinkageRecord) => Number(record.types["prec_tax"]?.[0] ?? 3);
  return {
    "no deaths": (r) => ({ ...r, deaths: null }),
    "no type": (r) => types(r, { type_tax: [] }),
    "no actor": (r) => types(r, { actor_tax: [] }),
    "no precision": (r) => types(r, { prec_tax: [] }),
    "place and day only": (r) => ({ ...r, types: {}, deaths: null }),
    "coarse points": (r) => ({ ...r, latitude: round(r.latitude), longitude: round(r.longitude) }),
    "type three times": (r) =>
      types(r, { b: r.types["type_tax"] ?? [], c: r.types["type_tax"] ?? [] }),
    "actor twice": (r) => types(r, { b: r.types["actor_tax"] ?? [] }),
    "useless taxonomies": (r) =>
      types(r, {
        x: [`${Math.floor(random() * 4)}`],
        y: ["c"],
        z: [`${Math.floor(random() * 300)}`],
      }),
    "15 % unplaced": (r) => (random() < 0.15 ? { ...r, latitude: null, longitude: null } : r),
    "radius stated": (r) => ({
      ...types(r, { prec_tax: [] }),
      radiusKm: [1, 5, 25][precision(r) - 1] ?? 25,
    }),
    "city taxonomy": (r) =>
      types(r, { city: [`${round(r.latitude)}/${round(r.longitude)}`, "country"] }),
    "one a day late": (r) =>
      r.source === "srcC" ? { ...r, startDay: r.startDay + 1, endDay: r.endDay + 1 } : r,
    "one small": (r) => (r.source === "srcC" && random() < 0.9 ? null : r),
    "two sources": (r) => (r.source === "srcC" ? null : r),
    "types coded apart": (r) =>
      r.source === "srcB" && random() < 0.4
        ? types(r, { type_tax: ["other", "other", "attack"] })
        : r,
  };
}

function pairScores({ truth, records }: Known, result: LinkageResult) {
  const pairsOf = (groups: Iterable<readonly RecordName[]>) => {
    let pairs = 0;
    let right = 0;
    for (const members of groups)
      for (const [index, a] of members.entries())
        for (const b of members.slice(index + 1)) {
          pairs++;
          if (truth.get(name(a)) === truth.get(name(b))) right++;
        }
    return { pairs, right };
  };
  const found = pairsOf(result.clusters.map(({ members }) => members));
  const all = pairsOf(Map.groupBy(records, (record) => truth.get(name(record))).values());
  const [precision, recall] = [found.right / found.pairs, found.right / all.pairs];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function calibrationError({ truth }: Known, { links }: LinkageResult): number {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, right: 0 }));
  const same = links.filter(({ kind }) => kind === "same");
  for (const { a, b, p } of same) {
    const bin = bins[Math.min(9, Math.floor(p * 10))];
    if (bin === undefined) continue;
    bin.said += p;
    if (truth.get(name(a)) === truth.get(name(b))) bin.right++;
  }
  return bins.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0) / same.length;
}

/** Labels of a sample that is spread over the probabilities, as a reviewer would be given them. */
function labels({ truth }: Known, { links }: LinkageResult, count: number): LabelledPair[] {
  const random = makeRandom(11);
  const same = links.filter(({ kind }) => kind === "same");
  const strata = Map.groupBy(same, ({ p }) => Math.min(4, Math.floor(p * 5)));
  return [...strata.values()].flatMap((stratum) => {
    const drawn = stratum
      .map((link) => ({ link, at: random() }))
      .sort((x, y) => x.at - y.at)
      .slice(0, Math.floor(count / strata.size));
    return drawn.map(({ link: { a, b } }) => ({
      a,
      b,
      same: truth.get(name(a)) === truth.get(name(b)),
    }));
  });
}

function readSet(set: string): Known {
  const read = (file: string): Record<string, string>[] =>
    parse(readFileSync(`${FOLDER}/${set}/${file}`), { columns: true });
  const taxonomies = ["actor_tax", "prec_tax", "type_tax"].map((taxonomy) => ({
    taxonomy,
    paths: new Map(
      read(`taxonomy_${taxonomy}.csv`).map((row) => [
        `${row["data.source"]}|${row["base.categories"]}`,
        [row["level1"] ?? "", row["level2"] ?? "", row["level3"] ?? ""],
      ]),
    ),
  }));
  const truth = new Map<string, string>();
  const records = ["srcA", "srcB", "srcC"].flatMap((source) =>
    read(`${source}.csv`).map((row): LinkageRecord => {
      truth.set(`${source}/${row["event"]}`, row["gold_id"] ?? "");
      const toll = Number(row["fatalities"]);
      return {
        source,
        key: row["event"] ?? "",
        startDay: Date.parse(row["date"] ?? "") / 86_400_000,
        endDay: Date.parse(row["enddate"] ?? "") / 86_400_000,
        latitude: Number(row["latitude"]),
        longitude: Number(row["longitude"]),
        radiusKm: null,
        unit: null,
        types: Object.fromEntries(
          taxonomies.map(({ taxonomy, paths }) => [
            taxonomy,
            paths.get(`${source}|${row[taxonomy]}`) ?? [],
          ]),
        ),
        actors: [],
        deaths: { low: toll, best: toll, high: toll },
        citations: [],
      };
    }),
  );
  return { records, truth };
}
