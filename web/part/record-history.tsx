import { Link } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import { fieldTitle, type RevisionFacts, recordAddress } from "../state/records.ts";
import { shownTime, useText } from "../text/index.ts";
import { LOG_WORDS } from "../text/log.ts";
import { RECORDS_WORDS } from "../text/records.ts";
import { useWords } from "../text/words.ts";
import { MarkingBadge } from "./marking-badge.tsx";
import { PlainFigure } from "./plain-figure.tsx";
import { ProofBadge } from "./proof-badge.tsx";
import { ScrollTable } from "./scroll-table.tsx";

/** Every change of a record, the last first, each with its own proof. */
export function RecordHistory(props: {
  readonly kind: string;
  readonly id: string;
  readonly history: readonly RevisionFacts[];
}) {
  const { kind, id, history } = props;
  const words = useWords(RECORDS_WORDS);
  const text = useText();
  const { actions } = useWords(LOG_WORDS);
  const heads = Object.entries(words.historyColumns).map(([key, name]) => ({
    name,
    number: key === "revision",
  }));
  const last = history.at(-1);
  const finding = words.historyFinding(
    history.length,
    last === undefined ? "" : shownTime(last.time, text),
  );
  return (
    <PlainFigure id="history" label={words.history} finding={finding}>
      <ScrollTable label={words.history} heads={heads}>
        {history.toReversed().map((one) => (
          <tr key={one.revision}>
            <td className="number">{numeral(one.revision)}</td>
            <th scope="row">{actions[one.action] ?? one.action}</th>
            <td className="nowrap">
              {shownTime(one.time, text)}
              <span className="note">
                <Link
                  className="link"
                  href={`${recordAddress(kind, id)}?asOf=${one.time}`}
                  aria-label={`${words.showThen}: ${words.revision(one.revision)}`}
                >
                  {words.showThen}
                </Link>
              </span>
            </td>
            <td className="nowrap">
              <bdi>{one.by ?? words.notSaid}</bdi>
            </td>
            <td className="wide">
              <span dir="auto">{one.reason || <em className="absent">{words.noReason}</em>}</span>
            </td>
            <td lang="en">
              {one.changes.map(({ field }) => fieldTitle(field)).join(", ")}
              {one.withheld.length > 0 && (
                <em className="withheld note">{words.withheldCount(one.withheld.length)}</em>
              )}
            </td>
            <td>
              <MarkingBadge marking={one.marking} />
            </td>
            <td>
              <ProofBadge
                short
                shown={{ kind, id, revision: one.revision, index: one.index, values: null }}
              />
            </td>
          </tr>
        ))}
      </ScrollTable>
    </PlainFigure>
  );
}
