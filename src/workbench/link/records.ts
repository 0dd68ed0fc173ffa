import { actorByKey, familiesWith, type Manifest, releaseKey } from "../../events/index.ts";
import type { Interval } from "../../kernel/index.ts";
import { LINKAGE_DEFAULTS, type LinkageRecord } from "../../linkage/index.ts";
import type { Ports } from "../ports.ts";
import { intoStrands, type PagedRecord } from "./strands.ts";

/** One observation as linkage and the list of events need it; `record` is what is compared. */
export interface LinkedReport {
  /** `dataset@release#id`. */
  readonly name: string;
  readonly release: string;
  readonly id: string;
  readonly record: LinkageRecord;
  /** What the figures come from: reprints of one list share it. */
  readonly origin: string;
  /** The source's own name of the event, and of the umbrella event that contains it. */
  readonly eventKey: string;
  readonly partOf: string | null;
  readonly killed: Interval;
}

/** The observations of some releases, ready to be linked. */
export interface LinkedReports {
  readonly reports: readonly LinkedReport[];
  /** Observations without a day, which cannot be linked, by release. */
  readonly undated: Readonly<Record<string, number>>;
  /** Sources, as linkage sees them, that may hold an event twice. */
  readonly withDuplicates: readonly string[];
  /** Releases whose reports were parted into strands, and into how many. */
  readonly strands: Readonly<Record<string, number>>;
}

/** A release of more single reports is not parted: every two pages would have to be compared. */
const PARTED_MOST = 5_000;
/** A wider point stands for the middle of a unit: then the district says more than the distance. */
const CENTROID_KM = 25;

/** Reads the observations of releases, each release in an order of its own, whatever order they are named in. */
export async function readReports(
  ports: Ports,
  releases: readonly Manifest[],
  window: { readonly km: number; readonly days: number } = {
    km: LINKAGE_DEFAULTS.windowKm,
    days: LINKAGE_DEFAULTS.windowDays,
  },
): Promise<LinkedReports> {
  const reports: LinkedReport[] = [];
  const undated: Record<string, number> = {};
  const withDuplicates: string[] = [];
  const strands: Record<string, number> = {};
  for (const release of releases) {
    const key = releaseKey(release);
    const rows = await ports.lake.query(QUERY, {
      file: ports.lake.path(release, "observations.parquet"),
    });
    const dated = rows.filter((row) => row["start_day"] != null);
    if (dated.length < rows.length) undated[key] = rows.length - dated.length;
    const found = dated.map((row) => reportOf(key, row));
    if (!repeatsEvents(found)) {
      reports.push(...found.map(({ report }) => report));
    } else if (found.length > PARTED_MOST) {
      withDuplicates.push(key);
      reports.push(...found.map(({ report }) => report));
    } else {
      const parted = inStrands(key, found, window);
      strands[key] = parted.count;
      reports.push(...parted.reports);
    }
  }
  return { reports, undated, withDuplicates, strands };
}

const QUERY = `SELECT id, coalesce(event_key, id) AS event_key, part_of, origin, source_url, citation, publisher,
  datediff('day', DATE '1970-01-01', date_start) AS start_day,
  datediff('day', DATE '1970-01-01', coalesce(date_end, date_start)) AS end_day,
  CAST(date_start AS VARCHAR) AS day, latitude, longitude, radius_km, district_now, type, actor_a, actor_b,
  deaths_total_low AS low, deaths_total_best AS best, deaths_total_high AS high
  FROM read_parquet($file) ORDER BY date_start, id`;

type Raw = Readonly<Record<string, unknown>>;

interface FoundReport {
  readonly report: LinkedReport;
  readonly page: string;
}

/** A release that names one event in several rows holds single reports, not events. */
function repeatsEvents(found: readonly FoundReport[]): boolean {
  return new Set(found.map(({ report }) => report.eventKey)).size < found.length;
}

function inStrands(
  key: string,
  found: readonly FoundReport[],
  window: { readonly km: number; readonly days: number },
): { reports: LinkedReport[]; count: number } {
  const byId = new Map(found.map(({ report }) => [report.id, report]));
  const paged = found.map(({ report, page }): PagedRecord => ({ record: report.record, page }));
  const strands = intoStrands(paged, window);
  const reports = strands.flatMap((strand, at) =>
    strand.flatMap((record) => {
      const report = byId.get(record.key);
      const source = `${key} (strand ${at + 1})`;
      return report === undefined ? [] : [{ ...report, record: { ...record, source } }];
    }),
  );
  return { reports, count: strands.length };
}

function reportOf(release: string, row: Raw): FoundReport {
  const text = (name: string) => (row[name] == null ? null : String(row[name]));
  const number = (name: string) => (row[name] == null ? null : Number(row[name]));
  const id = text("id") ?? "";
  const killed = { low: number("low"), best: number("best"), high: number("high") };
  const none = killed.low === null && killed.best === null && killed.high === null;
  const radiusKm = number("radius_km");
  const vague = (radiusKm ?? CENTROID_KM + 1) > CENTROID_KM;
  const citation = text("citation");
  const page = text("source_url") ?? citation ?? text("publisher") ?? id;
  const record: LinkageRecord = {
    source: release,
    key: id,
    startDay: Number(row["start_day"]),
    endDay: Number(row["end_day"]),
    latitude: number("latitude"),
    longitude: number("longitude"),
    radiusKm,
    unit: vague ? text("district_now") : null,
    types: { type: pathOf(text("type")) },
    actors: actorsOf([text("actor_a"), text("actor_b")], text("day")),
    deaths: none ? null : killed,
    citations: citation === null ? [] : [citation],
  };
  const report = {
    name: `${release}#${id}`,
    release,
    id,
    record,
    origin: text("origin") ?? text("source_url") ?? `${release}#${id}`,
    eventKey: text("event_key") ?? id,
    partOf: text("part_of"),
    killed,
  };
  return { report, page };
}

/** A type with the categories that contain it, fine to broad. */
function pathOf(type: string | null): readonly string[] {
  const steps = type === null || type === "" ? [] : type.split("/");
  return steps.map((_, at) => steps.slice(0, steps.length - at).join("/"));
}

/**
 * The parties of a report, the broadest last: organisations, the families of the first, then states. Civilians are
 * no party that tells events apart.
 */
function actorsOf(keys: readonly (string | null)[], day: string | null): readonly string[] {
  const named = keys.filter((key): key is string => key !== null && key !== "");
  const classOf = (key: string) => actorByKey(key)?.class ?? "organisation";
  const isState = (key: string) => ["state", "state-force"].includes(classOf(key));
  const states = named.filter(isState);
  const groups = named.filter((key) => !isState(key) && classOf(key) !== "civilians");
  const families = groups.slice(0, 1).flatMap((key) => familiesWith(key, day));
  return [...new Set([...groups, ...families, ...states])];
}
