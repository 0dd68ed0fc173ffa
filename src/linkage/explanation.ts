import { columnsOf } from "./columns.ts";
import { comparePairs } from "./comparison.ts";
import { nameKey } from "./judgement.ts";
import { PairList } from "./pairs.ts";
import type { LinkageRecord, RecordName } from "./record.ts";
import type { LinkageResult } from "./result.ts";
import { featuresOf } from "./shape.ts";
import { Layout } from "./weights.ts";

/** Why a link is as probable as it is: steps whose powers of two multiply to its odds. */
export interface LinkExplanation {
  readonly a: RecordName;
  readonly b: RecordName;
  readonly p: number;
  readonly joined: boolean;
  readonly steps: readonly ExplanationStep[];
}

/** One step of an explanation. */
export interface ExplanationStep {
  readonly name: string;
  readonly words: string;
  /** Doublings of the odds; negative speaks against. */
  readonly log2: number;
  /** How often two reports of one event, and two of different ones, look like this. */
  readonly ofMatches?: number;
  readonly byChance?: number;
}

/**
 * Explains a link in doublings of its odds (a waterfall): where every pair of the two sources starts, what
 * each comparison adds, and what other candidates, other sources, labels and reviewers change in the end.
 * `undefined` where the model never compares the two sources. `records` are those of the run.
 */
export function explainLink(
  records: readonly LinkageRecord[],
  result: LinkageResult,
  a: RecordName,
  b: RecordName,
): LinkExplanation | undefined {
  const { model } = result;
  const pair = model.pairs.find(
    ({ one, other }) =>
      (one === a.source && other === b.source) || (one === b.source && other === a.source),
  );
  const wanted = [nameKey(a), nameKey(b)];
  const both = records.filter((record) => wanted.includes(nameKey(record)));
  if (pair === undefined || both.length !== 2) return undefined;
  const columns = columnsOf(both, model.shape.dimensions);
  const layout = new Layout(featuresOf(columns, model.shape), model.shape.parents);
  const first = columns.records.findIndex(({ source }) => source === pair.one);
  const pairs = new PairList();
  pairs.push(first, 1 - first);
  const compared = comparePairs(columns, layout.features, pairs);
  const cells = layout.cellsOf(compared);
  const steps = layout.features.map((feature, k): ExplanationStep => {
    const cell = cells[k]?.[0] ?? 0;
    return {
      name: feature.name,
      words: feature.levels[compared.levels[k]?.[0] ?? 0] ?? "",
      log2: (pair.ratios[k]?.[cell] ?? 0) / Math.LN2,
      ofMatches: pair.match[k]?.[cell] ?? 0,
      byChance: pair.chance[k]?.[cell] ?? 0,
    };
  });
  const link = result.links.find(
    (candidate) => wanted.includes(nameKey(candidate.a)) && wanted.includes(nameKey(candidate.b)),
  );
  const alone = steps.reduce((sum, { log2 }) => sum + log2, pair.prior / Math.LN2);
  const p = link?.kind === "same" ? link.p : 0;
  const paired = link === undefined ? 0 : link.paired;
  return {
    a,
    b,
    p,
    joined: link?.joined ?? false,
    steps: [
      {
        name: "prior",
        words: `two records of ${pair.one} and ${pair.other} within the window`,
        log2: pair.prior / Math.LN2,
      },
      ...steps,
      {
        name: "competition",
        words: "other candidates of the same two sources, and limits of what is told apart",
        log2: log2Odds(paired) - alone,
      },
      {
        name: "other sources",
        words: "records of other sources, labels and reviewers",
        log2: log2Odds(p) - log2Odds(paired),
      },
    ],
  };
}

/** Odds beyond one to a million are not told apart. */
const P_LEAST = 1e-6;

function log2Odds(p: number): number {
  return Math.log2(Math.max(P_LEAST, p) / Math.max(P_LEAST, 1 - p));
}

/** For a record, the most probable candidate that it was not joined with, and why not; if there is one. */
export function explainRunnerUp(
  records: readonly LinkageRecord[],
  result: LinkageResult,
  record: RecordName,
): LinkExplanation | undefined {
  const name = nameKey(record);
  const runnerUp = result.links.find(
    ({ a, b, joined }) => !joined && (nameKey(a) === name || nameKey(b) === name),
  );
  return runnerUp === undefined ? undefined : explainLink(records, result, runnerUp.a, runnerUp.b);
}
