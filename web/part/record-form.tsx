import { useEffect, useRef, useState } from "react";
import { Button, Link } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import { type Issue, MARKINGS, type Marking } from "../../src/kernel/index.ts";
import { callCommand } from "../client.ts";
import { goTo } from "../state/address.ts";
import { prefer, usePreferences } from "../state/preferences.ts";
import { draftOf, type RecordDraft, requestOf } from "../state/record-draft.ts";
import {
  fieldTitle,
  issuesByField,
  type KindFacts,
  type RecordFacts,
  recordAddress,
} from "../state/records.ts";
import { RECORDS_WORDS } from "../text/records.ts";
import { useWords } from "../text/words.ts";
import { announce } from "./announcement.ts";
import { FieldIssues, RecordField } from "./record-field.tsx";

/** The form of a record, made from the fields of its kind. The server decides; what it refuses stands at the field. */
export function RecordForm(props: {
  readonly kind: KindFacts;
  readonly record: RecordFacts | null;
  readonly onSaved?: () => void;
}) {
  const { kind, record, onSaved } = props;
  const words = useWords(RECORDS_WORDS);
  const { author } = usePreferences();
  const [draft, setDraft] = useState<RecordDraft>(() => draftOf(kind, record, author));
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [working, setWorking] = useState(false);
  const change = (part: Partial<RecordDraft>) => setDraft((known) => ({ ...known, ...part }));
  const own = ["id", "by", "reason", "marking"];
  const wrong = issuesByField(issues, [...kind.fields.map(({ name }) => name), ...own]);
  const back = recordAddress(kind.name, record?.id);
  if (kind.writtenBy === "commands") return <p className="banner">{words.cannotWrite}</p>;
  const save = async () => {
    setWorking(true);
    prefer({ author: draft.by });
    const { command, input } = requestOf(kind, record, draft);
    const saved = await callCommand<RecordFacts & { readonly repeated: boolean }>(command, input);
    setWorking(false);
    if (!saved.ok) return setIssues([...saved.issues]);
    const { id, revision, index, repeated } = saved.value;
    onSaved?.();
    goTo(recordAddress(kind.name, id));
    announce(repeated ? words.repeated : words.saved(revision, numeral(index)));
  };
  return (
    <div className="picture">
      <h1 className="title">
        {record === null ? words.formNew(kind.title) : words.formEdit(record.title)}
      </h1>
      <p className="lead" lang="en">
        {kind.summary}
      </p>
      {issues.length > 0 && (
        <Summary issues={issues} wrong={wrong} history={`${back}#figure-history`} />
      )}
      <form
        className="record-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {kind.fields.map((field) => (
          <RecordField
            key={field.name}
            field={field}
            value={draft.texts[field.name] ?? ""}
            issues={wrong.get(field.name) ?? []}
            withheld={record?.withheld.find((one) => one.field === field.name)?.marking ?? null}
            onChange={(text) => change({ texts: { ...draft.texts, [field.name]: text } })}
          />
        ))}
        <FieldMarks kind={kind} draft={draft} onChange={(marks) => change({ marks })} />
        <About record={record} draft={draft} wrong={wrong} onChange={change} />
        <div className="chips">
          <Button type="submit" className="button button-strong" isDisabled={working}>
            {working ? words.saving : words.save}
          </Button>
          <Link className="button" href={back}>
            {words.cancel}
          </Link>
        </div>
      </form>
    </div>
  );
}

function Summary(props: {
  readonly issues: readonly Issue[];
  readonly wrong: ReadonlyMap<string, readonly Issue[]>;
  readonly history: string;
}) {
  const { issues, wrong, history } = props;
  const words = useWords(RECORDS_WORDS);
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal calls for attention anew.
  useEffect(() => place.current?.focus(), [issues]);
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={place}>
      <h2>{words.wrongTitle}</h2>
      <ul className="plain-list" lang="en">
        {[...wrong].flatMap(([field, ofField]) =>
          ofField.map((issue) => (
            <li key={`${issue.code} ${issue.field ?? ""} ${issue.message}`}>
              {field === "" ? (
                <>
                  {issue.message} {issue.expected && `Expected: ${issue.expected}. `}
                  {issue.found && `Found: ${issue.found}. `}
                  {issue.remedy} <code>{issue.code}</code>
                </>
              ) : (
                <a className="link" href={`#field-${field}`}>
                  {fieldTitle(field)}: {/"/.test(issue.message) ? words.chooseOne : issue.message}
                </a>
              )}
            </li>
          )),
        )}
      </ul>
      {issues.some(({ code }) => code === "records/revision-conflict") && (
        <a className="link" href={history} target="_blank" rel="noreferrer">
          {words.seeHistory}
        </a>
      )}
      <p>{words.wrongKept}</p>
    </div>
  );
}

