import { diffWordsWithSpace } from "diff";
import { diffValues } from "../../src/records/index.ts";
import { goTo, useAddress } from "../state/address.ts";
import {
  fieldTitle,
  type RevisionFacts,
  recordAddress,
  valuesAfter,
  valueText,
} from "../state/records.ts";
import { RECORDS_WORDS } from "../text/records.ts";
import { useWords } from "../text/words.ts";
import { PlainFigure } from "./plain-figure.tsx";
import { ScrollTable } from "./scroll-table.tsx";

/** Two revisions of a record side by side, with the words that differ marked. */
export function RecordDiff(props: {
  readonly kind: string;
  readonly id: string;
  readonly history: readonly RevisionFacts[];
}) {
  const { kind, id, history } = props;
  const words = useWords(RECORDS_WORDS);
  const { query } = useAddress();
  const setting = history.filter(({ action }) => action === "create" || action === "revise");
  if (setting.length < 2) return null;
  const numbers = setting.map(({ revision }) => revision);
  const pick = (name: string, preset: number) => {
    const asked = Number(query.get(name));
    return numbers.includes(asked) ? asked : preset;
  };
  const to = pick("to", numbers.at(-1) ?? 1);
  const from = pick("from", numbers.findLast((one) => one < to) ?? numbers[0] ?? 1);
  const changes = diffValues(valuesAfter(history, from), valuesAfter(history, to));
  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    next.set(name, value);
    goTo(`${recordAddress(kind, id)}?${next}`, { replace: true });
  };
  const chooser = (name: "from" | "to", value: number, label: string) => (
    <label className="chip">
      <span className="chip-label">{label}</span>
      <select value={value} onChange={(event) => choose(name, event.target.value)}>
        {numbers.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  );
  return (
    <PlainFigure
      id="diff"
      label={words.diff}
      finding={words.diffFinding(from, to, changes.length)}
      tools={
        <>
          {chooser("from", from, words.diffFrom)}
          {chooser("to", to, words.diffTo)}
        </>
      }
    >
      {changes.length === 0 ? (
        <p className="note">{words.same}</p>
      ) : (
        <ScrollTable
          label={words.diff}
          heads={[{ name: words.field }, { name: words.before }, { name: words.after }]}
        >
          {changes.map(({ field, before, after }) => (
            <tr key={field} className="diff">
              <th scope="row" lang="en">
                {fieldTitle(field)}
              </th>
              <Side before={valueText(before)} after={valueText(after)} side="before" />
              <Side before={valueText(before)} after={valueText(after)} side="after" />
            </tr>
          ))}
        </ScrollTable>
      )}
    </PlainFigure>
  );
}

function Side(props: {
  readonly before: string;
  readonly after: string;
  readonly side: "before" | "after";
}) {
  const { before, after, side } = props;
  const words = useWords(RECORDS_WORDS);
  if (props[side] === "") {
    return (
      <td className="wide">
        <em className="absent">{words.noValue}</em>
      </td>
    );
  }
  const Mark = side === "before" ? "del" : "ins";
  const skipped = side === "before" ? "added" : "removed";
  const parts = diffWordsWithSpace(before, after).filter((part) => !part[skipped]);
  let at = 0;
  return (
    <td className="wide record-text" dir="auto">
      {parts.map((part) => {
        const key = at;
        at += part.value.length;
        const changed = part.added || part.removed;
        return changed ? <Mark key={key}>{part.value}</Mark> : <span key={key}>{part.value}</span>;
      })}
    </td>
  );
}
