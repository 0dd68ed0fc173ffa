import type { ReactNode, RefObject } from "react";
import type { FigureName } from "../state/rankings.ts";
import { useText } from "../text/index.ts";
import { FigureActions } from "./figure-actions.tsx";
import { SourceLine } from "./source-line.tsx";

/**
 * A figure: what is seen in a sentence, the unit, the drawing, where it comes from, and what can be done
 * with it. The sentence is written while the reader brushes, so it is a place and not a text.
 */
export function Figure(props: {
  readonly id: FigureName;
  readonly label: string;
  readonly finding: RefObject<HTMLSpanElement | null>;
  readonly unit: string | null;
  readonly level: 2 | 3;
  readonly tools?: ReactNode;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  const { id, label, finding, unit, level, tools, note, children } = props;
  const Heading = level === 2 ? "h2" : "h3";
  const text = useText();
  return (
    <section className={`figure figure-${id}`} aria-labelledby={`figure-${id}`}>
      <header className="figure-head">
        <Heading id={`figure-${id}`} className="figure-title">
          <span className="kicker">{label}</span>
          <span className="finding" ref={finding} />
        </Heading>
        <FigureActions name={id} label={label} />
      </header>
      {tools && <div className="figure-tools">{tools}</div>}
      {unit !== null && <p className="unit">{unit}</p>}
      {children}
      {level === 2 && (
        <footer className="figure-foot">
          {note}
          <SourceLine label={text.figure.source} />
        </footer>
      )}
    </section>
  );
}
