import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { Ports } from "../ports.ts";
import { inTurn } from "../record/turn.ts";
import { isAudited } from "./audit.ts";
import { forEngine, judgementOf, type ReviewerJudgement, type VERDICTS } from "./judgements.ts";
import { checkTold, inputOf } from "./linked.ts";

/** A judgement as it was given. */
export interface GivenJudgement {
  readonly first: string;
  readonly second: string;
  readonly verdict: (typeof VERDICTS)[number];
  readonly by: string;
  readonly reason: string;
  readonly source: readonly string[];
}

/** Puts a judgement on the log. The next run obeys it; what contradicts those in force is refused. */
export function judgePair(ports: Ports, given: GivenJudgement): Promise<Result<ReviewerJudgement>> {
  return inTurn(ports, async () => {
    const linked = await inputOf(ports, given.source);
    if (!linked.ok) return linked;
    const { reports, judgements } = linked.value;
    const { verdict, by, reason } = given;
    const names: string[] = [];
    for (const named of [given.first, given.second]) {
      const report =
        reports.find(({ name }) => name === named) ?? reports.find(({ id }) => id === named);
      if (report === undefined) return observationNotKnown(named);
      names.push(report.name);
    }
    const [first = "", second = ""] = names;
    if (first === second) return observationNotKnown(second, "another observation than the first");
    const pair = [first, second].sort().join("\n");
    const earlier = judgements.find(
      (one) => one.by === by && [one.first, one.second].sort().join("\n") === pair,
    );
    if (earlier !== undefined) return judgedAlready(earlier);
    const audit = isAudited(first, second);
    const said = { id: "", verdict, first, second, by, reason, at: "", index: Infinity, audit };
    const checked = checkTold(linked.value, forEngine(reports, [...judgements, said]));
    if (!checked.ok) return checked;
    const written = await ports.records.write([
      {
        kind: "event-judgement",
        action: "create",
        by,
        reason,
        marking: "TLP:GREEN",
        values: { judgement: verdict, first, second, basis: reason, audit },
      },
    ]);
    if (!written.ok) return written;
    const id = written.value[0]?.id ?? "";
    return accept({ ...said, ...(await storedJudgement(ports, id)) });
  });
}

/** Withdraws a judgement: the next run is what it was before it. */
export function withdrawJudgement(
  ports: Ports,
  { id, by, reason }: { readonly id: string; readonly by: string; readonly reason: string },
): Promise<Result<ReviewerJudgement>> {
  return inTurn(ports, async () => {
    const stored = await ports.records.get("event-judgement", id);
    const judgement = stored?.state === "present" ? judgementOf(stored)[0] : undefined;
    if (judgement === undefined)
      return refuse({
        code: "workbench/link-judgement-not-known",
        message: `There is no judgement ${id} in force.`,
        found: id,
        remedy: "'mizan records event-judgement' lists them.",
      });
    const written = await ports.records.write([
      { kind: "event-judgement", action: "withdraw", id, by, reason },
    ]);
    return written.ok ? accept(judgement) : written;
  });
}

async function storedJudgement(ports: Ports, id: string): Promise<Partial<ReviewerJudgement>> {
  const stored = await ports.records.get("event-judgement", id);
  return stored === null ? { id } : (judgementOf(stored)[0] ?? { id });
}

function observationNotKnown(named: string, expected?: string): Result<never> {
  return refuse({
    code: "workbench/link-observation-not-known",
    message: `"${named}" is no observation that can be judged here.`,
    found: named,
    ...(expected === undefined ? {} : { expected }),
    remedy: "Name it as dataset@release#id; 'mizan observations' lists them.",
  });
}

function judgedAlready({ id, verdict, by }: ReviewerJudgement): Result<never> {
  return refuse({
    code: "workbench/link-judged-already",
    message: `${by} judged this pair already: ${verdict}.`,
    found: id,
    remedy: `Withdraw it first with 'mizan link withdraw ${id}'.`,
  });
}
