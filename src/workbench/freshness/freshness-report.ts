import type { Manifest } from "../../events/index.ts";
import type { Ports } from "../ports.ts";
import {
  lacks,
  type MonthCoverage,
  newestEvent,
  type ReleaseFreshness,
  releaseFreshness,
  STALE_RULES,
} from "./freshness.ts";

/** How old each release is, what is missing, and whether the picture as a whole is stale. */
export async function reportFreshness(ports: Ports, country: string | null) {
  const manifests = await ports.lake.manifests();
  const today = ports.clock.now().slice(0, 10);
  const releases: ReleaseFreshness[] = [];
  const days: string[] = [];
  for (const manifest of manifests) {
    const coverage = await monthCoverage(ports, manifest, country);
    releases.push(releaseFreshness(manifest, coverage, today));
    days.push(...(await newestDay(ports, manifest)));
  }
  const newest = newestEvent(days, today);
  return {
    today,
    stale: newest.stale,
    statement: statement(newest, releases.filter((one) => one.stale).length),
    newestEvent: newest.day,
    rules: STALE_RULES,
    releases: releases.map((one) => ({ ...one, gaps: [...one.gaps] })),
    lacks: lacks(manifests, today).map((lack) => ({ ...lack })),
  };
}

/** The first possible day of the newest event: an event dated by its month may lie at the month's start. */
async function newestDay(ports: Ports, manifest: Manifest): Promise<readonly string[]> {
  if (manifest.holds !== "events" || manifest.accepted === 0) return [];
  const [row] = await ports.lake.query(
    "SELECT strftime(max(date_start), '%Y-%m-%d') AS day FROM read_parquet($file)",
    { file: ports.lake.path(manifest, "observations.parquet") },
  );
  return [String(row?.["day"])];
}

/** Rows dated by the year alone fill no month. */
const COVERAGE = `
  WITH dated AS (
    SELECT country, strftime(date_start, '%Y-%m') AS month FROM read_parquet($file)
    WHERE date_precision <> 'year' AND country <> ''),
  chosen AS (
    SELECT country FROM dated WHERE $country = '' OR country = $country
    GROUP BY country ORDER BY count(*) DESC, country LIMIT 1)
  SELECT DISTINCT country, month FROM dated WHERE country = (SELECT country FROM chosen)
  ORDER BY month`;

async function monthCoverage(
  ports: Ports,
  manifest: Manifest,
  country: string | null,
): Promise<MonthCoverage | null> {
  if (manifest.holds !== "events") return null;
  const rows = await ports.lake.query(COVERAGE, {
    file: ports.lake.path(manifest, "observations.parquet"),
    country: country ?? "",
  });
  const first = rows[0];
  if (first === undefined) return null;
  return { country: String(first["country"]), months: rows.map((row) => String(row["month"])) };
}

function statement(newest: ReturnType<typeof newestEvent>, staleReleases: number): string {
  if (newest.day === null) return "No events are imported yet.";
  const releases =
    staleReleases === 0
      ? ""
      : ` ${staleReleases === 1 ? "1 release is" : `${staleReleases} releases are`} stale.`;
  return `The newest event is of ${newest.day}, ${newest.ageDays} days ago: the picture is ${
    newest.stale ? "stale" : "fresh"
  }.${releases}`;
}
