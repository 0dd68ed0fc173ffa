import { numeral } from "../../src/chart/index.ts";
import { describeInterval } from "../../src/kernel/index.ts";
import type { EventExplained, Explanation } from "../../src/workbench/index.ts";
import { useCommand } from "../state/remote.ts";
import { shownDay, useText } from "../text/index.ts";
import { LINKAGE_WORDS } from "../text/linkage.ts";
import { useWords } from "../text/words.ts";
import { Failed, Loading } from "./condition.tsx";
import { LinkMap } from "./link-map.tsx";
import { LinkReports } from "./link-reports.tsx";
import { PlainFigure } from "./plain-figure.tsx";

/** One linked event: its reports side by side, where they put it, and why they are one event. */
export function LinkEvent({ id }: { readonly id: string }) {
  const words = useWords(LINKAGE_WORDS);
  const text = useText();
  const answer = useCommand<EventExplained>("link-explain", { id });
  if (answer.state === "failed") return <Failed issues={answer.issues} again={answer.again} />;
  if (answer.value === null) return <Loading title={words.loading} />;
  const { event, observations, differs, explanations, runnersUp, judgements } = answer.value;
  const when = [event.dateStart, event.dateEnd].map((day) => shownDay(day, text));
  const facts = [
    words.killed(describeInterval(event.killed)),
    words.origins(numeral(event.reports), numeral(event.origins)),
    ...(event.weakest === null ? [] : [words.weakest(event.weakest.toFixed(2))]),
  ];
  return (
    <div className="picture">
      <h1 className="title">
        {words.eventTitle(event.place ?? words.placeNotKnown, [...new Set(when)].join(" \u2013 "))}
      </h1>
      <p className="lead">{facts.join(" \u00b7 ")}</p>
      <Others label={words.partOf} ids={event.partOf} />
      <Others label={words.contains} ids={event.parts} />
      <LinkReports observations={observations} differs={differs} />
      <LinkMap observations={observations} />
      <Waterfalls id="why" label={words.why} explanations={explanations} />
      <Waterfalls id="why-not" label={words.whyNot} explanations={runnersUp} />
      <PlainFigure
        id="judgements"
        label={words.judgements}
        finding={judgements.length === 0 ? words.noJudgements : numeral(judgements.length)}
      >
        <ul className="link-list">
          {judgements.map((one) => (
            <li key={one.id}>
              <bdi>{words.judged(words.verdicts[one.verdict] ?? one.verdict, one.by)}</bdi>
              <span className="note">
                <bdi dir="ltr">{`${one.first}, ${one.second}`}</bdi> <bdi>{one.reason}</bdi>
              </span>
            </li>
          ))}
        </ul>
      </PlainFigure>
      <p className="note" lang="en" dir="ltr">
        {answer.value.calibration} {answer.value.method}
      </p>
    </div>
  );
}

function Others({ label, ids }: { readonly label: string; readonly ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <p className="lead">
      {label}{" "}
      {ids.map((id) => (
        <span key={id}>
          <a className="link link-id" href={`/linkage/${encodeURIComponent(id)}`}>
            <bdi dir="ltr">{id}</bdi>
          </a>{" "}
        </span>
      ))}
    </p>
  );
}

const BAR_MOST = 12;

function Waterfalls(props: {
  readonly id: string;
  readonly label: string;
  readonly explanations: readonly Explanation[];
}) {
  const { id, label, explanations } = props;
  const words = useWords(LINKAGE_WORDS);
  if (explanations.length === 0) return null;
  return (
    <PlainFigure id={id} label={label} finding={words.steps}>
      <div className="link-falls">
        {explanations.map((one) => (
          <details key={`${one.first}\n${one.second}`} open={explanations.length < 4}>
            <summary>
              <bdi dir="ltr">{`${shortName(one.first)} + ${shortName(one.second)}`}</bdi>
              {`: ${words.probability(one.p.toFixed(3))}`}
            </summary>
            <Steps explanation={one} />
            <p className="note" lang="en" dir="ltr">
              {one.verdict}
            </p>
          </details>
        ))}
      </div>
    </PlainFigure>
  );
}

function Steps({ explanation: { steps } }: { readonly explanation: Explanation }) {
  return (
    <ol className="link-steps" dir="ltr" lang="en">
      {steps.map(({ name, words, log2 }) => {
        const width = (50 * Math.min(BAR_MOST, Math.abs(log2))) / BAR_MOST;
        const style = {
          inlineSize: `${width}%`,
          marginInlineStart: `${log2 < 0 ? 50 - width : 50}%`,
        };
        return (
          <li key={name}>
            <span className="link-step-name">{name}</span>
            <span className="link-step-number">
              {`${log2 < 0 ? "\u2212" : "+"}${Math.abs(log2).toFixed(1)}`}
            </span>
            <span className="link-step-track" aria-hidden="true">
              <span className={log2 < 0 ? "link-step-against" : "link-step-for"} style={style} />
            </span>
            <span className="note">{words}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** An observation's name without the release of its dataset. */
function shortName(name: string): string {
  return name.replace(/@[^#]*#/u, " ");
}
