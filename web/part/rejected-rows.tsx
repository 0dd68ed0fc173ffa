import { Button } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import { writeCsv } from "../../src/picture/index.ts";
import type { RejectedAnswer } from "../state/datasets.ts";
import { useCommand } from "../state/remote.ts";
import { DATASETS_WORDS } from "../text/datasets.ts";
import { useWords } from "../text/words.ts";
import { Failed, Loading } from "./condition.tsx";
import { PlainFigure } from "./plain-figure.tsx";
import { ScrollTable } from "./scroll-table.tsx";

const SHOWN = 500;

/** The rows of a release that were not used, each with its line, the reason and what it said. */
export function RejectedRows(props: { readonly release: string; readonly onClose: () => void }) {
  const words = useWords(DATASETS_WORDS);
  const answer = useCommand<RejectedAnswer>("rejected", { release: props.release, limit: SHOWN });
  if (answer.state === "failed") return <Failed issues={answer.issues} again={answer.again} />;
  if (answer.value === null) return <Loading title={words.loading} />;
  const { key, total, rows } = answer.value;
  const names = words.rejectedColumns;
  return (
    <div id="rejected">
      <PlainFigure
        id="rejected-rows"
        label={words.rejectedTitle(key, numeral(total))}
        finding={words.rejectedFinding}
        tools={
          <Button className="button" onPress={props.onClose}>
            {words.close}
          </Button>
        }
        saves={{
          name: `mizan-rejected-${key}`,
          csv: () =>
            writeCsv(
              ["line", "code", "field", "expected", "found", "original"],
              rows.map((row) => [
                row.line,
                row.code,
                row.field,
                row.expected,
                row.found,
                row.original,
              ]),
            ),
        }}
        foot={
          total > rows.length && (
            <p className="note">{words.shown(numeral(rows.length), numeral(total))}</p>
          )
        }
      >
        <ScrollTable
          label={words.rejectedTitle(key, numeral(total))}
          heads={Object.entries(names).map(([name, head]) => ({
            name: head,
            number: name === "line",
          }))}
        >
          {rows.map((row) => (
            <tr key={`${row.line} ${row.code} ${row.field}`}>
              <td className="number">{row.line}</td>
              <td>
                <code>{row.code}</code>
              </td>
              <td lang="en">{row.field}</td>
              <td lang="en">{row.expected}</td>
              <td lang="en">{row.found}</td>
              <td className="original" lang="en">
                <code>{row.original}</code>
              </td>
            </tr>
          ))}
        </ScrollTable>
      </PlainFigure>
    </div>
  );
}
