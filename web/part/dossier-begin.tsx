import { useEffect, useRef, useState } from "react";
import { Button, Link } from "react-aria-components";
import type { Issue, Marking } from "../../src/kernel/index.ts";
import type { DossierShown } from "../../src/workbench/index.ts";
import { callCommand } from "../client.ts";
import { goTo, useAddress } from "../state/address.ts";
import { dossierAddress } from "../state/dossier.ts";
import { broughtFigure } from "../state/dossier-scope.ts";
import { prefer, usePreferences } from "../state/preferences.ts";
import { issuesByField } from "../state/records.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { useWords } from "../text/words.ts";
import { MarkingChoice, TextField } from "./dossier-fields.tsx";

/** What the form about a dossier holds. */
export interface DossierAbout {
  readonly title: string;
  readonly titleUr: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly preparedBy: string;
  readonly summary: string;
  readonly shown: Marking;
}

const TEXTS = ["title", "titleUr", "recipient", "purpose", "preparedBy", "summary"] as const;
const NEEDED = ["title", "recipient", "purpose", "preparedBy"] as const;

/** The form that begins a dossier. */
export function DossierBegin() {
  const words = useWords(DOSSIERS_WORDS);
  const { author } = usePreferences();
  const { query } = useAddress();
  const [marking, setMarking] = useState<Marking>("TLP:AMBER");
  const about = {
    ...{ title: "", titleUr: "", recipient: "", purpose: "", summary: "" },
    preparedBy: author,
    shown: "TLP:AMBER" as const,
  };
  const begin = async (fields: Readonly<Record<string, string>>) => {
    prefer({ author: fields["preparedBy"] ?? "" });
    const begun = await callCommand<DossierShown>("dossier-new", { ...fields, marking });
    if (!begun.ok) return begun.issues;
    goTo(`${dossierAddress(begun.value.id)}${broughtFigure(query) === null ? "" : `?${query}`}`);
    return [];
  };
  return (
    <div className="picture">
      <p className="kicker">
        <Link className="link" href={dossierAddress()}>
          {words.all}
        </Link>
      </p>
      <h1 className="title">{words.beginTitle}</h1>
      <DossierAboutForm
        about={about}
        save={words.beginDo}
        onSave={begin}
        onCancel={() => goTo(dossierAddress())}
      >
        <MarkingChoice
          id="field-marking"
          label={words.fields.marking}
          hint={words.hints.marking}
          value={marking}
          onChange={setMarking}
        />
      </DossierAboutForm>
    </div>
  );
}

/** The fields about a dossier as a whole; the server decides, what it refuses stands at the field. */
export function DossierAboutForm(props: {
  readonly about: DossierAbout;
  readonly save: string;
  readonly onSave: (fields: Readonly<Record<string, string>>) => Promise<readonly Issue[]>;
  readonly onCancel: () => void;
  readonly children?: React.ReactNode;
}) {
  const { about, onSave, onCancel, children } = props;
  const words = useWords(DOSSIERS_WORDS);
  const [draft, setDraft] = useState(about);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [working, setWorking] = useState(false);
  const wrong = issuesByField(issues, [...TEXTS, "shown"]);
  const submit = async () => {
    const missing = NEEDED.filter((name) => draft[name].trim() === "");
    if (missing.length > 0)
      return setIssues(missing.map((name) => neededIssue(name, words.needed(words.fields[name]))));
    setWorking(true);
    const given = Object.entries(draft).filter(([, text]) => text.trim() !== "");
    setIssues(await onSave(Object.fromEntries(given)));
    setWorking(false);
  };
  return (
    <form
      className="record-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DossierWrong issues={issues} general={wrong.get("") ?? []} />
      {TEXTS.map((name) => (
        <TextField
          key={name}
          id={`field-${name}`}
          label={words.fields[name]}
          hint={words.hints[name]}
          note={(NEEDED as readonly string[]).includes(name) ? undefined : words.optional}
          issues={wrong.get(name)}
          value={draft[name]}
          lines={name === "summary" ? 4 : name === "purpose" ? 2 : 1}
          lang={name === "titleUr" ? "ur" : undefined}
          onChange={(text) => setDraft({ ...draft, [name]: text })}
        />
      ))}
      <MarkingChoice
        id="field-shown"
        label={words.fields.shown}
        hint={words.hints.shown}
        issues={wrong.get("shown")}
        value={draft.shown}
        onChange={(shown) => setDraft({ ...draft, shown })}
      />
      {children}
      <div className="chips">
        <Button type="submit" className="button button-strong" isDisabled={working}>
          {working ? words.saving : props.save}
        </Button>
        <Button className="button" onPress={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

/** Says that a form was not saved, and what is wrong with no field of it. It takes the focus. */
export function DossierWrong(props: {
  readonly issues: readonly Issue[];
  readonly general: readonly Issue[];
}) {
  const { issues, general } = props;
  const words = useWords(DOSSIERS_WORDS);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (issues.length === 0) return;
    const field = place.current?.parentElement?.querySelector<HTMLElement>("[aria-invalid='true']");
    (field ?? place.current)?.focus();
  }, [issues]);
  if (issues.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={place}>
      <p>
        <strong>{words.wrongTitle}.</strong> {words.wrongKept}
      </p>
      {general.map((issue) => (
        <p key={`${issue.code} ${issue.field ?? ""} ${issue.message}`} lang="en">
          {issue.message} {issue.remedy} <code>{issue.code}</code>
        </p>
      ))}
    </div>
  );
}

/** What is said at a field that was left empty. */
export function neededIssue(field: string, message: string): Issue {
  return { code: "web/field-needed", message, field };
}
