import { Link } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { LogDescription } from "../../src/workbench/index.ts";
import { shownDay, useText } from "../text/index.ts";
import { LOG_WORDS } from "../text/log.ts";
import { useWords } from "../text/words.ts";
import { ScrollTable } from "./scroll-table.tsx";

/** Who wrote how many entries, and about which kinds of record. */
export function LogAuthors({ log }: { readonly log: LogDescription }) {
  const words = useWords(LOG_WORDS);
  const text = useText();
  return (
    <section className="figure" aria-labelledby="written-title">
      <h2 className="figure-title" id="written-title">
        {words.written}
      </h2>
      <div className="log-written">
        <ScrollTable
          label={words.authors}
          heads={[
            { name: words.author },
            { name: words.entries, number: true },
            { name: words.firstEntry },
            { name: words.lastOf },
          ]}
        >
          {log.authors.map(({ name, id, entries, first, last }) => (
            <tr key={id}>
              <th scope="row">
                <Link className="link" href={`/log?author=${id}#figure-entries`}>
                  <bdi>{name}</bdi>
                </Link>
                <span className="note">
                  <bdi dir="ltr">{id}</bdi>
                </span>
              </th>
              <td className="number">{numeral(entries)}</td>
              <td className="nowrap">{shownDay(first, text)}</td>
              <td className="nowrap">{shownDay(last, text)}</td>
            </tr>
          ))}
        </ScrollTable>
        <ScrollTable
          label={words.kinds}
          heads={[{ name: words.kind }, { name: words.entries, number: true }]}
        >
          {log.kinds.map(({ kind, entries }) => (
            <tr key={kind}>
              <th scope="row">
                <Link className="link" href={`/log?kind=${kind}#figure-entries`}>
                  <bdi>{kind}</bdi>
                </Link>
              </th>
              <td className="number">{numeral(entries)}</td>
            </tr>
          ))}
        </ScrollTable>
      </div>
      <p className="note">{words.authorNote}</p>
      {log.unreadable > 0 && (
        <p className="freshness freshness-stale">{words.unreadable(numeral(log.unreadable))}</p>
      )}
    </section>
  );
}
