import { useEffect, useState } from "react";
import { Button, Link } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import { callForFile } from "../client.ts";
import { goTo, useAddress } from "../state/address.ts";
import { useTellMarking } from "../state/page-marking.ts";
import { fieldTitle, type KindFacts, type RecordFacts, recordAddress } from "../state/records.ts";
import { useCommand } from "../state/remote.ts";
import { saveFile } from "../state/save.ts";
import { RECORDS_WORDS } from "../text/records.ts";
import { useWords } from "../text/words.ts";
import { announce } from "./announcement.ts";
import { Failed, Loading } from "./condition.tsx";
import { useLate } from "./late.ts";
import { RecordRows } from "./record-rows.tsx";

const PAGE = 50;

interface Listed {
  readonly total: number;
  readonly records: readonly RecordFacts[];
}

/** The records of a kind under a choice that stands in the address. */
export function RecordList({ kind }: { readonly kind: KindFacts }) {
  const words = useWords(RECORDS_WORDS);
  const { query } = useAddress();
  const chosen = kind.fields
    .filter(({ choices }) => choices.length > 0)
    .flatMap(({ name }) => (query.get(name) ? [`${name}=${query.get(name)}`] : []));
  const offset = Number(query.get("offset") ?? 0) || 0;
  const listed = useCommand<Listed>("records", {
    kind: kind.name,
    state: query.get("state") ?? "present",
    where: chosen,
    text: query.get("text") ?? "",
    limit: PAGE,
    offset,
  });
  const records = listed.value?.records ?? [];
  useTellMarking(records.map(({ marking }) => marking));
  const total = listed.value?.total ?? kind.present;
  const change = (next: Readonly<Record<string, string>>, replace = false) => {
    const changed = new URLSearchParams(query);
    changed.delete("offset");
    for (const [name, value] of Object.entries(next)) {
      if (value === "") changed.delete(name);
      else changed.set(name, value);
    }
    goTo(`${recordAddress(kind.name)}${changed.size === 0 ? "" : `?${changed}`}`, { replace });
  };
  return (
    <div className="picture">
      <header className="page-head">
        <div>
          <p className="kicker">
            <Link className="link" href="/records">
              {words.allKinds}
            </Link>
          </p>
          <h1 className="title">{words.listTitle(numeral(total), kind.plural)}</h1>
        </div>
        <ListTools kind={kind} />
      </header>
      <p className="lead" lang="en">
        {kind.summary}
      </p>
      <Filter kind={kind} query={query} onChange={change} />
      {listed.state === "failed" && <Failed issues={listed.issues} again={listed.again} />}
      {listed.value === null && listed.state === "loading" && <Loading title={words.loading} />}
      {listed.value !== null && listed.state !== "failed" && records.length === 0 && (
        <p className="condition-title">
          {query.size > 0 ? words.noneFit : words.none(kind.plural)}
        </p>
      )}
      {listed.state !== "failed" && records.length > 0 && (
        <section aria-label={kind.plural}>
          <p className="note">{words.listTotal(numeral(records.length), numeral(total))}</p>
          <RecordRows kind={kind} records={records} />
          <div className="chips list-pages">
            <Button
              className="button"
              isDisabled={offset === 0}
              onPress={() => change({ offset: String(Math.max(0, offset - PAGE) || "") })}
            >
              {words.earlier}
            </Button>
            <Button
              className="button"
              isDisabled={offset + records.length >= total}
              onPress={() => change({ offset: String(offset + PAGE) })}
            >
              {words.further}
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}

function ListTools({ kind }: { readonly kind: KindFacts }) {
  const words = useWords(RECORDS_WORDS);
  const address = recordAddress(kind.name);
  const save = async (format: "csv" | "json") => {
    const file = await callForFile("record-export", { kind: kind.name, format });
    if (!file.ok) return announce(file.issues.map(({ message }) => message).join(" "));
    saveFile(file.value.blob, file.value.fileName);
    announce(file.value.fileName);
  };
  return (
    <div className="page-tools">
      {kind.writtenBy === "people" && (
        <>
          <Link className="button button-strong" href={`${address}?form=new`}>
            {words.fresh(kind.title)}
          </Link>
          <Link className="button" href={`${address}?form=import`}>
            {words.importing}
          </Link>
        </>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere. */}
      <div className="page-tools" role="group" aria-label={words.exporting}>
        <Button className="button" onPress={() => void save("csv")}>
          {words.exportCsv}
        </Button>
        <Button className="button" onPress={() => void save("json")}>
          {words.exportJson}
        </Button>
      </div>
    </div>
  );
}

function Filter(props: {
  readonly kind: KindFacts;
  readonly query: URLSearchParams;
  readonly onChange: (next: Readonly<Record<string, string>>, replace?: boolean) => void;
}) {
  const { kind, query, onChange } = props;
  const words = useWords(RECORDS_WORDS);
  const known = query.get("text") ?? "";
  const [typed, setTyped] = useState(known);
  const late = useLate(typed, 250);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed changes the address.
  useEffect(() => {
    if (late !== known) onChange({ text: late, ...(late === "" ? {} : { state: "" }) }, true);
  }, [late]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere.
    <div className="chips" role="group" aria-label={words.filter}>
      <label className="chip">
        <span className="chip-label">{words.find}</span>
        <input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      {typed === "" && (
        <label className="chip">
          <span className="chip-label">{words.state}</span>
          <select
            value={query.get("state") ?? "present"}
            onChange={({ target }) =>
              onChange({ state: target.value === "present" ? "" : target.value })
            }
          >
            {Object.entries(words.states).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {kind.fields
        .filter(({ choices }) => choices.length > 0)
        .map(({ name, choices }) => (
          <label className="chip" key={name} lang="en">
            <span className="chip-label">{fieldTitle(name)}</span>
            <select
              value={query.get(name) ?? ""}
              onChange={(event) => onChange({ [name]: event.target.value })}
            >
              <option value="">{words.all}</option>
              {choices.map((choice) => (
                <option key={choice}>{choice}</option>
              ))}
            </select>
          </label>
        ))}
      {query.size > 0 && (
        <Button
          className="button-quiet"
          onPress={() => {
            setTyped("");
            goTo(recordAddress(kind.name));
          }}
        >
          {words.clear}
        </Button>
      )}
    </div>
  );
}
