import type { z } from "zod";
import { type Manifest, releaseKey } from "../events/index.ts";
import { newestEvent, releaseFreshness, STALE_RULES } from "./freshness/freshness.ts";
import type { FRESHNESS_SCHEMA, SourceLine } from "./picture/schema.ts";

/** The line of one release. */
export function sourceLine(manifest: Manifest, today: string): SourceLine {
  const fresh = releaseFreshness(manifest, null, today);
  return {
    release: releaseKey(manifest),
    title: manifest.title,
    publisher: manifest.publisher,
    licence: manifest.licence,
    citation: manifest.citation,
    counts: manifest.counts,
    leavesOut: manifest.leavesOut,
    firstDay: fresh.firstDay,
    lastDay: fresh.lastDay,
    ageDays: fresh.ageDays,
    importedAt: manifest.importedAt,
    rows: manifest.rows,
    rejected: manifest.rejected,
    stale: fresh.stale,
    why: fresh.why,
  };
}

/** The banner: whether what is shown is stale, and by which rule. */
export function freshnessOf(
  counted: readonly Manifest[],
  today: string,
): z.output<typeof FRESHNESS_SCHEMA> {
  const newest = newestEvent(
    counted.flatMap(({ period }) => (period === null ? [] : [period.to])),
    today,
  );
  const lines = counted.map((one) => sourceLine(one, today));
  const stale = newest.stale || lines.some((line) => line.stale);
  if (newest.day === null) {
    return { stale: true, statement: "No events are imported yet.", rule: STALE_RULES.picture };
  }
  const reasons = lines.filter((line) => line.stale).map((line) => `${line.release}: ${line.why}`);
  return {
    stale,
    statement: [
      `The newest event counted is of ${newest.day}, ${newest.ageDays} days ago${
        stale ? ": this picture is stale" : ""
      }.`,
      ...reasons.map((reason) => `${reason}.`),
    ].join(" "),
    rule: `${STALE_RULES.picture} ${STALE_RULES.release}`,
  };
}
