import { numeral } from "../../src/chart/index.ts";
import { figureRows } from "../chart/figure-rows.ts";
import { useFacts } from "../state/facts.tsx";
import { usePicture } from "../state/picture.tsx";
import type { FigureName } from "../state/rankings.ts";
import { useNames, useText } from "../text/index.ts";
import { Drawer } from "./drawer.tsx";
import { SourceFactsList } from "./source-facts.tsx";

const SHOWN = 100;

/** How the numbers of a figure are known: the numbers themselves, their sources and the method. */
export function KnowDrawer({ figure }: { readonly figure: FigureName }) {
  const picture = usePicture();
  const { value: facts } = useFacts();
  const text = useText();
  const names = useNames();
  const all = figureRows(figure, { picture, facts, names, text });
  const rows = figure === "timeline" ? all.filter((row) => row.events > 0).toReversed() : all;
  return (
    <Drawer title={text.know.title}>
      {(facts?.sources ?? []).map((source) => (
        <SourceFactsList key={source.release} source={source} />
      ))}
      <h3>{text.know.method}</h3>
      {(facts?.method ?? [text.know.methodText]).map((words) => (
        <p key={words} className="note" lang={facts === null ? text.language : "en"}>
          {words}
        </p>
      ))}
      {(facts?.notes ?? []).map((note) => (
        <p key={note.text} className="note" lang="en">
          {note.text}
        </p>
      ))}
      <h3>{text.know.numbers}</h3>
      <div className="scroll-x">
        <table className="numbers">
          <thead>
            <tr>
              <th scope="col">{text.know.name}</th>
              <th scope="col" className="number">
                {text.measure.events}
              </th>
              {[text.know.low, text.know.best, text.know.high].map((name) => (
                <th scope="col" className="number" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row) => (
              <tr key={row.code}>
                <th scope="row">{row.name}</th>
                <td className="number">{numeral(row.events)}</td>
                <td className="number">{numeral(row.deathsLow)}</td>
                <td className="number">{numeral(row.deathsBest)}</td>
                <td className="number">{numeral(row.deathsHigh)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > SHOWN && (
        <p className="note">{text.filter.shown(SHOWN, numeral(rows.length))}</p>
      )}
    </Drawer>
  );
}
