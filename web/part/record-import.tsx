import { type DragEvent, useRef, useState } from "react";
import { Button, Link } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { Issue, Result } from "../../src/kernel/index.ts";
import { LOST, runLong, sendFile } from "../state/long-command.ts";
import { prefer, usePreferences } from "../state/preferences.ts";
import { type KindFacts, recordAddress } from "../state/records.ts";
import { RECORDS_WORDS } from "../text/records.ts";
import { useWords } from "../text/words.ts";

interface Imported {
  readonly rows: number;
  readonly created: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly written: boolean;
}

/** Takes records from a file: first everything is checked and counted, then it is written, all or nothing. */
export function RecordImport({
  kind,
  onDone,
}: {
  readonly kind: KindFacts;
  readonly onDone: () => void;
}) {
  const words = useWords(RECORDS_WORDS);
  const { author } = usePreferences();
  const [file, setFile] = useState<File | null>(null);
  const [by, setBy] = useState(author);
  const [reason, setReason] = useState("");
  const [told, setTold] = useState<Result<Imported> | null>(null);
  const [working, setWorking] = useState(false);
  const choose = (chosen: File | null | undefined) => {
    if (chosen == null) return;
    setFile(chosen);
    setTold(null);
  };
  const run = async (dryRun: boolean) => {
    if (file === null) return;
    setWorking(true);
    prefer({ author: by });
    const result = await importRecords({ kind: kind.name, file, by, reason, dryRun });
    setTold(result);
    setWorking(false);
    if (result.ok && result.value.written) onDone();
  };
  const checked = told?.ok === true && !told.value.written;
  return (
    <div className="picture">
      <h1 className="title">{words.importTitle(kind.plural)}</h1>
      <section className="import" aria-label={words.importTitle(kind.plural)}>
        <DropPlace file={file} onFile={choose} />
        <div className="import-fields">
          <label className="field">
            <span>{words.by}</span>
            <input value={by} onChange={(event) => setBy(event.target.value)} dir="auto" />
          </label>
          <label className="field">
            <span>{words.reason}</span>
            <input value={reason} onChange={(event) => setReason(event.target.value)} dir="auto" />
          </label>
          <Button
            className={checked ? "button" : "button button-strong"}
            isDisabled={file === null || by.trim() === "" || working}
            onPress={() => void run(true)}
          >
            {words.check}
          </Button>
          {checked && (
            <Button
              className="button button-strong"
              isDisabled={working || told.value.created + told.value.revised === 0}
              onPress={() => void run(false)}
            >
              {words.write}
            </Button>
          )}
        </div>
        {told !== null && <Outcome told={told} />}
        <p>
          <Link className="link" href={recordAddress(kind.name)}>
            {words.backToList(kind.plural)}
          </Link>
        </p>
      </section>
    </div>
  );
}

function DropPlace(props: {
  readonly file: File | null;
  readonly onFile: (file: File | null | undefined) => void;
}) {
  const { file, onFile } = props;
  const words = useWords(RECORDS_WORDS);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
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
      <p>{over ? words.dropHere : words.importLead}</p>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={words.chooseFile}
        accept=".csv,.json,.ndjson"
        onChange={(event) => onFile(event.target.files?.[0])}
      />
      <Button className="button" onPress={() => input.current?.click()}>
        {words.chooseFile}
      </Button>
      {file !== null && (
        <p className="chosen-file">
          <bdi>{words.chosen(file.name, numeral(Math.max(1, Math.round(file.size / 1_000))))}</bdi>
        </p>
      )}
    </div>
  );
}

function Outcome({ told }: { readonly told: Result<Imported> }) {
  const words = useWords(RECORDS_WORDS);
  if (!told.ok) {
    return (
      <div className="error-summary" role="alert">
        <h2>{words.wrongRows}</h2>
        <ul className="plain-list" lang="en">
          {told.issues.map((issue) => (
            <li key={`${issue.code} ${issue.line} ${issue.field} ${issue.message}`}>
              {issue.line !== undefined && `${words.line} ${issue.line}: `}
              {issue.field !== undefined && `${issue.field}: `}
              {issue.message} {issue.expected && `Expected: ${issue.expected}. `}
              {issue.found && `Found: ${issue.found}. `}
              {issue.remedy} <code>{issue.code}</code>
            </li>
          ))}
        </ul>
      </div>
    );
  }
  const { rows, created, revised, unchanged, written } = told.value;
  return (
    <div className="import-result" role="status">
      <p>
        <strong>
          {words.checkedRows(numeral(rows), numeral(created), numeral(revised), numeral(unchanged))}
        </strong>{" "}
        {written ? words.written : words.notYet}
      </p>
    </div>
  );
}

async function importRecords(asked: {
  readonly kind: string;
  readonly file: File;
  readonly by: string;
  readonly reason: string;
  readonly dryRun: boolean;
}): Promise<Result<Imported>> {
  const { file, ...input } = asked;
  const { signal } = new AbortController();
  try {
    const sent = await sendFile(file, signal);
    if (!sent.ok) return sent;
    return await runLong("record-import", { ...input, file: sent.value }, () => {}, signal);
  } catch {
    const issues: readonly Issue[] = [LOST];
    return { ok: false, issues };
  }
}
