import { type DragEvent, useId, useRef, useState } from "react";
import { Button, Link } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import { type Issue, MARKINGS, type Result } from "../../src/kernel/index.ts";
import type { WorkProgress } from "../client.ts";
import { type Preserved, type PreserveForm, preserveFiles } from "../state/evidence.ts";
import { LOST } from "../state/long-command.ts";
import { prefer, usePreferences } from "../state/preferences.ts";
import { EVIDENCE_WORDS } from "../text/evidence.ts";
import { useWords } from "../text/words.ts";
import { FieldIssues } from "./record-field.tsx";
import { sizeText } from "./size-text.ts";

type Stage =
  | { readonly kind: "idle" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "working"; readonly progress: WorkProgress | null }
  | { readonly kind: "done"; readonly result: Result<Preserved> };

/** Preserves dropped files as evidence, with who collected them, to what end, and how. */
export function PreservePanel({ onDone }: { readonly onDone: () => void }) {
  const words = useWords(EVIDENCE_WORDS);
  const { author } = usePreferences();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [beside, setBeside] = useState<{ screenshot: File | null; html: File | null }>(NO_FILES);
  const [form, setForm] = useState<PreserveForm>({ ...EMPTY, collector: author });
  const [stage, setStage] = useState<Stage>({ kind: "idle" });
  const control = useRef<AbortController | null>(null);
  const issues = stage.kind === "done" && !stage.result.ok ? stage.result.issues : [];
  const working = stage.kind === "working";
  const run = async () => {
    const abort = new AbortController();
    control.current = abort;
    setStage({ kind: "working", progress: null });
    prefer({ author: form.collector });
    try {
      const tell = (progress: WorkProgress | null) => setStage({ kind: "working", progress });
      const result = await preserveFiles({ files, ...beside, form }, tell, abort.signal);
      setStage({ kind: "done", result });
      if (!result.ok) return;
      setFiles([]);
      setBeside(NO_FILES);
      onDone();
    } catch {
      const lost: Result<Preserved> = { ok: false, issues: [LOST] };
      setStage(abort.signal.aborted ? { kind: "cancelled" } : { kind: "done", result: lost });
    }
  };
  return (
    <section className="figure import" aria-labelledby="preserve-title">
      <h2 className="figure-title" id="preserve-title">
        {words.preserving}
      </h2>
      <Drop files={files} onFiles={setFiles} />
      <Fields form={form} issues={issues} onChange={(part) => setForm({ ...form, ...part })} />
      <Capture
        form={form}
        issues={issues}
        onChange={(part) => setForm({ ...form, ...part })}
        onFile={(name, file) => setBeside({ ...beside, [name]: file })}
      />
      <div className="chips">
        <Button
          className="button button-strong"
          isDisabled={files.length === 0 || working}
          onPress={() => void run()}
        >
          {words.preserve}
        </Button>
        {working && (
          <Button className="button" onPress={() => control.current?.abort()}>
            {words.cancel}
          </Button>
        )}
      </div>
      <Outcome stage={stage} />
    </section>
  );
}

const NO_FILES = { screenshot: null, html: null };
const EMPTY: PreserveForm = {
  collector: "",
  purpose: "",
  marking: "TLP:AMBER",
  url: "",
  capturedAt: "",
  tool: "",
  toolVersion: "",
  keepDamaged: "",
};

interface FormPart {
  readonly form: PreserveForm;
  readonly issues: readonly Issue[];
  readonly onChange: (part: Partial<PreserveForm>) => void;
}

