import type { ReactNode } from "react";
import { Button, Link } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { LogDescription } from "../../src/workbench/index.ts";
import { saveFile } from "../state/save.ts";
import { shownTime, useText } from "../text/index.ts";
import { LOG_WORDS } from "../text/log.ts";
import { useWords } from "../text/words.ts";
import { announce } from "./announcement.ts";
import { ScrollTable } from "./scroll-table.tsx";

/** The signed state of the log, and which witnesses have seen it. */
export function LogState({ log }: { readonly log: LogDescription }) {
  const words = useWords(LOG_WORDS);
  const text = useText();
  const save = () => {
    saveFile(new Blob([log.checkpoint], { type: "text/plain" }), "checkpoint");
    announce(words.saved("checkpoint"));
  };
  return (
    <div className="log-state">
      <section className="figure" aria-labelledby="state-title">
        <h2 className="figure-title" id="state-title">
          {words.state}
        </h2>
        <dl className="facts log-facts">
          <Fact name={words.origin}>{log.origin}</Fact>
          <Fact name={words.size}>{numeral(log.size)}</Fact>
          <Fact name={words.root} note={words.rootNote}>
            {log.root}
          </Fact>
          <Fact name={words.key} note={words.keyNote}>
            {log.key}
          </Fact>
          {log.lastEntry !== null && (
            <div>
              <dt>{words.last}</dt>
              <dd>{shownTime(log.lastEntry, text)}</dd>
            </div>
          )}
        </dl>
        <div className="chips">
          <Button className="button" onPress={save}>
            {words.saveCheckpoint}
          </Button>
          <Link className="link" href="/verify">
            {words.verifyPage}
          </Link>
        </div>
      </section>
      <Witnesses log={log} />
    </div>
  );
}

function Fact(props: {
  readonly name: string;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <bdi dir="ltr" className="mono">
          {props.children}
        </bdi>
        {props.note !== undefined && <p className="note">{props.note}</p>}
      </dd>
    </div>
  );
}

function Witnesses({ log }: { readonly log: LogDescription }) {
  const words = useWords(LOG_WORDS);
  const text = useText();
  const { witnesses } = log.policy;
  return (
    <section className="figure" aria-labelledby="witnesses-title">
      <h2 className="figure-title" id="witnesses-title">
        {words.witnesses}
      </h2>
      {witnesses.length > 0 ? (
        <ScrollTable
          label={words.witnessList}
          heads={[{ name: words.witness }, { name: words.cosigned }]}
        >
          {witnesses.map(({ name, url, time }) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
                {url !== null && (
                  <span className="note">
                    <bdi dir="ltr">{url}</bdi>
                  </span>
                )}
              </th>
              <td>{time === null ? words.notYet : shownTime(time, text)}</td>
            </tr>
          ))}
        </ScrollTable>
      ) : (
        <div className="log-how">
          <p>{words.noWitness}</p>
          <p>{words.nameThem}</p>
          <pre className="pre" dir="ltr">{`${words.policyExample}\n\n${words.askCommand}`}</pre>
        </div>
      )}
    </section>
  );
}
