import { accept, type Result } from "../../kernel/index.ts";
import {
  explainLink,
  type LinkageRecord,
  type LinkExplanation,
  type RecordName,
} from "../../linkage/index.ts";
import type { Ports } from "../ports.ts";
import { eventsOf, findEvent } from "./events.ts";
import { eventNotKnown, shownEvent } from "./events-work.ts";
import { nameOf } from "./judgements.ts";
import { type Linked, linkedOf } from "./linked.ts";
import type { EventExplained, Explanation } from "./schema.ts";

const LINKS_MOST = 45;
const RUNNERS_MOST = 5;
const CALIBRATED =
  "No pair was checked by hand for these probabilities: they rest on what chance gives. Judge a random share of pairs before relying on them.";

/** An event with the reasons of its links, and of those that were not made. */
export async function explainEvent(
  ports: Ports,
  named: string,
  source: readonly string[],
): Promise<Result<EventExplained>> {
  const found = await linkedOf(ports, source);
  if (!found.ok) return found;
  const linked = found.value;
  const event = findEvent(eventsOf(linked), named);
  if (event === null) return eventNotKnown(named);
  const records = linked.reports.map(({ record }) => record);
  const explanations: LinkExplanation[] = [];
  const runners = new Map<string, LinkExplanation>();
  event.members.forEach((one, at) => {
    for (const other of event.members.slice(at + 1)) {
      if (explanations.length >= LINKS_MOST) break;
      const reasons = explainLink(records, linked.result, nameOf(one), nameOf(other));
      if (reasons !== undefined) explanations.push(reasons);
    }
    const runner = runnerUp(linked, records, nameOf(one));
    if (runner === undefined) return;
    const pair = [runner.a, runner.b].map(({ source: of, key }) => `${of}#${key}`).sort();
    runners.set(pair.join("\n"), runner);
  });
  const labels = linked.result.model.calibration.labels;
  const strongest = [...runners.values()].sort((a, b) => beforeOthers(b) - beforeOthers(a));
  return accept({
    ...(await shownEvent(ports, linked, event)),
    explanations: explanations.map((one) => worded(linked, one)),
    runnersUp: strongest.slice(0, RUNNERS_MOST).map((one) => worded(linked, one)),
    calibration:
      labels === 0 ? CALIBRATED : `Corrected by ${labels} pairs that reviewers judged by chance.`,
  });
}

/** The best candidate that a record was not joined with; parts of a larger event are shown as such instead. */
function runnerUp(
  linked: Linked,
  records: readonly LinkageRecord[],
  { source, key }: RecordName,
): LinkExplanation | undefined {
  const isIt = (end: RecordName) => end.source === source && end.key === key;
  const best = linked.result.links
    .filter(({ a, b, joined, kind }) => !joined && kind !== "part-of" && (isIt(a) || isIt(b)))
    .toSorted((x, y) => y.alone - x.alone)[0];
  return best === undefined ? undefined : explainLink(records, linked.result, best.a, best.b);
}

/** Doublings of the odds before any other candidate is looked at. */
function beforeOthers({ steps }: LinkExplanation): number {
  return steps
    .filter(({ name }) => name !== "competition" && name !== "other sources")
    .reduce((sum, { log2 }) => sum + log2, 0);
}

function worded(linked: Linked, { a, b, p, joined, steps }: LinkExplanation): Explanation {
  const first = linked.reportNamed(a).name;
  const second = linked.reportNamed(b).name;
  const said = linked.judgements.findLast(
    (one) =>
      (one.first === first && one.second === second) ||
      (one.first === second && one.second === first),
  );
  return {
    first,
    second,
    p,
    joined,
    steps: steps.map(({ name, words, log2, ofMatches, byChance }) => ({
      name,
      words,
      log2,
      ofMatches: ofMatches ?? null,
      byChance: byChance ?? null,
    })),
    verdict: verdictOf(joined, steps, said?.verdict),
  };
}

function verdictOf(
  joined: boolean,
  steps: LinkExplanation["steps"],
  judged: string | undefined,
): string {
  if (judged !== undefined && judged !== "unsure") return `A reviewer judged: ${judged}.`;
  const compared = steps.filter(({ name }) => name !== "prior");
  const words = ({ name, words: said, log2 }: LinkExplanation["steps"][number]) =>
    `${name} (${said}, ${log2 >= 0 ? "+" : "\u2212"}${Math.abs(log2).toFixed(1)} doublings)`;
  const most = compared.toSorted((x, y) => y.log2 - x.log2)[0];
  const least = compared.toSorted((x, y) => x.log2 - y.log2)[0];
  if (most === undefined || least === undefined) return joined ? "Joined." : "Not joined.";
  return joined
    ? `Joined; what speaks most for it: ${words(most)}.`
    : `Not joined; what speaks most against it: ${words(least)}.`;
}
