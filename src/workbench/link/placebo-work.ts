import { accept, type Result } from "../../kernel/index.ts";
import { type LinkageRecord, type LinkageResult, linkRecords } from "../../linkage/index.ts";
import type { Ports } from "../ports.ts";
import { placeboPath } from "./cache.ts";
import { runFacts } from "./event-rows.ts";
import { type Linked, linkedOf } from "./linked.ts";
import { type LinkPlacebo, PLACEBO_SCHEMA } from "./schema.ts";

const RUNS = 3;

/**
 * How many links chance gives: releases are moved apart in time, so that no true match is left, and everything is
 * learned and linked again. One release alone is parted by its strands. Judgements and sources' own statements
 * are left out of the moved runs, for they are about days as they are.
 *
 * Method: a permutation of time within the same places. The share is an upper bound of false links.
 */
export async function runPlacebo(
  ports: Ports,
  source: readonly string[],
  days: { readonly from: number; readonly to: number },
): Promise<Result<LinkPlacebo>> {
  const found = await linkedOf(ports, source);
  if (!found.ok) return found;
  const linked = found.value;
  const unitOf = unitsOf(linked);
  const moved = [...new Set(unitOf.values())].sort();
  const aligned = countLinks(linked.result, unitOf);
  const shifts = Array.from({ length: RUNS }, (_, run) =>
    Math.round(days.from + ((days.to - days.from) * run) / (RUNS - 1)),
  );
  const task = ports.progress.start("Link, moved apart", shifts.length);
  const shifted = [...new Set(shifts)].map((by, run) => {
    const records = linked.reports.map(({ record }) =>
      movedBy(record, by * moved.indexOf(unitOf.get(record.source) ?? "")),
    );
    const result = linkRecords(records, { withDuplicates: linked.withDuplicates });
    task.update(run + 1);
    return { days: by, ...countLinks(result, unitOf) };
  });
  task.finish();
  const share = (key: "half" | "nine", count: number) =>
    aligned[key] === 0 ? null : count / aligned[key];
  const mean = (key: "half" | "nine") =>
    share(key, shifted.reduce((sum, run) => sum + run[key], 0) / shifted.length);
  const halves = shifted.map(({ half }) => half);
  const placebo: LinkPlacebo = {
    ...runFacts(linked),
    moved,
    aligned,
    shifted,
    chanceShare: { half: mean("half"), nine: mean("nine") },
    range: { low: share("half", Math.min(...halves)), high: share("half", Math.max(...halves)) },
  };
  await ports.workspace.write(placeboPath(linked), JSON.stringify(placebo));
  return accept(placebo);
}

/** The placebo that was run for exactly this result, if one was. */
export async function placeboOf(ports: Ports, linked: Linked): Promise<LinkPlacebo | null> {
  const text = await ports.workspace.read(placeboPath(linked));
  if (text === null) return null;
  try {
    const read = PLACEBO_SCHEMA.safeParse(JSON.parse(text));
    return read.success && read.data.digest === linked.digest ? read.data : null;
  } catch {
    return null; // A damaged file of the cache counts as absent.
  }
}

/** Releases move as a whole; where there is one only, its strands. */
function unitsOf({ reports, releases }: Linked): ReadonlyMap<string, string> {
  const single = releases.length === 1;
  return new Map(
    reports.map(({ record, release }) => [record.source, single ? record.source : release]),
  );
}

function movedBy(record: LinkageRecord, days: number): LinkageRecord {
  return { ...record, startDay: record.startDay + days, endDay: record.endDay + days };
}

/** Joined links between what is moved apart. */
function countLinks({ links }: LinkageResult, unitOf: ReadonlyMap<string, string>) {
  const joined = links.filter(
    ({ a, b, joined: one, kind }) =>
      one && kind === "same" && unitOf.get(a.source) !== unitOf.get(b.source),
  );
  const from = (least: number) => joined.filter(({ p }) => p >= least).length;
  return { half: from(0.5), nine: from(0.9) };
}