function Drop(props: {
  readonly files: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { files, onFiles } = props;
  const words = useWords(EVIDENCE_WORDS);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard.
    <div
      className={over ? "drop drop-over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{over ? words.dropHere : words.preserveLead}</p>
      <input
        ref={input}
        type="file"
        multiple
        className="visually-hidden"
        tabIndex={-1}
        aria-label={words.choose}
        onChange={(event) => onFiles([...(event.target.files ?? [])])}
      />
      <Button className="button" onPress={() => input.current?.click()}>
        {words.choose}
      </Button>
      {files.length > 0 && (
        <ul className="plain-list">
          {files.map((file) => (
            <li key={`${file.name} ${file.size}`} className="chosen-file">
              <bdi>{words.chosen(file.name, sizeText(file.size))}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Fields({ form, issues, onChange }: FormPart) {
  const words = useWords(EVIDENCE_WORDS);
  const text = (name: "collector" | "purpose", hint: string) => (
    <TextField
      label={words[name]}
      hint={hint}
      value={form[name]}
      issues={issues.filter(({ field }) => field === name)}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <div className="import-fields preserve-fields">
      {text("collector", words.collectorHint)}
      {text("purpose", "")}
      <label className="field">
        <span>{words.marking}</span>
        <select value={form.marking} onChange={({ target }) => onChange({ marking: target.value })}>
          {MARKINGS.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Capture(
  props: FormPart & {
    readonly onFile: (name: "screenshot" | "html", file: File | null) => void;
  },
) {
  const { form, issues, onChange, onFile } = props;
  const words = useWords(EVIDENCE_WORDS);
  const texts = ["url", "capturedAt", "tool", "toolVersion", "keepDamaged"] as const;
  const wrong = issues.some(({ field }) => texts.some((name) => name === field));
  return (
    <details open={wrong || undefined}>
      <summary>{words.capture}</summary>
      <div className="import-fields preserve-fields">
        {texts.map((name) => (
          <TextField
            key={name}
            label={words[name]}
            hint={name === "capturedAt" ? words.capturedAtHint : ""}
            value={form[name]}
            issues={issues.filter(({ field }) => field === name)}
            onChange={(value) => onChange({ [name]: value })}
          />
        ))}
        {(["screenshot", "html"] as const).map((name) => (
          <label className="field" key={name}>
            <span>{words[name]}</span>
            <input
              type="file"
              accept={name === "html" ? ".html,.htm" : "image/*"}
              onChange={(event) => onFile(name, event.target.files?.[0] ?? null)}
            />
          </label>
        ))}
      </div>
    </details>
  );
}

function TextField(props: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly issues: readonly Issue[];
  readonly onChange: (value: string) => void;
}) {
  const { label, hint, value, issues, onChange } = props;
  const id = useId();
  const described = [hint !== "" && `${id}-hint`, issues.length > 0 && `${id}-issues`]
    .filter(Boolean)
    .join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== "" && (
        <span className="note" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <FieldIssues id={`${id}-issues`} issues={issues} />
      <input
        id={id}
        value={value}
        dir="auto"
        {...(described === "" ? {} : { "aria-describedby": described })}
        aria-invalid={issues.length > 0}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function Outcome({ stage }: { readonly stage: Stage }) {
  const words = useWords(EVIDENCE_WORDS);
  if (stage.kind === "idle") return null;
  if (stage.kind === "cancelled") return <p role="status">{words.cancelled}</p>;
  if (stage.kind === "working") {
    const { progress } = stage;
    const total = progress?.total ?? null;
    const label = progress?.label ?? words.sending;
    return (
      <div className="import-progress" role="status">
        <p>
          {label}
          {total !== null && `: ${words.of(numeral(progress?.done ?? 0), numeral(total))}`}
        </p>
        <progress
          aria-label={label}
          {...(total === null ? {} : { value: progress?.done ?? 0, max: total })}
        />
      </div>
    );
  }
  const { result } = stage;
  if (!result.ok) {
    return (
      <div className="error-summary" role="alert">
        <h3>{words.refused}</h3>
        <ul className="plain-list" lang="en">
          {result.issues.map((issue) => (
            <li key={`${issue.code} ${issue.file} ${issue.field} ${issue.found}`}>
              {issue.file !== undefined && `${issue.file}: `}
              {issue.field !== undefined && `${issue.field}: `}
              {issue.message} {issue.expected && `Expected: ${issue.expected}. `}
              {issue.remedy} <code>{issue.code}</code>
            </li>
          ))}
        </ul>
      </div>
    );
  }
  const { items, entries, findings } = result.value;
  return (
    <div className="import-result" role="status">
      <p>
        <strong>{words.preserved(numeral(items.length), numeral(entries))}</strong>
      </p>
      <ul className="plain-list">
        {items.map(({ id, name, known }) => (
          <li key={id}>
            <Link className="link" href={`/evidence/${id}`}>
              <bdi>{name}</bdi>
            </Link>
            {known && ` (${words.known})`}
          </li>
        ))}
        {findings
          .filter(({ status }) => status !== "pass")
          .map(({ check, subject, detail }) => (
            <li key={`${check} ${subject} ${detail}`} lang="en">
              {subject}: {detail}
            </li>
          ))}
      </ul>
    </div>
  );
}
