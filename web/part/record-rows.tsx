import { Link } from "react-aria-components";
import {
  fieldTitle,
  type KindFacts,
  type RecordFacts,
  recordAddress,
  valueText,
} from "../state/records.ts";
import { shownDay, useText } from "../text/index.ts";
import { RECORDS_WORDS } from "../text/records.ts";
import { useWords } from "../text/words.ts";
import { MarkingBadge } from "./marking-badge.tsx";
import { ScrollTable } from "./scroll-table.tsx";

const SHORT_FIELDS = 3;
const CUT = 80;

/** Records of a kind as rows, with the first short fields that any of them gives. */
export function RecordRows(props: {
  readonly kind: KindFacts;
  readonly records: readonly RecordFacts[];
}) {
  const { kind, records } = props;
  const words = useWords(RECORDS_WORDS);
  const text = useText();
  const shown = kind.fields
    .filter(({ name, long, many, type }) => {
      const isShort = name !== kind.titleField && !long && !many && type !== "json";
      return isShort && records.some(({ values }) => name in values);
    })
    .slice(0, SHORT_FIELDS);
  const { title, marking, changed, by } = words.columns;
  const heads = [
    { name: title },
    ...shown.map(({ name }) => ({ name: fieldTitle(name) })),
    { name: marking },
    { name: changed },
    { name: by },
  ];
  return (
    <ScrollTable label={kind.plural} heads={heads}>
      {records.map((record) => (
        <tr key={record.id}>
          <th scope="row" className="wide">
            <Link className="link" href={recordAddress(record.kind, record.id)}>
              <bdi>{cut(record.title)}</bdi>
            </Link>
            <span className="note">
              <bdi dir="ltr">{record.id}</bdi>
              {record.state !== "present" && `, ${words.states[record.state]}`}
              {record.withheld.length > 0 && `, ${words.withheldCount(record.withheld.length)}`}
            </span>
          </th>
          {shown.map(({ name }) => (
            <td key={name}>
              <ShortValue record={record} name={name} />
            </td>
          ))}
          <td>
            <MarkingBadge marking={record.marking} />
          </td>
          <td className="nowrap">{shownDay(record.changed, text)}</td>
          <td className="nowrap">
            <bdi>{record.by ?? words.notSaid}</bdi>
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function ShortValue({ record, name }: { readonly record: RecordFacts; readonly name: string }) {
  const words = useWords(RECORDS_WORDS);
  const hidden = record.withheld.find(({ field }) => field === name);
  if (hidden !== undefined) return <em className="withheld">{words.withheld}</em>;
  return <bdi>{cut(valueText(record.values[name]))}</bdi>;
}

function cut(text: string): string {
  return text.length > CUT ? `${text.slice(0, CUT - 1)}…` : text;
}
