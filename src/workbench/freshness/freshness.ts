import { type Manifest, releaseKey } from "../../events/index.ts";
import { parseDay } from "../../kernel/index.ts";
import { KNOWN_RELEASES, KNOWN_RELEASES_CHECKED } from "../import/known-release-table.ts";

/** Days after which the picture as a whole, or one release, counts as stale. */
const STALE_DAYS = { picture: 180, release: 550 } as const;

/** The rules by which something is called stale, for the reader. */
export const STALE_RULES = {
  picture: `The picture is stale when the newest event of all releases lies more than ${STALE_DAYS.picture} days back.`,
  release:
    "A release is stale when its publisher has issued one that covers a later year, or when its last day " +
    `lies more than ${STALE_DAYS.release} days back (yearly datasets appear about six months after the year's end).`,
} as const;

/** Datasets that code every event they find by fixed rules, so that their sums mean something. */
const SYSTEMATIC_FORMATS: readonly string[] = ["ucdp-ged", "acled", "gtd"];

/** Months of one release in one country: those with a row, from the first to the last. */
export interface MonthCoverage {
  readonly country: string;
  readonly months: readonly string[];
}

/** How old one release is and what is missing in it. */
export interface ReleaseFreshness {
  readonly release: string;
  readonly title: string;
  readonly holds: Manifest["holds"];
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly ageDays: number | null;
  readonly importedAt: string;
  readonly rows: number;
  readonly rejected: number;
  /** Country whose months are looked at: the one asked for, else the most frequent. */
  readonly country: string | null;
  /** Spans of months without any row, as `2014-03` or `2014-03 to 2014-06`. */
  readonly gaps: readonly string[];
  readonly gapMonths: number;
  readonly newer: string | null;
  readonly stale: boolean;
  readonly why: string;
}

/** How old a release is, on a day. */
export function releaseFreshness(
  manifest: Manifest,
  coverage: MonthCoverage | null,
  today: string,
): ReleaseFreshness {
  const lastDay = manifest.period?.to ?? null;
  const ageDays = lastDay === null ? null : daysBetween(lastDay, today);
  const newer = newerRelease(manifest);
  const missing = coverage === null ? [] : missingMonths(coverage.months);
  const old = ageDays !== null && ageDays > STALE_DAYS.release;
  return {
    release: releaseKey(manifest),
    title: manifest.title,
    holds: manifest.holds,
    firstDay: manifest.period?.from ?? null,
    lastDay,
    ageDays,
    importedAt: manifest.importedAt,
    rows: manifest.accepted,
    rejected: manifest.rejected,
    country: coverage?.country ?? null,
    gaps: spans(missing),
    gapMonths: missing.length,
    newer,
    stale: counts(manifest) && (newer !== null || old),
    why: [newer, old ? `its last day, ${lastDay}, lies ${ageDays} days back` : null]
      .filter((part) => part !== null)
      .join("; "),
  };
}

/** What the picture would need and this workspace does not hold. */
export interface Lack {
  readonly what: string;
  readonly consequence: string;
  readonly remedy: string;
}

/** What the picture would need and this workspace does not hold, the gravest first. */
export function lacks(manifests: readonly Manifest[], today: string): readonly Lack[] {
  const found: Lack[] = [];
  const systematic = manifests.filter((one) => SYSTEMATIC_FORMATS.includes(one.format));
  const last = systematic
    .map((one) => one.period?.to ?? "")
    .sort()
    .at(-1);
  if (last === undefined) {
    found.push({
      what: "No event data coded by fixed rules (UCDP GED, ACLED or GTD) is imported.",
      consequence:
        "Events come from selected reports: their sums over years or places mean nothing.",
      remedy: "mizan fetch ucdp-ged, or mizan import ucdp-ged FILE",
    });
  } else if (daysBetween(last, today) > STALE_DAYS.release) {
    found.push({
      what: `No event data coded by fixed rules is imported after ${last}.`,
      consequence: "Later events come from selected reports only, or are missing.",
      remedy: "mizan fetch ucdp-ged, or mizan import ucdp-ged FILE with a newer release",
    });
  }
  if (!manifests.some((one) => one.holds === "figures")) {
    found.push({
      what: "No published yearly figures are imported.",
      consequence: "Sources cannot be set side by side for a year.",
      remedy: "mizan import statistics FILE",
    });
  }
  if (!manifests.some((one) => one.holds === "population")) {
    found.push({
      what: "No population is imported.",
      consequence: "Rates per 100,000 people are shown only where a population is known otherwise.",
      remedy: "mizan import population FILE",
    });
  }
  if (!manifests.some((one) => one.holds === "boundaries")) {
    found.push({
      what: "No boundaries of districts are imported.",
      consequence: "Districts are drawn as bubbles, and points are placed by name, not by area.",
      remedy: "mizan import boundaries FILE",
    });
  }
  return found;
}

/** The newest of the days given, those of the last event of each release, and how far it lies back. */
export function newestEvent(
  days: readonly string[],
  today: string,
): { readonly day: string | null; readonly ageDays: number | null; readonly stale: boolean } {
  const day = days.toSorted().at(-1);
  if (day === undefined) return { day: null, ageDays: null, stale: true };
  const ageDays = daysBetween(day, today);
  return { day, ageDays, stale: ageDays > STALE_DAYS.picture };
}

/**
 * Months without a row between the first and the last month.
 *
 * @example
 * missingMonths(["2013-11", "2014-02"])
 * // => ["2013-12", "2014-01"]
 */
export function missingMonths(months: readonly string[]): readonly string[] {
  const numbers = new Set(months.map(monthNumber));
  const missing: string[] = [];
  for (let month = Math.min(...numbers); month <= Math.max(...numbers); month += 1)
    if (!numbers.has(month)) missing.push(monthText(month));
  return missing;
}

function spans(months: readonly string[]): readonly string[] {
  const found: { from: string; to: string }[] = [];
  for (const month of months) {
    const open = found.at(-1);
    if (open !== undefined && monthNumber(open.to) + 1 === monthNumber(month)) open.to = month;
    else found.push({ from: month, to: month });
  }
  return found.map(({ from, to }) => (from === to ? from : `${from} to ${to}`));
}

function newerRelease(manifest: Manifest): string | null {
  if (manifest.format !== "ucdp-ged" || manifest.period === null) return null;
  const newest = KNOWN_RELEASES.findLast((one) => one.dataset === manifest.format);
  const own = KNOWN_RELEASES.find((one) => one.release === manifest.release)?.coversTo;
  const lastYear = (own ?? manifest.period.to).slice(0, 4);
  if (newest === undefined || newest.coversTo.slice(0, 4) <= lastYear) return null;
  return (
    `release ${newest.release}, published ${newest.published}, covers up to ${newest.coversTo} ` +
    `(releases known on ${KNOWN_RELEASES_CHECKED})`
  );
}

function counts(manifest: Manifest): boolean {
  return manifest.holds === "events" || manifest.holds === "figures";
}

function daysBetween(from: string, to: string): number {
  return (parseDay(to) ?? 0) - (parseDay(from) ?? 0);
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}
