import { useCallback, useEffect, useState } from "react";
import type { Issue } from "../../src/kernel/index.ts";
import type { ReviewQueue } from "../../src/workbench/index.ts";
import { callCommand } from "../client.ts";

/** The verdicts in the order of their keys. */
export const REVIEW_VERDICTS = ["same", "different", "part-of", "related", "unsure"] as const;

/** What a reviewer can say of two reports. */
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

/** A pair of reports to be judged. */
export type ReviewCard = ReviewQueue["cards"][number];

/** The work of a reviewer: the pair in hand, what is left, and what can be done. */
export interface Review {
  readonly card: ReviewCard | null;
  readonly left: number;
  readonly judged: number;
  readonly loading: boolean;
  readonly issues: readonly Issue[];
  readonly canUndo: boolean;
  judge(verdict: ReviewVerdict, reason: string): Promise<boolean>;
  skip(): void;
  undo(): Promise<boolean>;
}

interface Turn {
  readonly queue: ReviewQueue | null;
  readonly at: number;
  readonly issues: readonly Issue[];
  readonly loading: boolean;
  /** Judgements given here, the last at the end. */
  readonly given: readonly string[];
  /** Pairs of this page that were judged here. */
  readonly done: number;
  readonly offset: number;
}

const PAGE = 25;
const BEGIN: Turn = {
  queue: null,
  at: 0,
  issues: [],
  loading: true,
  given: [],
  done: 0,
  offset: 0,
};

/** Goes through the queue of pairs for a reviewer, a page ahead, so that no judgement waits for a new run. */
export function useReview(by: string): Review {
  const [turn, setTurn] = useState(BEGIN);
  const load = useCallback(
    async (offset: number, signal?: AbortSignal) => {
      setTurn((before) => ({ ...before, loading: true, issues: [] }));
      const input = { limit: PAGE, offset, ...(by === "" ? {} : { by }) };
      const answer = await callCommand<ReviewQueue>("link-queue", input, signal);
      if (signal?.aborted) return;
      setTurn((before) =>
        answer.ok
          ? { ...before, queue: answer.value, at: 0, done: 0, offset, loading: false }
          : { ...before, issues: answer.issues, loading: false },
      );
    },
    [by],
  );
  useEffect(() => {
    const stop = new AbortController();
    load(0, stop.signal).catch(() => {});
    return () => stop.abort();
  }, [load]);
  const { queue, at, issues, loading, given, done, offset } = turn;
  const cards = queue?.cards ?? [];
  const card = cards[at] ?? null;
  const onward = (judged: boolean) => {
    const skipped = at + 1 - done - (judged ? 1 : 0);
    if (at + 1 < cards.length) setTurn((one) => ({ ...one, at: one.at + 1 }));
    else void load(offset + skipped);
  };
  return {
    card,
    left: Math.max(0, (queue?.total ?? 0) - done),
    judged: (queue?.judged ?? 0) + done,
    loading,
    issues,
    canUndo: given.length > 0,
    judge: async (verdict, reason) => {
      if (card === null) return false;
      const { firstName: first, secondName: second } = card;
      const input = { first, second, verdict, reason, by };
      const answer = await callCommand<{ readonly id: string }>("link-judge", input);
      if (!answer.ok) {
        setTurn((one) => ({ ...one, issues: answer.issues }));
        return false;
      }
      setTurn((one) => ({
        ...one,
        issues: [],
        done: one.done + 1,
        given: [...one.given, answer.value.id],
      }));
      onward(true);
      return true;
    },
    skip: () => onward(false),
    undo: async () => {
      const id = given.at(-1);
      if (id === undefined) return false;
      const answer = await callCommand("link-withdraw", { id, by, reason: "Undone in the review" });
      if (!answer.ok) {
        setTurn((one) => ({ ...one, issues: answer.issues }));
        return false;
      }
      setTurn((one) => ({ ...one, given: one.given.slice(0, -1) }));
      await load(0);
      return true;
    },
  };
}
