import { type Manifest, releaseKey } from "../../events/index.ts";
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { resolvePlace } from "../../places/index.ts";
import type { Ports } from "../ports.ts";
import { findRelease } from "../release-choice.ts";
import { diffRows } from "./revision-rows.ts";
import type { Revisions } from "./revision-schema.ts";

/** Which releases are compared, and where. */
export interface RevisionRequest {
  readonly before: string;
  readonly after: string;
  readonly country?: string | undefined;
  readonly limit: number;
}

/** Compares two releases of events or figures. */
export async function compareReleases(
  ports: Ports,
  request: RevisionRequest,
): Promise<Result<Revisions>> {
  const manifests = await ports.lake.manifests();
  const before = findRelease(manifests, request.before, "before");
  if (!before.ok) return before;
  const after = findRelease(manifests, request.after, "after");
  if (!after.ok) return after;
  for (const one of [before.value, after.value]) {
    if (one.holds === "events" || one.holds === "figures") continue;
    return refuse({
      code: "workbench/release-without-counts",
      message: `${releaseKey(one)} holds ${one.holds}, which have no yearly totals.`,
      expected: "releases of events or figures",
      found: one.holds,
    });
  }
  const country = request.country === undefined ? null : countryNames(request.country);
  const bothEvents = before.value.holds === "events" && after.value.holds === "events";
  const rows = bothEvents
    ? await diffRows(ports.lake, before.value, after.value, country, request.limit)
    : null;
  const earlier = await yearlyTotals(ports, before.value, country);
  const later = await yearlyTotals(ports, after.value, country);
  return accept({
    before: releaseKey(before.value),
    after: releaseKey(after.value),
    country: request.country ?? null,
    rows,
    years: joinYears(earlier, later),
    notes: notes(before.value, after.value),
  });
}

/** The spellings under which rows may hold a country: our code, and what the reader wrote. */
function countryNames(written: string): readonly string[] {
  const { country } = resolvePlace({
    country: written,
    adm1: null,
    adm2: null,
    placeText: null,
    latitude: null,
    longitude: null,
    day: 0,
  });
  return [
    ...new Set([written.toLowerCase(), ...(country === null ? [] : [country.toLowerCase()])]),
  ];
}

type Year = NonNullable<Revisions["years"][number]["before"]>;

async function yearlyTotals(
  { lake }: Ports,
  release: Manifest,
  country: readonly string[] | null,
): Promise<ReadonlyMap<number, Year>> {
  const events = release.holds === "events";
  const place = events ? "country" : "coalesce(country, region)";
  const rows = await lake.query(
    `SELECT year(date_start) AS year, ${events ? "count(*)" : "sum(attacks)"} AS events,
       sum(coalesce(deaths_total_low, deaths_total_best)) AS low,
       sum(deaths_total_best) AS best,
       sum(coalesce(deaths_total_high, deaths_total_best)) AS high
     FROM read_parquet($path)
     WHERE len($country) = 0 OR list_contains($country, lower(${place}))
     GROUP BY ALL ORDER BY year`,
    {
      path: lake.path(release, events ? "observations.parquet" : "figures.parquet"),
      country: country ?? [],
    },
  );
  const number = (value: unknown) => (value === null || value === undefined ? null : Number(value));
  return new Map(
    rows.map((row) => [
      Number(row["year"]),
      {
        events: number(row["events"]),
        deathsLow: number(row["low"]),
        deathsBest: number(row["best"]),
        deathsHigh: number(row["high"]),
      },
    ]),
  );
}

function joinYears(
  before: ReadonlyMap<number, Year>,
  after: ReadonlyMap<number, Year>,
): Revisions["years"] {
  const years = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  return years.map((year) => {
    const [one, two] = [before.get(year) ?? null, after.get(year) ?? null];
    return {
      year,
      before: one,
      after: two,
      events: less(two?.events, one?.events),
      deathsBest: less(two?.deathsBest, one?.deathsBest),
    };
  });
}

function less(after: number | null | undefined, before: number | null | undefined): number | null {
  if (after === null || after === undefined) return null;
  return before === null || before === undefined ? null : after - before;
}

function notes(before: Manifest, after: Manifest): string[] {
  const list: string[] = [];
  if (before.dataset !== after.dataset && before.counts !== after.counts) {
    list.push(
      "These are different datasets: a difference may come from what they count, not from a revision.",
      `${releaseKey(before)} counts: ${before.counts}`,
      `${releaseKey(after)} counts: ${after.counts}`,
    );
  }
  if (before.holds === "figures" || after.holds === "figures") {
    list.push(
      "Figures are added up within a year and place; do not read them so where several publishers share a release.",
    );
  }
  return list;
}
