import "../style/tables.css";
import "../style/cross-border.css";
import { numeral } from "../../src/chart/index.ts";
import type { CrossBorderAnswer } from "../../src/workbench/index.ts";
import { BorderBands, BorderPairs } from "../part/border-tables.tsx";
import { Failed, Loading } from "../part/condition.tsx";
import { ScrollTable } from "../part/scroll-table.tsx";
import { SidedEvents } from "../part/sided-events.tsx";
import { useAddress } from "../state/address.ts";
import { useCommand } from "../state/remote.ts";
import { CROSS_BORDER_WORDS } from "../text/cross-border.ts";
import { useWords } from "../text/words.ts";

/** Violence at and across borders: distances, parties of different states, and each side's own figures. */
export function CrossBorderPage() {
  const { query } = useAddress();
  const words = useWords(CROSS_BORDER_WORDS);
  const asked = Object.fromEntries(
    ["from", "to"].flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : [])),
  );
  const answer = useCommand<CrossBorderAnswer>("cross-border", {
    ...asked,
    ...(query.has("source") ? { source: query.getAll("source") } : {}),
    ...(query.has("province") ? { province: query.getAll("province") } : {}),
  });
  if (answer.state === "failed") return <Failed issues={answer.issues} again={answer.again} />;
  if (answer.value === null) return <Loading title={words.loading} />;
  const { share, bands, pairs, events, sources, notes, method } = answer.value;
  return (
    <div className="picture">
      <h1 className="title">{words.title}</h1>
      <Share share={share} />
      {bands.length > 0 && <BorderBands bands={bands} />}
      {pairs.length > 0 && <BorderPairs pairs={pairs} />}
      <SidedEvents events={events} />
      <section className="figure texts" lang="en" aria-label={words.sources}>
        <h2 className="figure-title">{words.sources}</h2>
        <ul className="plain-list">
          {sources.map((source) => (
            <li key={source.release}>
              <strong>{source.title}</strong>, {source.publisher} ({source.licence}).{" "}
              {source.citation} {source.counts} {source.leavesOut}
            </li>
          ))}
        </ul>
        <h2 className="figure-title">{words.method}</h2>
        <ul className="plain-list">
          {[...notes, answer.value.whyCounted, ...method].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** What no source gives, said first, with what was searched. */
function Share({ share }: Pick<CrossBorderAnswer, "share">) {
  const words = useWords(CROSS_BORDER_WORDS);
  const fields = share.searched.reduce((sum, one) => sum + one.fields, 0);
  return (
    <section className="absence" aria-labelledby="no-share">
      <h2 id="no-share">{words.noShare}</h2>
      <p>{words.searched(numeral(fields), numeral(share.searched.length))}</p>
      <details>
        <summary>{words.searchedList}</summary>
        <ScrollTable
          label={words.searchedList}
          heads={[
            { name: words.release },
            { name: words.fields, number: true },
            { name: words.found },
          ]}
        >
          {share.searched.map((one) => (
            <tr key={one.release}>
              <th scope="row">{one.release}</th>
              <td className="number">{numeral(one.fields)}</td>
              <td>{one.found.join(", ") || words.nothing}</td>
            </tr>
          ))}
        </ScrollTable>
      </details>
      {share.counts.length > 0 && (
        <>
          <p className="note">{words.counts}</p>
          <ul className="plain-list" lang="en">
            {share.counts.map((one) => (
              <li key={`${one.release} ${one.countedBy} ${one.period}`}>
                {one.countedBy}, {one.period}: {one.scope},{" "}
                {one.attacks === null ? words.notGiven : numeral(one.attacks)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
