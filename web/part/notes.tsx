import { useState } from "react";
import { Button, Link } from "react-aria-components";
import type { Issue } from "../../src/kernel/index.ts";
import { callCommand } from "../client.ts";
import { useAddress } from "../state/address.ts";
import { prefer, usePreferences } from "../state/preferences.ts";
import { useCommand } from "../state/remote.ts";
import { shownDay, useText } from "../text/index.ts";
import { announce } from "./announcement.ts";

const MARKINGS = ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"];

interface Note {
  readonly id: string;
  readonly subject: { readonly kind: string; readonly query?: string };
  readonly text: string;
  readonly author: string;
  readonly marking: string;
  readonly writtenAt: string;
}

/** Notes on the view: kept in the record, marked, and withdrawn rather than deleted. */
export function Notes() {
  const text = useText();
  const { query } = useAddress();
  const here = new URLSearchParams(query).toString();
  const answer = useCommand<{ annotations: readonly Note[] }>("annotations", {});
  const views = (answer.value?.annotations ?? []).filter(({ subject }) => subject.kind === "view");
  const own = views.filter(({ subject }) => subject.query === here);
  const others = views.filter(({ subject }) => subject.query !== here);
  return (
    <section className="figure" aria-labelledby="notes">
      <h2 className="figure-title" id="notes">
        {text.notes.title}
      </h2>
      {own.length === 0 && <p className="note">{text.notes.none}</p>}
      <NoteList notes={own} again={answer.again} />
      <NoteForm view={here} again={answer.again} />
      {others.length > 0 && (
        <details>
          <summary className="link">
            {text.notes.others} ({others.length})
          </summary>
          <NoteList notes={others} again={answer.again} linked />
        </details>
      )}
    </section>
  );
}

function NoteList(props: {
  readonly notes: readonly Note[];
  readonly again: () => void;
  readonly linked?: boolean;
}) {
  const { notes, again, linked = false } = props;
  const text = useText();
  const withdraw = async (note: Note) => {
    const kept = await callCommand("annotate", { withdraw: note.id, author: note.author });
    if (!kept.ok) announce(kept.issues[0]?.message ?? text.failed);
    again();
  };
  return (
    <ul className="note-list">
      {notes.map((note) => (
        <li key={note.id}>
          <p>{note.text}</p>
          <p className="note">
            {note.author} · {shownDay(note.writtenAt, text)} · {note.marking} ·{" "}
            {linked ? (
              <Link className="link" href={`/?${note.subject.query ?? ""}`}>
                {text.notes.openView}
              </Link>
            ) : (
              <Button className="link" onPress={() => void withdraw(note)}>
                {text.notes.withdraw}
              </Button>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

function NoteForm({ view, again }: { readonly view: string; readonly again: () => void }) {
  const text = useText();
  const { author } = usePreferences();
  const [words, setWords] = useState("");
  const [marking, setMarking] = useState("TLP:AMBER");
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const keep = async () => {
    const kept = await callCommand<Note>("annotate", { text: words, author, view, marking });
    setIssues(kept.ok ? [] : kept.issues);
    if (!kept.ok) return;
    setWords("");
    announce(text.notes.kept);
    again();
  };
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <label className="field">
        <span>{text.notes.text}</span>
        <textarea
          id="note-text"
          rows={2}
          required
          maxLength={4000}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      {words !== "" && (
        <>
          <label className="field">
            <span>{text.notes.author}</span>
            <input
              required
              value={author}
              onChange={(event) => prefer({ author: event.target.value })}
            />
          </label>
          <label className="field">
            <span>{text.notes.marking}</span>
            <select value={marking} onChange={(event) => setMarking(event.target.value)}>
              {MARKINGS.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
          <Button type="submit" className="button button-strong">
            {text.notes.keep}
          </Button>
        </>
      )}
      {issues.map((issue) => (
        <p key={issue.message} role="alert" className="note">
          {issue.message} {issue.remedy}
        </p>
      ))}
      <p className="note">{text.notes.about}</p>
    </form>
  );
}
