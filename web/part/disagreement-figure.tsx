import { useRef } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { bareFigure, drawDisagreement, frameFigure, type Measure } from "../../src/chart/index.ts";
import type { DisagreementAnswer } from "../../src/workbench/index.ts";
import { disagreementCsv, publishersOf, scopeGroups } from "../state/disagreement.ts";
import { useMode } from "../state/preferences.ts";
import { DISAGREEMENT_WORDS } from "../text/disagreement.ts";
import { useText } from "../text/index.ts";
import { useWords } from "../text/words.ts";
import { PlainFigure } from "./plain-figure.tsx";
import { useWidth } from "./width.ts";

const FILE_WIDTH = 760;

/** Every figure of the year as a dot, in groups that count the same thing. */
export function DisagreementFigure(props: {
  readonly answer: DisagreementAnswer;
  readonly place: string;
  readonly measure: Measure;
  readonly onMeasure: (measure: Measure) => void;
}) {
  const { answer, place, measure, onMeasure } = props;
  const words = useWords(DISAGREEMENT_WORDS);
  const text = useText();
  const mode = useMode();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const draw = (wide: number) =>
    drawDisagreement(
      { document, mode, width: wide },
      {
        scope: place,
        source: words.printedBy(publishersOf(answer).join(", ")),
        notes: answer.method.slice(0, 2),
        measure,
      },
      { year: answer.year, groups: scopeGroups(answer, measure, words) },
    );
  const figure = draw(width > 0 ? width : FILE_WIDTH);
  return (
    <PlainFigure
      id="disagreement"
      label={words.figure}
      finding={figure.title}
      tools={
        <ToggleButtonGroup
          className="switch"
          aria-label={words.measure}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[measure]}
          onSelectionChange={([key]) => onMeasure(key as Measure)}
        >
          <ToggleButton id="deaths">{words.killed}</ToggleButton>
          <ToggleButton id="events">{words.attacks}</ToggleButton>
        </ToggleButtonGroup>
      }
      saves={{
        name: `mizan-disagreement-${answer.year}`,
        csv: () => disagreementCsv(answer),
        svg: () => frameFigure(draw(FILE_WIDTH), mode),
      }}
      foot={
        <>
          {figure.notes.slice(0, 2).map((note) => (
            <p className="note" key={note}>
              {note}
            </p>
          ))}
          <p className="source-line">
            <span>{text.figure.source}:</span> {figure.source}
          </p>
        </>
      }
    >
      <div ref={frame} className="drawn" dir="ltr" role="img" aria-label={figure.alt}>
        <div
          aria-hidden="true"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, its texts escaped there.
          dangerouslySetInnerHTML={{ __html: width > 0 ? bareFigure(figure, mode) : "" }}
        />
      </div>
    </PlainFigure>
  );
}
