import { accept, type Result } from "../../kernel/index.ts";
import { type Link, linkRecords, type PairReport } from "../../linkage/index.ts";
import type { Ports } from "../ports.ts";
import { pairOf, wilson } from "./audit.ts";
import { forEngine } from "./judgements.ts";
import { type Linked, linkedOf } from "./linked.ts";
import { placeboOf } from "./placebo-work.ts";
import { summaryOf } from "./run-work.ts";
import type { LinkReport } from "./schema.ts";

const BANDS = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99] as const;
/** Days of the lag profile that are handed on, to each side. */
const LAG_DAYS = 21;

/** Sizes, what chance gives, how probable the links are and how that compares with the audit. */
export async function reportLinkage(
  ports: Ports,
  source: readonly string[],
): Promise<Result<LinkReport>> {
  const found = await linkedOf(ports, source);
  if (!found.ok) return found;
  const linked = found.value;
  const summary = await summaryOf(ports, linked);
  const calibration = calibrationOf(linked);
  return accept({
    ...summary,
    pairs: linked.result.report.pairs.map((pair) => ({
      one: pair.one,
      other: pair.other,
      compared: pair.compared,
      byChance: pair.byChance,
      matches: pair.matches,
      matchesRange: matchesRange(linked, pair),
      lagProfile: pair.lagProfile
        .filter(({ days }) => Math.abs(days) <= LAG_DAYS)
        .map(({ days, pairs }) => ({ days, pairs })),
    })),
    calibration,
    placebo: await placeboOf(ports, linked),
  });
}

/**
 * How many records of two sources have a partner: by each way of telling what chance gives, and the middle nine
 * tenths of how many links are true if each is with its final probability and on its own (normal approximation of
 * the Poisson binomial).
 */
function matchesRange({ result }: Linked, { one, other, matches, estimates }: PairReport) {
  let [mean, variance] = [0, 0];
  for (const { a, b, p, kind } of result.links) {
    if (kind !== "same") continue;
    const between =
      (a.source === one && b.source === other) || (a.source === other && b.source === one);
    if (!between) continue;
    mean += p;
    variance += p * (1 - p);
  }
  const half = 1.645 * Math.sqrt(variance);
  const others = [matches, ...estimates.map((estimate) => estimate.matches)];
  return {
    low: Math.max(0, Math.min(...others, mean - half)),
    high: Math.max(...others, mean + half),
  };
}

/** Links by probability, and of those drawn for the audit how many a reviewer found to be one event. */
function calibrationOf(linked: Linked): LinkReport["calibration"] {
  const audited = new Map(
    linked.judgements
      .filter(({ audit, verdict }) => audit && verdict !== "unsure")
      .map(({ first, second, verdict }) => [[first, second].sort().join("\n"), verdict === "same"]),
  );
  const links = audited.size === 0 ? linked.result.links : unjudgedLinks(linked);
  const bands = BANDS.map((from, at) => {
    const to = BANDS[at + 1] ?? 1;
    const inside = links.filter(
      ({ kind, p }) => kind === "same" && p >= from && (p < to || to === 1),
    );
    const said = inside.flatMap((link) => audited.get(pairOf(linked, link).join("\n")) ?? []);
    const same = said.filter((one) => one).length;
    return {
      from,
      to,
      links: inside.length,
      expected: inside.reduce((sum, { p }) => sum + p, 0),
      audited: said.length,
      same,
      ...wilson(same, said.length),
    };
  });
  const total = bands.reduce((sum, band) => sum + band.audited, 0);
  return { words: wordsOf(total), bands };
}

/** What the model says without reviewers: a pair that was judged has no probability of its own any more. */
function unjudgedLinks({ reports, withDuplicates }: Linked): readonly Link[] {
  const records = reports.map(({ record }) => record);
  return linkRecords(records, { withDuplicates, judgements: forEngine(reports, []) }).links;
}

const ENOUGH = 60;

function wordsOf(audited: number): string {
  if (audited === 0)
    return "No pair of the audit share is judged yet, so nothing here was checked against people: the probabilities rest on what chance gives. 'mizan link queue' offers pairs drawn by chance among the doubtful ones.";
  return audited < ENOUGH
    ? `${audited} pairs drawn by chance are judged: too few to confirm or correct the probabilities (${ENOUGH} or more are advised). The intervals below are wide for that reason.`
    : `${audited} pairs drawn by chance are judged. Where an interval does not hold the share that is expected, the probabilities are off.`;
}
