import { Button, Link } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { LogDescription, LogEntry } from "../../src/workbench/index.ts";
import { goTo, useAddress } from "../state/address.ts";
import { useLogEntries } from "../state/log.ts";
import { useTellMarking } from "../state/page-marking.ts";
import { shownTime, useText } from "../text/index.ts";
import { LOG_WORDS } from "../text/log.ts";
import { useWords } from "../text/words.ts";
import { Failed, Loading } from "./condition.tsx";
import { MarkingBadge } from "./marking-badge.tsx";
import { PlainFigure } from "./plain-figure.tsx";
import { ProofBadge } from "./proof-badge.tsx";
import { ScrollTable } from "./scroll-table.tsx";

/** The entries of the log, the newest first, a page at a time; what is chosen stands in the address. */
export function LogEntries({ log }: { readonly log: LogDescription }) {
  const words = useWords(LOG_WORDS);
  const { query } = useAddress();
  const [kind, author] = [query.get("kind"), query.get("author")];
  const before = /^\d+$/.test(query.get("before") ?? "") ? Number(query.get("before")) : null;
  const page = useLogEntries({ kind, author, before });
  const entries = page.value?.entries ?? [];
  useTellMarking(entries.flatMap(({ statement }) => (statement ? [statement.marking] : [])));
  const change = (next: Readonly<Record<string, string | null>>) => {
    const changed = new URLSearchParams(query);
    for (const [name, value] of Object.entries(next)) {
      if (value === null || value === "") changed.delete(name);
      else changed.set(name, value);
    }
    goTo(`/log${changed.size === 0 ? "" : `?${changed}`}`);
  };
  const filtered = kind !== null || author !== null;
  const shown = numeral(entries.length);
  const finding = filtered
    ? words.filteredFinding(shown, numeral(page.value?.looked ?? 0))
    : words.listFinding(shown, numeral(log.size));
  const next = page.value?.next ?? null;
  return (
    <PlainFigure
      id="entries"
      label={words.list}
      finding={finding}
      tools={<Filter log={log} kind={kind} author={author} onChange={change} />}
      foot={
        <div className="chips">
          <Button
            className="button"
            isDisabled={before === null}
            onPress={() => change({ before: null })}
          >
            {words.newest}
          </Button>
          <Button
            className="button"
            isDisabled={next === null}
            onPress={() => change({ before: String(next) })}
          >
            {words.older}
          </Button>
        </div>
      }
    >
      {page.state === "failed" && <Failed issues={page.issues} />}
      {page.value === null && page.state === "loading" && <Loading title={words.loading} />}
      {page.value !== null && entries.length === 0 && (
        <p className="note">{log.size === 0 ? words.empty : words.none}</p>
      )}
      {entries.length > 0 && <EntryTable entries={entries} origin={log.origin} />}
    </PlainFigure>
  );
}

function Filter(props: {
  readonly log: LogDescription;
  readonly kind: string | null;
  readonly author: string | null;
  readonly onChange: (next: Readonly<Record<string, string | null>>) => void;
}) {
  const { log, kind, author, onChange } = props;
  const words = useWords(LOG_WORDS);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere.
    <div className="chips" role="group" aria-label={words.filter}>
      <label className="chip">
        <span className="chip-label">{words.kind}</span>
        <select
          value={kind ?? ""}
          onChange={(event) => onChange({ kind: event.target.value, before: null })}
        >
          <option value="">{words.all}</option>
          {log.kinds.map((one) => (
            <option key={one.kind}>{one.kind}</option>
          ))}
        </select>
      </label>
      <label className="chip">
        <span className="chip-label">{words.author}</span>
        <select
          value={author ?? ""}
          onChange={(event) => onChange({ author: event.target.value, before: null })}
        >
          <option value="">{words.all}</option>
          {log.authors.map(({ id, name }) => (
            <option key={id} value={id}>
              {`${name} (${id})`}
            </option>
          ))}
        </select>
      </label>
      {(kind !== null || author !== null) && (
        <Button
          className="button-quiet"
          onPress={() => onChange({ kind: null, author: null, before: null })}
        >
          {words.clear}
        </Button>
      )}
    </div>
  );
}

function EntryTable(props: { readonly entries: readonly LogEntry[]; readonly origin: string }) {
  const { entries, origin } = props;
  const words = useWords(LOG_WORDS);
  const heads = Object.entries(words.columns).map(([key, name]) => ({
    name,
    number: key === "index",
  }));
  return (
    <ScrollTable label={words.list} heads={heads}>
      {entries.map((entry) => (
        <EntryRow key={entry.index} entry={entry} origin={origin} />
      ))}
    </ScrollTable>
  );
}

function EntryRow({ entry, origin }: { readonly entry: LogEntry; readonly origin: string }) {
  const words = useWords(LOG_WORDS);
  const text = useText();
  const { index, signature, statement } = entry;
  if (statement === null) {
    return (
      <tr>
        <td className="number">{numeral(index)}</td>
        <td colSpan={6} className="caution">
          {words.unreadableEntry}
        </td>
      </tr>
    );
  }
  const { kind, id, revision, action, author, marking, time } = statement;
  return (
    <tr>
      <td className="number">{numeral(index)}</td>
      <td className="nowrap">{shownTime(time, text)}</td>
      <td>
        {words.actions[action] ?? action}
        {signature !== "good" && <span className="badge caution">{words.badSignature}</span>}
      </td>
      <th scope="row" className="wide">
        <Link className="link" href={`/records/${kind}/${encodeURIComponent(id)}`}>
          <bdi dir="ltr">
            {kind}/{id}
          </bdi>
        </Link>
        <span className="note">{words.revision(revision)}</span>
      </th>
      <td>
        <bdi>{author.name === `${origin}/author` ? words.thisWorkspace : author.name}</bdi>
        <span className="note">
          <bdi dir="ltr">{author.id}</bdi>
        </span>
      </td>
      <td>
        <MarkingBadge marking={marking} />
      </td>
      <td>
        <ProofBadge short shown={{ kind, id, revision, index, values: null }} />
      </td>
    </tr>
  );
}