function FieldMarks(props: {
  readonly kind: KindFacts;
  readonly draft: RecordDraft;
  readonly onChange: (marks: RecordDraft["marks"]) => void;
}) {
  const { kind, draft, onChange } = props;
  const words = useWords(RECORDS_WORDS);
  const higher = MARKINGS.slice(MARKINGS.indexOf(draft.marking) + 1);
  const marked = Object.values(draft.marks).some((one) => one !== "");
  if (higher.length === 0 && !marked) return null;
  return (
    <details className="field-marks" open={marked}>
      <summary>{words.markFields}</summary>
      <div className="field-marks-list" lang="en">
        {kind.fields.map(({ name }) => (
          <MarkingField
            key={name}
            name={fieldTitle(name)}
            label={words.markOf(fieldTitle(name))}
            value={draft.marks[name] ?? ""}
            offered={["" as const, ...higher, draft.marks[name] ?? ""].filter(isFirst)}
            onChange={(marking) => onChange({ ...draft.marks, [name]: marking })}
          />
        ))}
      </div>
    </details>
  );
}

function isFirst<T>(one: T, at: number, all: readonly T[]): boolean {
  return all.indexOf(one) === at;
}

function MarkingField<T extends Marking | "">(props: {
  readonly name: string;
  readonly label: string;
  readonly value: T;
  readonly offered: readonly T[];
  readonly onChange: (marking: T) => void;
}) {
  const words = useWords(RECORDS_WORDS);
  return (
    <label className="field">
      <span>{props.name}</span>
      <select
        aria-label={props.label}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value as T)}
      >
        {props.offered.map((one) => (
          <option key={one} value={one}>
            {one === "" ? words.asRecord : one}
          </option>
        ))}
      </select>
    </label>
  );
}

function About(props: {
  readonly record: RecordFacts | null;
  readonly draft: RecordDraft;
  readonly wrong: ReadonlyMap<string, readonly Issue[]>;
  readonly onChange: (part: Partial<RecordDraft>) => void;
}) {
  const { record, draft, wrong, onChange } = props;
  const words = useWords(RECORDS_WORDS);
  const issuesOf = (name: string) => (
    <FieldIssues id={`field-${name}-issues`} issues={wrong.get(name) ?? []} />
  );
  return (
    <fieldset className="record-about">
      <legend>{words.about}</legend>
      {record === null && (
        <label className="field">
          <span>{words.id}</span>
          <span className="note">{words.idHint}</span>
          {issuesOf("id")}
          <input
            id="field-id"
            value={draft.id}
            dir="ltr"
            onChange={(event) => onChange({ id: event.target.value.trim() })}
          />
        </label>
      )}
      {issuesOf("marking")}
      <MarkingField
        name={words.marking}
        label={words.marking}
        value={draft.marking}
        offered={MARKINGS}
        onChange={(marking) => onChange({ marking })}
      />
      <label className="field">
        <span>{words.by}</span>
        <span className="note">{words.byHint}</span>
        {issuesOf("by")}
        <input
          id="field-by"
          value={draft.by}
          dir="auto"
          onChange={(event) => onChange({ by: event.target.value })}
        />
      </label>
      <label className="field">
        <span>{words.reason}</span>
        {issuesOf("reason")}
        <textarea
          id="field-reason"
          value={draft.reason}
          rows={2}
          dir="auto"
          onChange={(event) => onChange({ reason: event.target.value })}
        />
      </label>
    </fieldset>
  );
}
