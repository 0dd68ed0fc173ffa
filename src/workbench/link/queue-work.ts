import { accept, type Result } from "../../kernel/index.ts";
import type { ObservationRow } from "../observation/schema.ts";
import type { Ports } from "../ports.ts";
import { isAudited, pairOf } from "./audit.ts";
import { differingFields, observationsOf, runFacts } from "./event-rows.ts";
import { type Linked, linkedOf } from "./linked.ts";
import type { ReviewQueue } from "./schema.ts";

/** Every so many-th card is one of those drawn by chance. */
const AUDIT_EVERY = 5;

/**
 * Pairs to be judged, the most useful first: by the expected change, doubt times what hangs on it, with every fifth
 * card one drawn by chance for the estimate of accuracy. A pair that the reviewer judged is left out; without a
 * reviewer, every judged pair is.
 */
export async function reviewQueue(
  ports: Ports,
  question: {
    readonly source: readonly string[];
    readonly by?: string | undefined;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<Result<ReviewQueue>> {
  const found = await linkedOf(ports, question.source);
  if (!found.ok) return found;
  const linked = found.value;
  const judged = new Set(
    linked.judgements
      .filter(({ by }) => question.by === undefined || by === question.by)
      .map(({ first, second }) => [first, second].sort().join("\n")),
  );
  const open = queueOf(linked).filter((pair) => !judged.has(pair.join("\n")));
  const page = open.slice(question.offset, question.offset + question.limit);
  const names = new Set(page.flat());
  const observations = await observationsOf(
    ports,
    linked,
    linked.reports.filter(({ name }) => names.has(name)),
  );
  return accept({
    ...runFacts(linked),
    total: open.length,
    judged: judged.size,
    offset: question.offset,
    cards: page.flatMap(([firstName, secondName]) => {
      const first = observations.get(firstName);
      const second = observations.get(secondName);
      if (first === undefined || second === undefined) return [];
      const differs = differingFields([first, second] as ObservationRow[]);
      return [{ first, second, firstName, secondName, differs }];
    }),
  });
}

type Pair = readonly [string, string];

function queueOf(linked: Linked): readonly Pair[] {
  const doubted: { pair: Pair; change: number }[] = [];
  const drawn: Pair[] = [];
  for (const link of linked.result.links) {
    if (link.kind === "part-of") continue;
    const pair = pairOf(linked, link);
    if (isAudited(...pair)) {
      drawn.push(pair);
      continue;
    }
    const p = link.kind === "related" ? 0 : link.p;
    const deaths = [link.a, link.b].map((end) => {
      const { best, low, high } = linked.reportNamed(end).killed;
      return best ?? low ?? high ?? 0;
    });
    doubted.push({ pair, change: p * (1 - p) * (1 + Math.max(...deaths)) });
  }
  doubted.sort((x, y) => y.change - x.change || comparePairs(x.pair, y.pair));
  drawn.sort(comparePairs);
  const queue: Pair[] = [];
  for (const { pair } of doubted) {
    if (queue.length % AUDIT_EVERY === AUDIT_EVERY - 1) queue.push(...drawn.splice(0, 1));
    queue.push(pair);
  }
  return [...queue, ...drawn];
}

function comparePairs(x: Pair, y: Pair): number {
  const [one, other] = [x.join("\n"), y.join("\n")];
  return one < other ? -1 : one > other ? 1 : 0;
}
