import { numeral } from "../../src/chart/index.ts";
import type { DisagreementAnswer } from "../../src/workbench/index.ts";
import { periodOf } from "../state/disagreement.ts";
import { DISAGREEMENT_WORDS } from "../text/disagreement.ts";
import { useWords } from "../text/words.ts";
import { ScrollTable } from "./scroll-table.tsx";

type Series = DisagreementAnswer["series"][number];

/** All figures of the year side by side: one row for each value that a source is said to give. */
export function DisagreementTable({ series }: { readonly series: readonly Series[] }) {
  const words = useWords(DISAGREEMENT_WORDS);
  const { columns } = words;
  const numbers = new Set(["number", "attacks", "killed", "injured"]);
  return (
    <ScrollTable
      label={words.table}
      heads={Object.entries(columns).map(([key, name]) => ({ name, number: numbers.has(key) }))}
    >
      {series.flatMap((one, at) =>
        one.versions.map((version, turn) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: values of one answer never move.
          <tr key={`${at} ${turn}`}>
            <td className="number">{turn === 0 ? at + 1 : ""}</td>
            <th scope="row">
              <bdi>{one.countedBy}</bdi>
              {one.kind === "computed" && <span className="note">{words.computed}</span>}
            </th>
            <td lang="en">{one.scope}</td>
            <td>
              <bdi className="nowrap">{periodOf(one)}</bdi>
              <span className="note">{one.wholeYear ? words.wholeYear : words.partYear}</span>
            </td>
            <td className="number">{given(version.attacks, words.notGiven)}</td>
            <td className="number nowrap">{rangeOf(version.killed, words.notGiven)}</td>
            <td className="number">{given(version.injured, words.notGiven)}</td>
            <td lang="en" className="wide">
              {one.counts}
            </td>
            <td lang="en" className="wide">
              {one.leavesOut}
            </td>
            <td className={version.standing === "suspected-misprint" ? "caution" : undefined}>
              {words.standings[version.standing] ?? version.standing}
              {version.why !== "" && (
                <span className="note" lang="en">
                  {version.why}
                </span>
              )}
            </td>
            <td>{words.reports(version.prints.length, one.origins)}</td>
            <td className="wide">
              <Prints prints={version.prints} />
            </td>
          </tr>
        )),
      )}
    </ScrollTable>
  );
}

function Prints({ prints }: { readonly prints: Series["versions"][number]["prints"] }) {
  return (
    <ul lang="en">
      {prints.map((print) => (
        <li key={`${print.release} ${print.line} ${print.url}`}>
          {print.url.startsWith("http") ? (
            <a className="link" href={print.url} rel="noreferrer">
              {print.citation || print.publisher}
            </a>
          ) : (
            print.citation
          )}
          <span className="note">
            {[print.publisher, print.sourceDate, print.note].filter(Boolean).join(", ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

function given(value: number | null, none: string) {
  return value === null ? <span className="note">{none}</span> : numeral(value);
}

function rangeOf(
  { low, best, high }: { low: number | null; best: number | null; high: number | null },
  none: string,
) {
  const [from, to] = [low ?? best, high ?? best];
  if (from === null && to === null) return <span className="note">{none}</span>;
  if (from === to || to === null || from === null) return numeral((to ?? from) as number);
  return <bdi>{`${numeral(from)} to ${numeral(to)}`}</bdi>;
}
