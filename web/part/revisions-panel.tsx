import { numeral } from "../../src/chart/index.ts";
import type { Revisions } from "../../src/workbench/index.ts";
import type { Dataset } from "../state/datasets.ts";
import { useCommand } from "../state/remote.ts";
import { DATASETS_WORDS } from "../text/datasets.ts";
import { useWords } from "../text/words.ts";
import { Failed, Loading } from "./condition.tsx";
import { PlainFigure } from "./plain-figure.tsx";
import { ScrollTable } from "./scroll-table.tsx";

/** What changed between two releases, row by row where they share ids, and in yearly totals. */
export function RevisionsPanel(props: {
  readonly datasets: readonly Dataset[];
  readonly before: string;
  readonly after: string;
  readonly onChange: (name: "before" | "after", release: string) => void;
}) {
  const { datasets, before, after, onChange } = props;
  const words = useWords(DATASETS_WORDS);
  const events = datasets.filter(({ holds }) => holds === "events" || holds === "figures");
  const chosen = before !== "" && after !== "" && before !== after;
  return (
    <section className="figure" aria-labelledby="revisions-title" id="revisions">
      <h2 className="figure-title" id="revisions-title">
        {words.revisions}
      </h2>
      {events.length < 2 ? (
        <p>{words.onlyOne}</p>
      ) : (
        <div className="import-fields">
          {(["before", "after"] as const).map((name) => (
            <label className="field" key={name}>
              <span>{words[name]}</span>
              <select
                value={name === "before" ? before : after}
                onChange={(event) => onChange(name, event.target.value)}
              >
                <option value="" />
                {events.map(({ key }) => (
                  <option key={key}>{key}</option>
                ))}
              </select>
            </label>
          ))}
        </div>
      )}
      {chosen && <Changes before={before} after={after} />}
    </section>
  );
}

function Changes({ before, after }: { readonly before: string; readonly after: string }) {
  const words = useWords(DATASETS_WORDS);
  const answer = useCommand<Revisions>("revisions", { before, after });
  if (answer.state === "failed") return <Failed issues={answer.issues} again={answer.again} />;
  if (answer.value === null || answer.state === "loading") {
    return <Loading title={words.comparing} />;
  }
  const { rows, years, notes } = answer.value;
  const shown = (value: number | null | undefined) =>
    value == null ? <span className="note">{words.notCovered}</span> : numeral(value);
  return (
    <PlainFigure
      id="changes"
      label={`${before} · ${after}`}
      finding={
        rows === null
          ? words.noRows
          : words.rowChange(
              numeral(rows.added),
              numeral(rows.removed),
              numeral(rows.changed),
              numeral(rows.unchanged),
            )
      }
      foot={notes.map((note) => (
        <p className="note" lang="en" key={note}>
          {note}
        </p>
      ))}
    >
      <ScrollTable
        label={words.revisions}
        heads={[
          { name: words.year },
          { name: words.eventsBefore, number: true },
          { name: words.eventsAfter, number: true },
          { name: words.eventsChange, number: true },
          { name: words.deathsBefore, number: true },
          { name: words.deathsAfter, number: true },
          { name: words.deathsChange, number: true },
        ]}
      >
        {years.map((one) => (
          <tr key={one.year}>
            <th scope="row">{one.year}</th>
            <td className="number">{shown(one.before?.events)}</td>
            <td className="number">{shown(one.after?.events)}</td>
            <td className="number">{shown(one.events)}</td>
            <td className="number">{shown(one.before?.deathsBest)}</td>
            <td className="number">{shown(one.after?.deathsBest)}</td>
            <td className="number">{shown(one.deathsBest)}</td>
          </tr>
        ))}
      </ScrollTable>
    </PlainFigure>
  );
}
