import "../style/tables.css";
import "../style/linkage.css";
import { useEffect, useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import { announce } from "../part/announcement.ts";
import { Failed, Loading } from "../part/condition.tsx";
import { LinkMap } from "../part/link-map.tsx";
import { LinkReports } from "../part/link-reports.tsx";
import {
  REVIEW_VERDICTS,
  type Review,
  type ReviewVerdict,
  useReview,
} from "../state/link-review.ts";
import { prefer, usePreferences } from "../state/preferences.ts";
import { LINKAGE_WORDS } from "../text/linkage.ts";
import { useWords } from "../text/words.ts";

/** The review queue: two reports at a time, judged by the keys 1 to 5, blind to what the model thinks. */
export function ReviewPage() {
  const words = useWords(LINKAGE_WORDS);
  const { author } = usePreferences();
  const review = useReview(author.trim());
  const [reason, setReason] = useState("");
  const [said, setSaid] = useState("");
  const tell = (text: string) => {
    setSaid(text);
    announce(text);
  };
  const acts = useActs({ review, reason, author, tell, clear: () => setReason("") });
  useReviewKeys(acts);
  return (
    <div className="picture">
      <h1 className="title">{words.reviewTitle(numeral(review.left), numeral(review.judged))}</h1>
      <p className="lead">{words.reviewLead}</p>
      <p className="note">{words.keys}</p>
      <div className="link-said">
        <TextField value={author} onChange={(value) => prefer({ author: value })} isRequired>
          <Label>{words.reviewer}</Label>
          <Input className="input" />
        </TextField>
        <TextField value={reason} onChange={setReason}>
          <Label>{words.reason}</Label>
          <Input className="input" placeholder={words.reasonHint} />
        </TextField>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere. */}
      <div className="link-verdicts" role="group" aria-label={words.judgements}>
        {REVIEW_VERDICTS.map((verdict, at) => (
          <Button
            key={verdict}
            className="button"
            isDisabled={review.card === null}
            onPress={() => acts.judge(verdict)}
          >
            {`${at + 1} ${words.verdicts[verdict]}`}
          </Button>
        ))}
        <Button
          className="button-quiet"
          isDisabled={review.card === null}
          onPress={() => acts.skip()}
        >
          {words.skip}
        </Button>
        <Button className="button-quiet" isDisabled={!review.canUndo} onPress={() => acts.undo()}>
          {words.undo}
        </Button>
      </div>
      {said !== "" && <p className="note">{said}</p>}
      {review.issues.length > 0 && <Failed issues={review.issues} />}
      <Pair review={review} />
    </div>
  );
}

function Pair({ review: { card, loading, issues } }: { readonly review: Review }) {
  const words = useWords(LINKAGE_WORDS);
  if (card === null)
    return loading ? (
      <Loading title={words.loading} />
    ) : (
      issues.length === 0 && <p className="lead">{words.done}</p>
    );
  const observations = [card.first, card.second];
  return (
    <>
      <LinkReports
        observations={observations}
        differs={card.differs}
        titles={[words.first, words.second]}
      />
      <LinkMap observations={observations} />
    </>
  );
}

interface Acts {
  judge(verdict: ReviewVerdict): void;
  skip(): void;
  undo(): void;
}

function useActs(props: {
  readonly review: Review;
  readonly reason: string;
  readonly author: string;
  readonly tell: (text: string) => void;
  readonly clear: () => void;
}): Acts {
  const { review, reason, author, tell, clear } = props;
  const words = useWords(LINKAGE_WORDS);
  const [busy, setBusy] = useState(false);
  const once = async (task: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    try {
      await task();
    } finally {
      setBusy(false);
    }
  };
  return {
    judge: (verdict) => {
      if (author.trim() === "") return tell(words.needReviewer);
      const named = words.verdicts[verdict] ?? verdict;
      void once(async () => {
        if (!(await review.judge(verdict, reason.trim() || named))) return;
        tell(words.saved(named));
        clear();
      });
    },
    skip: () => {
      if (!busy) review.skip();
    },
    undo: () => {
      void once(async () => {
        if (await review.undo()) tell(words.undone);
      });
    },
  };
}

function useReviewKeys(acts: Acts): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLElement && target.closest("input, textarea, [role=dialog]")) return;
      const verdict = REVIEW_VERDICTS[Number(key) - 1];
      if (verdict !== undefined) acts.judge(verdict);
      else if (key.toLowerCase() === "s") acts.skip();
      else if (key.toLowerCase() === "u") acts.undo();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
}
