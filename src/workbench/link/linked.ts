import { type Manifest, releaseKey } from "../../events/index.ts";
import { accept, type Result, refuse } from "../../kernel/index.ts";
import {
  checkRecords,
  type Judgement,
  LINKAGE_DEFAULTS,
  type LinkageOptions,
  type LinkageResult,
  type LinkageStep,
  linkRecords,
  type RecordName,
} from "../../linkage/index.ts";
import type { Ports } from "../ports.ts";
import { digestOf, keepRun, type RunPlace, readRun } from "./cache.ts";
import { chosenReleases } from "./choice.ts";
import { forEngine, type ReviewerJudgement, readJudgements } from "./judgements.ts";
import { type LinkedReport, type LinkedReports, readReports } from "./records.ts";

/** Observations of some releases, linked: everything that the commands about linked events show comes from it. */
export interface Linked extends LinkedReports, RunPlace {
  readonly releases: readonly Manifest[];
  /** Those in force on the log. */
  readonly judgements: readonly ReviewerJudgement[];
  /** What the engine was told: sources' own statements and the judgements. */
  readonly told: readonly Judgement[];
  readonly options: LinkageOptions;
  readonly result: LinkageResult;
  /** Whether the result was kept from an earlier run of the same input. */
  readonly reused: boolean;
  /** Digest of the run before this one, where it was another. */
  readonly before: string | null;
  readonly reportNamed: (name: RecordName) => LinkedReport;
}

const STEPS: readonly LinkageStep[] = ["block", "compare", "learn", "match", "resolve", "explain"];
/** Raised when the engine gives other results or reports for the same input within one version. */
const ENGINE = 2;
/** The last runs of this process; reading a large one from the disk again takes seconds. */
const RECENT = new Map<string, { readonly input: LinkedReports; readonly result: LinkageResult }>();
const RECENT_MOST = 3;

/**
 * Links the releases that are named, or the latest of every dataset; nothing is computed again where releases,
 * options and judgements are those of a run that was kept.
 */
export async function linkedOf(ports: Ports, named: readonly string[]): Promise<Result<Linked>> {
  const [chosen, judgements] = await Promise.all([
    chosenReleases(ports, named),
    readJudgements(ports),
  ]);
  if (!chosen.ok) return chosen;
  const releases = chosen.value;
  const digest = await runDigest(ports, releases, judgements);
  // A run is compared with an earlier one of the same clearance, or it would tell of judgements above it.
  const selected = [ports.records.clearance, ...releases.map(releaseKey)];
  const at = { digest, selection: await digestOf(selected) };
  const place = `${ports.workspace.folder}\n${digest}`;
  const input = RECENT.get(place)?.input ?? (await readReports(ports, releases));
  const told = forEngine(input.reports, judgements);
  const options = { withDuplicates: input.withDuplicates, judgements: told };
  const kept = RECENT.get(place)?.result ?? (await readRun(ports, at));
  const run = kept === null ? compute(ports, input, options) : accept(kept);
  if (!run.ok) return run;
  const before = await keepRun(ports, at, run.value, kept === null);
  RECENT.delete(place);
  RECENT.set(place, { input, result: run.value });
  for (const old of [...RECENT.keys()].slice(0, -RECENT_MOST)) RECENT.delete(old);
  const byName = new Map(input.reports.map((one) => [keyOf(one.record), one]));
  return accept({
    ...input,
    ...at,
    releases,
    judgements,
    told,
    options,
    result: run.value,
    reused: kept !== null,
    before,
    reportNamed: (name) => byName.get(keyOf(name)) as LinkedReport,
  });
}

/** What would be linked, without linking it: enough to check a judgement. */
export async function inputOf(
  ports: Ports,
  named: readonly string[],
): Promise<Result<LinkedReports & Pick<Linked, "judgements">>> {
  const chosen = await chosenReleases(ports, named);
  if (!chosen.ok) return chosen;
  const [input, judgements] = await Promise.all([
    readReports(ports, chosen.value),
    readJudgements(ports),
  ]);
  return accept({ ...input, judgements });
}

/** Whether further judgements would contradict those in force; linkage refuses to choose between them. */
export function checkTold(input: LinkedReports, told: readonly Judgement[]): Result<true> {
  const checked = checkRecords(
    input.reports.map(({ record }) => record),
    { judgements: told },
  );
  if (checked.ok) return accept(true);
  // One release alone can be linked: its single reports with each other, or every row an event.
  const issues = checked.issues.filter(({ code }) => code !== "linkage/one-source");
  const [first, ...more] = issues;
  return first === undefined ? accept(true) : refuse(first, ...more);
}

function compute(
  ports: Ports,
  input: LinkedReports,
  options: LinkageOptions,
): Result<LinkageResult> {
  const checked = checkTold(input, options.judgements ?? []);
  if (!checked.ok) return checked;
  const task = ports.progress.start("Link", 100);
  const result = linkRecords(
    input.reports.map(({ record }) => record),
    {
      ...options,
      progress: (step, done) =>
        task.update(Math.round((100 * (STEPS.indexOf(step) + done)) / STEPS.length)),
    },
  );
  task.finish(`${result.clusters.length.toLocaleString("en-GB")} events`);
  return accept(result);
}

async function runDigest(
  ports: Ports,
  releases: readonly Manifest[],
  judgements: readonly ReviewerJudgement[],
): Promise<string> {
  return digestOf({
    version: ports.version,
    engine: ENGINE,
    window: { ...LINKAGE_DEFAULTS },
    releases: releases.map((one) => ({
      release: releaseKey(one),
      files: one.files.map(({ name, sha256 }) => `${name} ${sha256}`),
    })),
    judgements: judgements.map(({ verdict, first, second }) => [verdict, first, second]),
  });
}

function keyOf({ source, key }: RecordName): string {
  return `${source}\n${key}`;
}
