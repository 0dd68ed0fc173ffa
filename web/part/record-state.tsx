import { useId, useState } from "react";
import { Button } from "react-aria-components";
import type { Issue } from "../../src/kernel/index.ts";
import { callCommand } from "../client.ts";
import { prefer, usePreferences } from "../state/preferences.ts";
import type { RecordFacts } from "../state/records.ts";
import { RECORDS_WORDS } from "../text/records.ts";
import { useWords } from "../text/words.ts";
import { announce } from "./announcement.ts";

type StateAction = "withdraw" | "restore" | "erase";

/** Withdraws, restores or erases a record, with who and why; what cannot be undone asks for its name. */
export function RecordState(props: { readonly record: RecordFacts; readonly onDone: () => void }) {
  const { record, onDone } = props;
  const words = useWords(RECORDS_WORDS);
  if (record.state === "erased") return null;
  const offered: readonly StateAction[] =
    record.state === "present" ? ["withdraw", "erase"] : ["restore", "erase"];
  return (
    <section className="figure record-state" aria-labelledby="change-state-title">
      <h2 className="figure-title" id="change-state-title">
        {words.changeState}
      </h2>
      {offered.map((action) => (
        <details key={action} name="record-state" open={action === "restore"}>
          <summary>{words[action]}</summary>
          <StateForm record={record} action={action} onDone={onDone} />
        </details>
      ))}
    </section>
  );
}

function StateForm(props: {
  readonly record: RecordFacts;
  readonly action: StateAction;
  readonly onDone: () => void;
}) {
  const { record, action, onDone } = props;
  const words = useWords(RECORDS_WORDS);
  const { author } = usePreferences();
  const [by, setBy] = useState(author);
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [working, setWorking] = useState(false);
  const id = useId();
  const run = async () => {
    setWorking(true);
    prefer({ author: by });
    const { kind, revision } = record;
    const input = { kind, id: record.id, by, reason, expected: revision };
    const result = await callCommand(`record-${action}`, input);
    setWorking(false);
    if (!result.ok) return setIssues(result.issues);
    announce(words.done[action]);
    onDone();
  };
  const lead = { withdraw: words.withdrawLead, restore: words.restoreLead, erase: words.eraseLead };
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <p>{lead[action]}</p>
      <label className="field">
        <span>{words.by}</span>
        <input value={by} onChange={(event) => setBy(event.target.value)} required dir="auto" />
      </label>
      <label className="field">
        <span>{words.reason}</span>
        <textarea
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          required={action !== "restore"}
          rows={2}
          dir="auto"
        />
      </label>
      {action === "erase" && (
        <label className="field">
          <span>{words.eraseConfirm(record.id)}</span>
          <input
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            dir="ltr"
          />
        </label>
      )}
      {issues.length > 0 && (
        <div role="alert" id={`${id}-issues`}>
          {issues.map((issue) => (
            <p key={`${issue.code} ${issue.field ?? ""}`}>
              {issue.message} {issue.remedy} <code>{issue.code}</code>
            </p>
          ))}
        </div>
      )}
      <Button
        type="submit"
        className={action === "restore" ? "button button-strong" : "button"}
        isDisabled={working || (action === "erase" && typed !== record.id)}
      >
        {words[action]}
      </Button>
    </form>
  );
}
