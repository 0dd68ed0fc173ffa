import { type ReactNode, useState } from "react";
import { Button, Link } from "react-aria-components";
import { goTo, useAddress } from "../state/address.ts";
import { useTellMarking } from "../state/page-marking.ts";
import {
  type KindFacts,
  type RecordFacts,
  type RevisionFacts,
  recordAddress,
  settingRevision,
} from "../state/records.ts";
import { useCommand } from "../state/remote.ts";
import { shownTime, useText } from "../text/index.ts";
import { RECORDS_WORDS } from "../text/records.ts";
import { useWords } from "../text/words.ts";
import { Failed, Loading } from "./condition.tsx";
import { MarkingBadge } from "./marking-badge.tsx";
import { ProofBadge } from "./proof-badge.tsx";
import { RecordDiff } from "./record-diff.tsx";
import { RecordForm } from "./record-form.tsx";
import { RecordHistory } from "./record-history.tsx";
import { RecordState } from "./record-state.tsx";
import { RecordValuesList } from "./record-values.tsx";

/** One record: its content now or as it stood, its proof, its history, and what can be done with it. */
export function RecordSheet({ kind, id }: { readonly kind: KindFacts; readonly id: string }) {
  const words = useWords(RECORDS_WORDS);
  const { query } = useAddress();
  const asOf = query.get("asOf");
  const name = { kind: kind.name, id };
  const shown = useCommand<RecordFacts>("record-show", {
    ...name,
    ...(asOf === null ? {} : { asOf }),
  });
  const told = useCommand<{ readonly revisions: readonly RevisionFacts[] }>("record-history", name);
  const history = told.value?.revisions ?? [];
  const record = shown.value;
  useTellMarking(record === null ? [] : [record.marking, ...Object.values(record.markings)]);
  const again = () => {
    shown.again();
    told.again();
  };
  if (shown.state === "failed" && asOf === null) {
    return (
      <>
        <Failed issues={shown.issues} again={shown.again} />
        <p className="condition-back">
          <Link className="link" href={recordAddress(kind.name)}>
            {words.backToList(kind.plural)}
          </Link>
        </p>
      </>
    );
  }
  if (record === null && shown.state === "loading") return <Loading title={words.loading} />;
  if (query.get("form") === "edit" && record !== null && asOf === null) {
    return <RecordForm kind={kind} record={record} onSaved={again} />;
  }
  return (
    <div className="picture record">
      <Head
        past={asOf !== null}
        kind={kind}
        id={id}
        record={shown.state === "failed" ? null : record}
        history={history}
      />
      <AsOf kind={kind.name} id={id} asOf={asOf} />
      {shown.state === "failed" ? (
        <p className="banner">{words.asOfNone(asOf ?? "")}</p>
      ) : (
        record !== null && (
          <>
            <Banners record={record} history={history} asOf={asOf} />
            <RecordValuesList kind={kind} record={record} />
          </>
        )
      )}
      {told.state === "failed" && <Failed issues={told.issues} again={told.again} />}
      {history.length > 0 && (
        <>
          <RecordHistory kind={kind.name} id={id} history={history} />
          <RecordDiff kind={kind.name} id={id} history={history} />
        </>
      )}
      {record !== null && asOf === null && kind.writtenBy === "people" && (
        <RecordState record={record} onDone={again} />
      )}
    </div>
  );
}

function Head(props: {
  readonly kind: KindFacts;
  readonly id: string;
  readonly record: RecordFacts | null;
  readonly history: readonly RevisionFacts[];
  /** Whether a past state is shown. */
  readonly past: boolean;
}) {
  const { kind, id, record, history, past } = props;
  const words = useWords(RECORDS_WORDS);
  const text = useText();
  const address = recordAddress(kind.name, id);
  const setting = record === null ? undefined : settingRevision(history, record.revision);
  return (
    <header className="page-head">
      <div className="record-head">
        <p className="kicker" lang="en">
          <Link className="link" href={recordAddress(kind.name)}>
            {kind.plural}
          </Link>
        </p>
        <h1 className="title">
          <bdi>{record?.title ?? id}</bdi>
        </h1>
        {record !== null && (
          <p className="record-facts">
            <MarkingBadge marking={record.marking} />
            <span className="note">
              <bdi dir="ltr" className="mono">
                {id}
              </bdi>
            </span>
            <span className="note">
              {words.revision(record.revision)}
              {setting !== undefined &&
                `, ${words.changedBy(record.by ?? words.notSaid, shownTime(setting.time, text))}`}
            </span>
            {setting !== undefined && (
              <ProofBadge
                shown={{
                  kind: kind.name,
                  id,
                  revision: setting.revision,
                  index: setting.index,
                  values: record.bodyGap === null ? record.values : null,
                }}
              />
            )}
          </p>
        )}
      </div>
      {record?.state === "present" && !past && kind.writtenBy === "people" && (
        <div className="page-tools">
          <Link className="button" href={`${address}?form=edit`}>
            {words.edit}
          </Link>
        </div>
      )}
    </header>
  );
}

function AsOf(props: { readonly kind: string; readonly id: string; readonly asOf: string | null }) {
  const { kind, id, asOf } = props;
  const words = useWords(RECORDS_WORDS);
  const [typed, setTyped] = useState((asOf ?? "").slice(0, 16));
  const address = recordAddress(kind, id);
  return (
    <form
      className="chips"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== "") goTo(`${address}?asOf=${typed}:00Z`);
      }}
    >
      <label className="chip">
        <span className="chip-label">{words.asOf}</span>
        <input
          type="datetime-local"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="chip-label">UTC</span>
      </label>
      <Button type="submit" className="button" isDisabled={typed === ""}>
        {words.asOfGo}
      </Button>
      {asOf !== null && (
        <Button
          className="button"
          onPress={() => {
            setTyped("");
            goTo(address);
          }}
        >
          {words.asOfNow}
        </Button>
      )}
    </form>
  );
}

function Banners(props: {
  readonly record: RecordFacts;
  readonly history: readonly RevisionFacts[];
  readonly asOf: string | null;
}) {
  const { record, history, asOf } = props;
  const words = useWords(RECORDS_WORDS);
  const text = useText();
  const last = history.find(({ revision }) => revision === record.revision);
  const by = last?.by ?? words.notSaid;
  const time = last === undefined ? "" : shownTime(last.time, text);
  const reason = last?.reason ? ` ${words.reasonWas(last.reason)}` : "";
  const lines: ReactNode[] = [];
  if (asOf !== null) lines.push(words.asOfBanner(shownTime(asOf, text)));
  if (record.state === "withdrawn") lines.push(words.withdrawnBanner(by, time) + reason);
  if (record.state === "erased") lines.push(words.erasedBanner(by, time) + reason);
  else if (record.bodyGap !== null) lines.push(words.gaps[record.bodyGap]);
  return lines.map((line) => (
    <p className="banner" role="status" key={String(line)}>
      {line}
    </p>
  ));
}
