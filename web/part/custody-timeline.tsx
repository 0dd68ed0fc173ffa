import type { Finding } from "../../src/evidence/index.ts";
import type { CustodyRow } from "../../src/workbench/index.ts";
import { EVIDENCE_WORDS } from "../text/evidence.ts";
import { shownTime, useText } from "../text/index.ts";
import { useWords } from "../text/words.ts";
import { PlainFigure } from "./plain-figure.tsx";
import { ProofBadge } from "./proof-badge.tsx";

/** Everything that was done with an item, first to last, each event with its own proof. */
export function CustodyTimeline(props: {
  readonly custody: readonly CustodyRow[];
  readonly findings: readonly Finding[];
}) {
  const { custody, findings } = props;
  const words = useWords(EVIDENCE_WORDS);
  const text = useText();
  const gaps = findings.filter(({ status }) => status !== "pass");
  return (
    <PlainFigure
      id="custody"
      label={words.custody}
      finding={words.custodyFinding(custody.length, gaps.length > 0)}
    >
      {gaps.map(({ check, detail }) => (
        <p className="banner" lang="en" key={`${check} ${detail}`}>
          {detail}
        </p>
      ))}
      <ol className="custody">
        {custody.map((event) => (
          <li key={event.id}>
            <p className="custody-time">{shownTime(event.at, text)}</p>
            <div>
              <p>
                <strong>{words.actions[event.action] ?? event.action}</strong>{" "}
                <bdi>{event.actor}</bdi>
                {event.recipient !== null && `, ${words.to(event.recipient)}`}
              </p>
              <p className="note" dir="auto">
                {event.reason}
                {event.tool !== null && ` (${event.tool})`}
              </p>
            </div>
            <ProofBadge
              short
              shown={{
                kind: "custody-event",
                id: event.id,
                revision: 1,
                index: event.index,
                values: null,
              }}
            />
          </li>
        ))}
      </ol>
    </PlainFigure>
  );
}
