import type { Issue, Marking } from "../../src/kernel/index.ts";
import { type FieldOfKind, fieldTitle, type RecordFacts } from "../state/records.ts";
import { useCommand } from "../state/remote.ts";
import { RECORDS_WORDS } from "../text/records.ts";
import { useWords } from "../text/words.ts";
import { useLate } from "./late.ts";

/** One field of a form: what it is for, what is wrong with it, and the control that its kind of value asks for. */
export function RecordField(props: {
  readonly field: FieldOfKind;
  readonly value: string;
  readonly issues: readonly Issue[];
  /** Marking of a field that the reader may not see; it stays as it is. */
  readonly withheld: Marking | null;
  readonly onChange: (text: string) => void;
}) {
  const { field, issues, withheld } = props;
  const words = useWords(RECORDS_WORDS);
  const id = `field-${field.name}`;
  const hints = [
    field.description,
    field.many ? words.onePerLine : "",
    field.type === "json" ? words.jsonHint : "",
  ].filter((hint) => hint !== "");
  if (withheld !== null) {
    return (
      <div className="field">
        <span lang="en">{fieldTitle(field.name)}</span>
        <em className="withheld">{words.withheldWhy(withheld)}</em>
      </div>
    );
  }
  return (
    <div className={issues.length > 0 ? "field field-wrong" : "field"}>
      <label htmlFor={id} lang="en">
        {fieldTitle(field.name)}
        {field.required && <span className="note"> ({words.required})</span>}
      </label>
      <span className="note" id={`${id}-hint`} lang="en">
        {hints.join("; ")}
      </span>
      <FieldIssues id={`${id}-issues`} issues={issues} choices={field.choices.length > 0} />
      <Control {...props} id={id} />
    </div>
  );
}

/** What is wrong with a field, as the server named it; of a list of choices the page already shows the rest. */
export function FieldIssues(props: {
  readonly id: string;
  readonly issues: readonly Issue[];
  readonly choices?: boolean;
}) {
  const { id, issues, choices = false } = props;
  const words = useWords(RECORDS_WORDS);
  if (issues.length === 0) return null;
  return (
    <span className="field-issue" id={id} lang={choices ? undefined : "en"}>
      {issues.map((issue) => (
        <span key={`${issue.code} ${issue.field} ${issue.message}`}>
          {choices ? words.chooseOne : issueText(issue)}
        </span>
      ))}
    </span>
  );
}

function issueText({ message, expected, remedy }: Issue): string {
  return [message, expected && `Expected: ${expected}.`, remedy].filter(Boolean).join(" ");
}

function Control(props: {
  readonly field: FieldOfKind;
  readonly id: string;
  readonly value: string;
  readonly issues: readonly Issue[];
  readonly onChange: (text: string) => void;
}) {
  const { field, id, value, issues, onChange } = props;
  const words = useWords(RECORDS_WORDS);
  const common = {
    id,
    value,
    "aria-describedby": issues.length > 0 ? `${id}-hint ${id}-issues` : `${id}-hint`,
    "aria-invalid": issues.length > 0,
    "aria-required": field.required,
  };
  if (field.type === "boolean") {
    return (
      <input
        type="checkbox"
        {...common}
        value="true"
        checked={value === "true"}
        onChange={(event) => onChange(String(event.target.checked))}
      />
    );
  }
  if (field.choices.length > 0 && !field.many) {
    return (
      <select {...common} lang="en" onChange={(event) => onChange(event.target.value)}>
        <option value="">{words.choose}</option>
        {field.choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  }
  if (field.long || field.many || field.type === "json") {
    return (
      <textarea
        {...common}
        dir="auto"
        rows={field.long ? 5 : 3}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <>
      <input
        {...common}
        dir="auto"
        {...(field.type === "number" ? { inputMode: "decimal" as const } : {})}
        {...(field.refersTo === null ? {} : { list: `${id}-list` })}
        onChange={(event) => onChange(event.target.value)}
      />
      {field.refersTo !== null && <Offered id={`${id}-list`} kind={field.refersTo} typed={value} />}
    </>
  );
}

/** Records whose id may stand in a field that refers to their kind. */
function Offered(props: { readonly id: string; readonly kind: string; readonly typed: string }) {
  const { id, kind, typed } = props;
  const text = useLate(typed, 200);
  const found = useCommand<{ readonly records: readonly RecordFacts[] }>("records", {
    kind,
    text: /^[\w.:-]*$/.test(text) ? "" : text,
    limit: 100,
  });
  return (
    <datalist id={id}>
      {(found.value?.records ?? []).map((one) => (
        <option key={one.id} value={one.id}>
          {one.title}
        </option>
      ))}
    </datalist>
  );
}
