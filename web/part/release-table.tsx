import { Button } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { Dataset, ReleaseAge } from "../state/datasets.ts";
import { DATASETS_WORDS } from "../text/datasets.ts";
import { useWords } from "../text/words.ts";
import { ScrollTable } from "./scroll-table.tsx";

/** Every release with what its manifest says: rows, rejected rows, licence, scope, age and gaps. */
export function ReleaseTable(props: {
  readonly datasets: readonly Dataset[];
  readonly ages: readonly ReleaseAge[];
  readonly onRejected: (release: string) => void;
}) {
  const { datasets, ages, onRejected } = props;
  const words = useWords(DATASETS_WORDS);
  const numbers = new Set(["rows", "accepted", "rejected", "age"]);
  return (
    <ScrollTable
      label={words.table}
      heads={Object.entries(words.columns).map(([key, name]) => ({
        name,
        number: numbers.has(key),
      }))}
    >
      {datasets.map((one) => {
        const age = ages.find(({ release }) => release === one.key);
        return (
          <tr key={one.key}>
            <th scope="row" className="wide">
              {one.title}
              <span className="note">
                <bdi>{one.key}</bdi>, {one.publisher}
              </span>
            </th>
            <td className="nowrap">
              {one.period === null ? words.none : <Period {...one.period} />}
            </td>
            <td className="number nowrap">
              {age?.ageDays == null ? words.none : words.days(numeral(age.ageDays))}
              {age?.stale && <span className="badge caution">{words.stale}</span>}
            </td>
            <td className="number">{numeral(one.rows)}</td>
            <td className="number">{numeral(one.accepted)}</td>
            <td className="number">
              {one.rejected === 0 ? (
                numeral(0)
              ) : (
                <Button
                  className="link"
                  aria-label={words.rejectedOpen(one.key, numeral(one.rejected))}
                  onPress={() => onRejected(one.key)}
                >
                  {numeral(one.rejected)}
                </Button>
              )}
            </td>
            <td lang="en">
              {one.dropped.length === 0
                ? words.none
                : one.dropped.map(({ column, reason, cells }) => (
                    <div key={column}>
                      {column}{" "}
                      <span className="note">{`${reason} (${words.cells(numeral(cells))})`}</span>
                    </div>
                  ))}
            </td>
            <td>
              <Gaps age={age} />
            </td>
            <td className="wide" lang="en">
              {one.licence}
              <span className="note">{one.citation}</span>
            </td>
            <td className="wide" lang="en">
              {one.counts}
              <span className="note">{one.leavesOut}</span>
            </td>
            <td className="nowrap">
              <bdi>{one.importedAt.slice(0, 10)}</bdi>
            </td>
          </tr>
        );
      })}
    </ScrollTable>
  );
}

function Period({ from, to }: { readonly from: string; readonly to: string }) {
  return (
    <>
      <bdi>{from}</bdi>
      <br />
      <bdi>{to}</bdi>
    </>
  );
}

function Gaps({ age }: { readonly age: ReleaseAge | undefined }) {
  const words = useWords(DATASETS_WORDS);
  if (age === undefined || age.gapMonths === 0) return words.none;
  return (
    <details>
      <summary>{numeral(age.gapMonths)}</summary>
      <p className="gaps" lang="en">
        {age.gaps.join(", ")}
      </p>
    </details>
  );
}
