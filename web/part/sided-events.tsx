import { numeral } from "../../src/chart/index.ts";
import { writeCsv } from "../../src/picture/index.ts";
import type { CrossBorderAnswer } from "../../src/workbench/index.ts";
import { CROSS_BORDER_WORDS } from "../text/cross-border.ts";
import { useNames } from "../text/index.ts";
import { useWords } from "../text/words.ts";
import { PlainFigure } from "./plain-figure.tsx";
import { ScrollTable } from "./scroll-table.tsx";

type Events = CrossBorderAnswer["events"];
type Toll = Events[number]["figures"][number]["killed"];

/** Events across a border with the figures as each side gave them; there is no sum, by design. */
export function SidedEvents({ events }: { readonly events: Events }) {
  const words = useWords(CROSS_BORDER_WORDS);
  const names = useNames();
  const figures = events.reduce((sum, event) => sum + event.figures.length, 0);
  const toll = ({ low, best, high }: Toll) => {
    const [from, to] = [low ?? best, high ?? best];
    if (from === null && to === null) return <span className="note">{words.notGiven}</span>;
    if (from === null || to === null) return numeral((from ?? to) as number);
    if (high === null) return words.atLeast(numeral(from));
    return <bdi>{from === to ? numeral(from) : `${numeral(from)} to ${numeral(to)}`}</bdi>;
  };
  return (
    <PlainFigure
      id="sides"
      label={words.sides}
      finding={words.sidesFinding(numeral(events.length), numeral(figures))}
      saves={{ name: "mizan-sides", csv: () => sidesCsv(events) }}
    >
      {events.length === 0 && <p>{words.none}</p>}
      <div className="sided">
        {events.map((event) => (
          <section key={`${event.release} ${event.eventKey}`} className="sided-event">
            <h3 className="figure-title">
              <bdi lang="en">{event.label}</bdi>{" "}
              <span className="kicker">{names.of("countries", event.country).main}</span>
            </h3>
            <ScrollTable
              label={event.label}
              heads={[
                { name: words.givenBy },
                { name: words.stand },
                { name: words.killed, number: true },
                { name: words.injured, number: true },
                { name: words.says },
                { name: words.cite },
              ]}
            >
              {event.figures.map((figure) => (
                <tr key={figure.row}>
                  <th scope="row" lang="en">
                    {figure.givenBy}
                  </th>
                  <td>{words.stands[figure.stand]}</td>
                  <td className="number nowrap">{toll(figure.killed)}</td>
                  <td className="number nowrap">{toll(figure.injured)}</td>
                  <td className="wide" lang="en">
                    {figure.counts}
                  </td>
                  <td className="wide" lang="en">
                    {figure.url.startsWith("http") ? (
                      <a className="link" href={figure.url} rel="noreferrer">
                        {figure.citation}
                      </a>
                    ) : (
                      figure.citation
                    )}
                    <span className="note">{figure.publisher}</span>
                  </td>
                </tr>
              ))}
            </ScrollTable>
          </section>
        ))}
      </div>
    </PlainFigure>
  );
}

function sidesCsv(events: Events): string {
  return writeCsv(
    [
      "event",
      "date",
      "place",
      "given_by",
      "stand",
      "killed_low",
      "killed_best",
      "killed_high",
      "injured_low",
      "injured_high",
      "counts",
      "citation",
      "url",
    ],
    events.flatMap((event) =>
      event.figures.map((one) => [
        event.eventKey,
        event.date,
        event.place,
        one.givenBy,
        one.stand,
        one.killed.low,
        one.killed.best,
        one.killed.high,
        one.injured.low,
        one.injured.high,
        one.counts,
        one.citation,
        one.url,
      ]),
    ),
  );
}
