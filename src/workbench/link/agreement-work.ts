import type { Ports } from "../ports.ts";
import { type ReviewerJudgement, readJudgements } from "./judgements.ts";
import type { ReviewerAgreement } from "./schema.ts";

const METHOD =
  "Cohen's kappa (1960) over same, different, part-of, related and unsure, with its 95 % interval by the large-sample standard error; of fewer than 30 pairs it says little.";

/** How far reviewers agree who judged the same pairs. */
export async function reviewerAgreement(ports: Ports): Promise<ReviewerAgreement> {
  const judgements = await readJudgements(ports);
  const byPair = Map.groupBy(judgements, ({ first, second }) => [first, second].sort().join("\n"));
  const twice = [...byPair.values()].filter((said) => reviewersOf(said).length > 1);
  const reviewers = reviewersOf(judgements);
  return {
    judgements: judgements.length,
    pairsJudgedTwice: twice.length,
    reviewers: reviewers.flatMap((one, at) =>
      reviewers.slice(at + 1).flatMap((other) => {
        const both = twice.flatMap((said) => {
          const [a, b] = [verdictBy(said, one), verdictBy(said, other)];
          return a === undefined || b === undefined ? [] : [[a, b] as const];
        });
        return both.length === 0 ? [] : [{ one, other, ...cohenKappa(both) }];
      }),
    ),
    disagreements: twice
      .filter((said) => new Set(said.map(({ verdict }) => verdict)).size > 1)
      .map((said) => ({
        first: said[0]?.first ?? "",
        second: said[0]?.second ?? "",
        said: said.map(({ by, verdict }) => `${by}: ${verdict}`).join("; "),
      })),
    method: METHOD,
  };
}

/** Agreement beyond chance; `null` where both say one thing throughout, for chance agrees then too. */
function cohenKappa(both: readonly (readonly [string, string])[]) {
  const pairs = both.length;
  const agreed = both.filter(([a, b]) => a === b).length;
  const observed = agreed / pairs;
  const said = new Set(both.flat());
  let expected = 0;
  for (const one of said) {
    const share = (side: 0 | 1) => both.filter((pair) => pair[side] === one).length / pairs;
    expected += share(0) * share(1);
  }
  if (expected === 1) return { pairs, agreed, kappa: null, low: null, high: null };
  const kappa = (observed - expected) / (1 - expected);
  const error = Math.sqrt((observed * (1 - observed)) / (pairs * (1 - expected) ** 2));
  const [low, high] = [Math.max(-1, kappa - 1.96 * error), Math.min(1, kappa + 1.96 * error)];
  return { pairs, agreed, kappa, low, high };
}

function reviewersOf(said: readonly ReviewerJudgement[]): string[] {
  return [...new Set(said.map(({ by }) => by))].sort();
}

/** The last word of a reviewer on a pair; which observation stands first matters only for part-of. */
function verdictBy(said: readonly ReviewerJudgement[], by: string): string | undefined {
  const last = said.findLast((one) => one.by === by);
  if (last?.verdict !== "part-of") return last?.verdict;
  return last.first < last.second ? "part-of" : "whole-of";
}
