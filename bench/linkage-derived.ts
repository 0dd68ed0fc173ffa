/**
 * Linkage on the real pattern of events in space and time: `node bench/linkage-derived.ts`. A second and a third
 * list are derived from UCDP GED Pakistan by known rules, so that the true links are known: each keeps a part of
 * the events, more of the deadly ones; dates slip by reporting (18 %), points by the precision of the place;
 * parties are unknown (25 %) or another of the same period (5 %); tolls differ by about a third; a quarter more
 * events are real ones moved by half a year and more, which nobody else has. What this assumes: errors are
 * independent of each other, a source's gaps are random given the deaths, and types are coded alike. Real
 * second sources are worse in all three.
 */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { type LinkageRecord, linkRecords, placebo, type RecordName } from "../src/linkage/index.ts";
import { makeRandom } from "../test/support/random.ts";

const FILE = "../shared/data/ucdp-ged-pakistan/ged_pakistan_v22_1.csv.gz";
const SINCE = "2008-01-01";
const KM = [0, 0.7, 6, 15, 60, 60, 60, 60];
const day = (text: string | undefined) =>
  Math.round(Date.parse(`${text?.slice(0, 10)}T00:00:00Z`) / 86_400_000);

if (!existsSync(FILE)) console.log(`${FILE} is not there: nothing to do.`);
else run();

function run(): void {
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(FILE)), { columns: true });
  const recent = rows.filter((row) => (row["date_start"] ?? "") >= SINCE);
  const base = recent.map((row): LinkageRecord => {
    const toll = (column: string) => Number(row[column]);
    return {
      source: "ged",
      key: row["id"] ?? "",
      startDay: day(row["date_start"]),
      endDay: day(row["date_end"]),
      latitude: Number(row["latitude"]),
      longitude: Number(row["longitude"]),
      radiusKm: null,
      unit: null,
      types: { type: [row["type_of_violence"] ?? ""], precision: [row["where_prec"] ?? ""] },
      actors: [row["side_a"] ?? "", row["side_b"] ?? ""],
      deaths: { low: toll("low"), best: toll("best"), high: toll("high") },
      citations: [],
    };
  });
  for (const [label, sources] of [
    ["two lists", [base, derived(base, "second", 0.55, 1)]],
    ["three lists", [base, derived(base, "second", 0.55, 1), derived(base, "third", 0.4, 2)]],
  ] as const) {
    const records = sources.flat();
    const result = linkRecords(records);
    const truth = (record: RecordName) => record.key.replace(/^.*:/, "");
    const all = [...Map.groupBy(records, truth).values()].reduce(
      (sum, own) => sum + pairs(own.length),
      0,
    );
    const joined = result.clusters.map(({ members }) => members);
    const said = joined.reduce((sum, own) => sum + pairs(own.length), 0);
    const right = joined.reduce(
      (sum, own) =>
        sum + [...Map.groupBy(own, truth).values()].reduce((n, same) => n + pairs(same.length), 0),
      0,
    );
    const [precision, recall] = [right / said, right / all];
    const events = new Set(records.map(truth)).size;
    console.log(
      `${label}: ${records.length} records, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)},`,
      `F1 ${((2 * precision * recall) / (precision + recall)).toFixed(3)},`,
      `events ${result.clusters.length} of ${events},`,
      `error of calibration ${calibration(result.links, truth).toFixed(4)},`,
      `precision by ${JSON.stringify(result.model.shape.place)}`,
    );
    for (const from of [0.5, 0.9])
      console.log(
        `  by chance, p of ${from} and more: ${(100 * (placebo(records, {}, from).chanceShare ?? 0)).toFixed(2)} %`,
      );
    for (const warning of result.report.warnings) console.log(`  ${warning}`);
  }
}

function calibration(
  links: ReturnType<typeof linkRecords>["links"],
  truth: (record: RecordName) => string,
): number {
  const same = links.filter(({ kind }) => kind === "same");
  const bins = Map.groupBy(same, ({ p }) => Math.min(9, Math.floor(p * 10)));
  let error = 0;
  for (const own of bins.values()) {
    const said = own.reduce((sum, { p }) => sum + p, 0);
    error += Math.abs(said - own.filter(({ a, b }) => truth(a) === truth(b)).length);
  }
  return error / same.length;
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

function derived(
  base: readonly LinkageRecord[],
  source: string,
  share: number,
  seed: number,
): LinkageRecord[] {
  const random = makeRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return base.flatMap((record) => {
    const best = record.deaths?.best ?? 0;
    const extra = random() < 0.2;
    if (!extra && random() > share * (0.8 + Math.min(0.4, best / 25))) return [];
    const moved = extra
      ? 180 + Math.floor(random() * 600)
      : random() < 0.18
        ? Math.round(1.8 * normal())
        : 0;
    const km = KM[Number(record.types["precision"]?.[0])] ?? 10;
    const toll = Math.round(best * Math.exp(0.3 * normal()));
    const other = base[Math.floor(random() * base.length)] ?? record;
    return [
      {
        ...record,
        source,
        key: extra ? `${source}:${source}-${record.key}` : `${source}:${record.key}`,
        startDay: record.startDay + moved,
        endDay: record.endDay + moved,
        latitude: (record.latitude ?? 0) + (km * normal() * 0.5) / 111,
        longitude: (record.longitude ?? 0) + (km * normal() * 0.5) / 96,
        actors: random() < 0.25 ? [] : random() < 0.05 ? other.actors : record.actors,
        deaths: { low: toll, best: toll, high: toll },
      },
    ];
  });
}
