import { type DragEvent, useRef, useState } from "react";
import { Button, Link } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { Result } from "../../src/kernel/index.ts";
import type { ImportAnswer } from "../../src/workbench/index.ts";
import type { WorkProgress } from "../client.ts";
import { importFile } from "../state/import-file.ts";
import { DATASETS_WORDS } from "../text/datasets.ts";
import { useWords } from "../text/words.ts";
import { Failed } from "./condition.tsx";

type Stage =
  | { readonly kind: "idle" }
  | { readonly kind: "working"; readonly progress: WorkProgress | null }
  | { readonly kind: "cancelled" }
  | { readonly kind: "done"; readonly result: Result<ImportAnswer> };

/** Imports a file that the reader drops or chooses, and says what became of its rows. */
export function ImportPanel({ onDone }: { readonly onDone: () => void }) {
  const words = useWords(DATASETS_WORDS);
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState("");
  const [release, setRelease] = useState("");
  const [stage, setStage] = useState<Stage>({ kind: "idle" });
  const [over, setOver] = useState(false);
  const [asked, setAsked] = useState(false);
  const stop = useRef<AbortController | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const choose = (chosen: File | null | undefined) => {
    if (chosen == null) return;
    setFile(chosen);
    setFormat((known) => known || guess(chosen.name));
    setStage({ kind: "idle" });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0]);
  };
  const run = async () => {
    if (file === null || format === "") return setAsked(true);
    const control = new AbortController();
    stop.current = control;
    setStage({ kind: "working", progress: null });
    try {
      const result = await importFile(
        { file, format, release },
        (progress) => setStage({ kind: "working", progress }),
        control.signal,
      );
      setStage({ kind: "done", result });
      if (result.ok) onDone();
    } catch {
      if (control.signal.aborted) {
        setStage({ kind: "cancelled" });
        onDone();
      } else setStage({ kind: "done", result: { ok: false, issues: [LOST] } });
    }
  };
  const working = stage.kind === "working";
  return (
    <section className="figure import" aria-labelledby="import-title">
      <h2 className="figure-title" id="import-title">
        {words.importing}
      </h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard. */}
      <div
        className={over ? "drop drop-over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>{over ? words.drop : words.importLead}</p>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={words.choose}
          onChange={(event) => choose(event.target.files?.[0])}
        />
        <Button className="button" onPress={() => input.current?.click()}>
          {words.choose}
        </Button>
        {file !== null && (
          <p className="chosen-file">
            <bdi>
              {words.chosen(file.name, numeral(Math.max(1, Math.round(file.size / 1_000))))}
            </bdi>
          </p>
        )}
      </div>
      <div className="import-fields">
        <label className="field">
          <span>{words.format}</span>
          <select value={format} onChange={(event) => setFormat(event.target.value)}>
            <option value="" />
            {Object.entries(words.formats).map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{words.releaseName}</span>
          <input value={release} onChange={(event) => setRelease(event.target.value)} dir="ltr" />
        </label>
        <Button className="button button-strong" isDisabled={working} onPress={() => void run()}>
          {words.start}
        </Button>
        {working && (
          <Button className="button" onPress={() => stop.current?.abort()}>
            {words.cancel}
          </Button>
        )}
      </div>
      {asked && (file === null || format === "") && <p role="alert">{words.chooseFirst}</p>}
      <p className="note">{words.otherTables}</p>
      <Outcome stage={stage} />
    </section>
  );
}

const LOST = {
  code: "web/server-not-reached",
  message: "The server of the workspace does not answer.",
  remedy: "See whether 'mizan serve' still runs, then try again.",
};

function Outcome({ stage }: { readonly stage: Stage }) {
  const words = useWords(DATASETS_WORDS);
  if (stage.kind === "idle") return null;
  if (stage.kind === "cancelled") return <p role="status">{words.cancelled}</p>;
  if (stage.kind === "working") {
    const { progress } = stage;
    const total = progress?.total ?? null;
    return (
      <div className="import-progress" role="status">
        <p>
          {progress?.label ?? words.sending}
          {total !== null && `: ${words.of(numeral(progress?.done ?? 0), numeral(total))}`}
        </p>
        <progress
          aria-label={progress?.label ?? words.sending}
          {...(total === null ? {} : { value: progress?.done ?? 0, max: total })}
        />
      </div>
    );
  }
  if (!stage.result.ok) return <Failed title={words.failed} issues={stage.result.issues} />;
  return (
    <div className="import-result" role="status">
      {stage.result.value.files.map((one) => (
        <div key={one.key}>
          <p>
            <strong>
              {one.added
                ? words.imported(one.key, numeral(one.accepted), numeral(one.rejected))
                : words.already(one.key)}
            </strong>
          </p>
          {one.firstRejected.length > 0 && (
            <ul className="plain-list" lang="en">
              {one.firstRejected.map((row) => (
                <li key={`${row.line} ${row.code} ${row.field}`}>
                  {words.rejectedColumns.line} {row.line}: {row.field ?? ""}{" "}
                  {row.found !== null && `"${row.found}" `}
                  {row.expected !== null && `(${row.expected}) `}
                  <code>{row.code}</code>
                </li>
              ))}
            </ul>
          )}
          <p className="import-next">
            {one.rejected > 0 && (
              <Link
                className="link"
                href={`/datasets?rejected=${encodeURIComponent(one.key)}#rejected`}
              >
                {words.nextRejected}
              </Link>
            )}
            {one.holds === "events" && (
              <a className="link" href={`/?datasets=${encodeURIComponent(one.key)}`}>
                {words.next}
              </a>
            )}
          </p>
        </div>
      ))}
    </div>
  );
}

/** The kind of file that a name suggests; the reader can choose another. */
function guess(name: string): string {
  const lower = name.toLowerCase();
  if (/geojson|adm[12]/.test(lower)) return "boundaries";
  if (/ged/.test(lower)) return "ucdp-ged";
  if (/acled/.test(lower)) return "acled";
  if (/gtd|globalterrorismdb/.test(lower)) return "gtd";
  if (/population|census/.test(lower)) return "population";
  return /observation/.test(lower) ? "observations" : "";
}
