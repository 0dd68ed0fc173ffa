import { Link } from "react-aria-components";
import type { Json } from "../../src/kernel/index.ts";
import {
  type FieldOfKind,
  fieldTitle,
  type KindFacts,
  type RecordFacts,
  recordAddress,
  valueText,
} from "../state/records.ts";
import { useCommand } from "../state/remote.ts";
import { shownDay, useText } from "../text/index.ts";
import { RECORDS_WORDS } from "../text/records.ts";
import { useWords } from "../text/words.ts";
import { MarkingBadge } from "./marking-badge.tsx";

/** The content of a record, field by field; what is withheld says that it is, and why. */
export function RecordValuesList(props: {
  readonly kind: KindFacts;
  readonly record: RecordFacts;
}) {
  const { kind, record } = props;
  const words = useWords(RECORDS_WORDS);
  if (record.bodyGap !== null) return null;
  const given = kind.fields.filter(
    ({ name }) => name in record.values || record.withheld.some(({ field }) => field === name),
  );
  return (
    <section className="figure" aria-labelledby="values-title">
      <h2 className="figure-title" id="values-title">
        {words.values}
      </h2>
      <dl className="record-values">
        {given.map((field) => (
          <div key={field.name}>
            <dt lang="en" title={field.description}>
              {fieldTitle(field.name)}
            </dt>
            <dd>
              <FieldValue field={field} record={record} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function FieldValue({
  field,
  record,
}: {
  readonly field: FieldOfKind;
  readonly record: RecordFacts;
}) {
  const words = useWords(RECORDS_WORDS);
  const { name } = field;
  const hidden = record.withheld.find((one) => one.field === name);
  if (hidden !== undefined) {
    return (
      <>
        <em className="withheld">{words.withheldWhy(hidden.marking)}</em>{" "}
        <MarkingBadge marking={hidden.marking} />
      </>
    );
  }
  const own = record.markings[name];
  return (
    <>
      <Shown field={field} value={record.values[name] ?? null} />
      {own !== undefined && (
        <>
          {" "}
          <MarkingBadge marking={own} />
        </>
      )}
    </>
  );
}

function Shown({ field, value }: { readonly field: FieldOfKind; readonly value: Json }) {
  const words = useWords(RECORDS_WORDS);
  const text = useText();
  if (Array.isArray(value)) {
    return (
      <ul className="record-many">
        {value.map((one) => (
          <li key={valueText(one)}>
            <Shown field={field} value={one} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "object") return <pre className="pre">{valueText(value)}</pre>;
  const said = String(value);
  if (field.refersTo !== null) return <Reference kind={field.refersTo} id={said} />;
  if (/^https?:\/\//.test(said)) {
    return (
      <a className="link" href={said} rel="noreferrer noopener external" target="_blank">
        <bdi dir="ltr">{said}</bdi>
      </a>
    );
  }
  if (/^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(said)) return shownDay(said, text);
  if (/^[0-9a-f]{64}$/.test(said)) return <bdi className="mono">{said}</bdi>;
  return (
    <span className="record-text" dir="auto">
      {said}
    </span>
  );
}

/** Another record by its title, or by its id where the reader may not know more of it. */
function Reference({ kind, id }: { readonly kind: string; readonly id: string }) {
  const found = useCommand<RecordFacts>("record-show", { kind, id });
  const title = found.state === "ready" ? found.value.title : id;
  return (
    <Link className="link" href={recordAddress(kind, id)}>
      <bdi>{title}</bdi>
    </Link>
  );
}
