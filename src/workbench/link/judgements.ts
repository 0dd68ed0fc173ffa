import type { Judgement, RecordName } from "../../linkage/index.ts";
import type { StoredRecord } from "../../records/index.ts";
import type { Ports } from "../ports.ts";
import type { LinkedReport } from "./records.ts";

/** What a reviewer can say of two observations. */
export const VERDICTS = ["same", "different", "part-of", "related", "unsure"] as const;

/** What a reviewer said of two observations, as it stands on the log. */
export interface ReviewerJudgement {
  readonly id: string;
  readonly verdict: (typeof VERDICTS)[number];
  readonly first: string;
  readonly second: string;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
  /** Place in the log. */
  readonly index: number;
  /** Whether the pair was drawn for the estimate of accuracy. */
  readonly audit: boolean;
}

const MOST = 100_000;

/** The judgements in force that the reader may see, in the order of the log. */
export async function readJudgements(ports: Ports): Promise<readonly ReviewerJudgement[]> {
  const query = {
    kinds: ["event-judgement"],
    states: ["present"],
    limit: MOST,
    offset: 0,
  } as const;
  const { records } = await ports.records.list(query);
  return records.flatMap(judgementOf).sort((a, b) => a.index - b.index);
}

/** The judgement that a record is; nothing where its content is not here. */
export function judgementOf(record: StoredRecord): ReviewerJudgement[] {
  const { id, index, created, body } = record;
  const { judgement, first, second, basis, audit } = body?.values ?? {};
  const verdict = VERDICTS.find((one) => one === judgement);
  if (body === null || verdict === undefined) return [];
  if (typeof first !== "string" || typeof second !== "string") return [];
  const reason = typeof basis === "string" ? basis : body.reason;
  const known = { id, verdict, first, second, reason, index };
  return [{ ...known, by: body.by, at: created, audit: audit === true }];
}

/**
 * What the engine is told: first what sources say themselves of umbrella events, then reviewers in the order of
 * the log, so that a reviewer outranks a source and the last judgement of a pair holds. Two related events are
 * different events; a judgement that is unsure tells nothing. Those about observations that are not linked in
 * this run are left out.
 */
export function forEngine(
  reports: readonly LinkedReport[],
  judgements: readonly ReviewerJudgement[],
): readonly Judgement[] {
  const byName = new Map(reports.map((report) => [report.name, nameOf(report)]));
  const said = judgements.flatMap(({ verdict, first, second }): Judgement[] => {
    const [a, b] = [byName.get(first), byName.get(second)];
    if (a === undefined || b === undefined || verdict === "unsure") return [];
    return [{ verdict: verdict === "related" ? "different" : verdict, a, b }];
  });
  return [...umbrellas(reports), ...said];
}

/** The name by which the engine knows a report. */
export function nameOf({ record: { source, key } }: LinkedReport): RecordName {
  return { source, key };
}

/** A source that names the umbrella event of a report says that the report is of a part of it. */
function umbrellas(reports: readonly LinkedReport[]): Judgement[] {
  const whole = new Map<string, LinkedReport[]>();
  for (const report of reports) {
    const key = `${report.release}#${report.eventKey}`;
    const there = whole.get(key);
    if (there === undefined) whole.set(key, [report]);
    else there.push(report);
  }
  return reports
    .filter(({ partOf, eventKey }) => partOf !== null && partOf !== eventKey)
    .flatMap((part) =>
      (whole.get(`${part.release}#${part.partOf}`) ?? []).map(
        (one): Judgement => ({ verdict: "part-of", a: nameOf(part), b: nameOf(one) }),
      ),
    );
}
