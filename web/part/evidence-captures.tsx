import { Link } from "react-aria-components";
import type { CaptureRow } from "../../src/workbench/index.ts";
import { EVIDENCE_WORDS } from "../text/evidence.ts";
import { shownTime, type Text, useText } from "../text/index.ts";
import { useWords } from "../text/words.ts";
import { CourtMark } from "./evidence-list.tsx";
import { MarkingBadge } from "./marking-badge.tsx";

/** How an item was captured: where, when, by whom and with what, each time that it was. */
export function EvidenceCaptures({ captures }: { readonly captures: readonly CaptureRow[] }) {
  const words = useWords(EVIDENCE_WORDS);
  const text = useText();
  return (
    <section className="figure" aria-labelledby="captures-title">
      <h2 className="figure-title" id="captures-title">
        {words.captures}
      </h2>
      <ol className="captures">
        {captures.map((capture, at) => (
          <li key={capture.id}>
            <p className="record-facts">
              <Link className="link" href={`/records/capture/${capture.id}`}>
                {words.captureOf(at + 1)}
              </Link>
              <MarkingBadge marking={capture.marking} />
              <CourtMark minimum={capture.courtMinimum} />
            </p>
            <dl className="facts">
              {factsOf(capture, text).map(([key, value]) => (
                <div key={key} style={{ display: "contents" }}>
                  <dt>{words.captureFacts[key]}</dt>
                  <dd>{value === null ? words.notKnown : <bdi>{value}</bdi>}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </section>
  );
}

type FactName = keyof (typeof EVIDENCE_WORDS)["en"]["captureFacts"];

/** The facts of a capture; the first ones are asked for and stand there also when they are not known. */
function factsOf(capture: CaptureRow, text: Text): readonly (readonly [FactName, string | null])[] {
  const { url, finalUrl, status, capturedAt, clockOffsetMs, tool, toolVersion } = capture;
  const { collector, networkExit, purpose } = capture;
  const optional: (readonly [FactName, string | null])[] = [
    ["finalUrl", finalUrl === url ? null : finalUrl],
    ["status", status === null ? null : String(status)],
    ["clockOffsetMs", clockOffsetMs === null ? null : `${clockOffsetMs} ms`],
    ["networkExit", networkExit],
  ];
  return [
    ["url", url],
    ["capturedAt", capturedAt === null ? null : shownTime(capturedAt, text)],
    ["tool", tool === null ? null : `${tool} ${toolVersion ?? ""}`.trim()],
    ["collector", collector],
    ["purpose", purpose],
    ...optional.filter(([, value]) => value !== null),
  ];
}
