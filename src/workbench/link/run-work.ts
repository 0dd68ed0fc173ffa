import { releaseKey } from "../../events/index.ts";
import { accept, type Result } from "../../kernel/index.ts";
import type { EventCluster } from "../../linkage/index.ts";
import type { Ports } from "../ports.ts";
import { clustersOfRun } from "./cache.ts";
import { runFacts } from "./event-rows.ts";
import { eventsOf } from "./events.ts";
import { type Linked, linkedOf } from "./linked.ts";
import type { RunSummary } from "./schema.ts";

/** Links the releases, or takes the kept run where nothing changed, and says what it found. */
export async function runLinkage(
  ports: Ports,
  source: readonly string[],
): Promise<Result<RunSummary>> {
  const linked = await linkedOf(ports, source);
  return linked.ok ? accept(await summaryOf(ports, linked.value)) : linked;
}

/** A run in short. */
export async function summaryOf(ports: Ports, linked: Linked): Promise<RunSummary> {
  const { result, reports, strands } = linked;
  const events = eventsOf(linked);
  const joined = result.links.filter(({ kind, joined: one }) => one && kind === "same");
  return {
    ...runFacts(linked),
    reused: linked.reused,
    records: reports.length,
    events: events.length,
    eventsRange: { ...result.report.eventsRange },
    joined: events.filter(({ members }) => members.length > 1).length,
    acrossReleases: events.filter(({ releases }) => releases.length > 1).length,
    parts: events.filter(({ partOf }) => partOf.length > 0).length,
    expectedWrong: joined.reduce((sum, { p }) => sum + 1 - p, 0),
    judgements: linked.judgements.length,
    undated: { ...linked.undated },
    sources: linked.releases.map((one) => {
      const release = releaseKey(one);
      const of = events.filter(({ releases }) => releases.includes(release));
      return {
        release,
        records: reports.filter((report) => report.release === release).length,
        strands: strands[release] ?? 1,
        alone: of.filter(({ releases }) => releases.length === 1).length,
      };
    }),
    changes: await changesOf(ports, linked),
    warnings: warningsOf(linked),
  };
}

function warningsOf({ result, undated, withDuplicates, releases }: Linked): string[] {
  return [
    ...inShort(result.report.warnings),
    ...Object.entries(undated).map(
      ([release, count]) => `${count} observations of ${release} have no day and are not linked.`,
    ),
    ...withDuplicates.map(
      (release) => `${release} names events several times and is too large to be parted by page.`,
    ),
    ...(releases.length === 1
      ? ["Only one release is linked: its single reports with each other, if it holds such."]
      : []),
  ];
}

const WARNINGS_MOST = 3;

/** Single reports give many pairs of strands, and each small pair its warning: the first ones stand for all. */
function inShort(warnings: readonly string[]): string[] {
  const more = warnings.length - WARNINGS_MOST;
  if (more <= 0) return [...warnings];
  return [
    ...warnings.slice(0, WARNINGS_MOST),
    `${more} more pairs of sources or strands are as small or as uncertain; the ranges of the report show which.`,
  ];
}

const EXAMPLES = 5;

async function changesOf(ports: Ports, linked: Linked): Promise<RunSummary["changes"]> {
  if (linked.before === null) return null;
  const earlier = await clustersOfRun(ports, { ...linked, digest: linked.before });
  if (earlier === null) return null;
  const membersOf = (clusters: readonly EventCluster[]) =>
    new Map(
      clusters.map(({ id, members }) => [
        id,
        members
          .map(({ source, key }) => `${source}#${key}`)
          .sort()
          .join("\n"),
      ]),
    );
  const [was, is] = [membersOf(earlier), membersOf(linked.result.clusters)];
  const added = [...is.keys()].filter((id) => !was.has(id));
  const gone = [...was.keys()].filter((id) => !is.has(id));
  const changed = [...is].filter(([id, members]) => was.has(id) && was.get(id) !== members);
  return {
    before: linked.before,
    added: added.length,
    gone: gone.length,
    changed: changed.length,
    examples: [...changed.map(([id]) => id), ...added].slice(0, EXAMPLES),
  };
}
