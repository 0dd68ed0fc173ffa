import "../style/tables.css";
import "../style/datasets.css";
import { useEffect } from "react";
import { Failed, Loading } from "../part/condition.tsx";
import { ImportPanel } from "../part/import-panel.tsx";
import { PlainFigure } from "../part/plain-figure.tsx";
import { RejectedRows } from "../part/rejected-rows.tsx";
import { ReleaseTable } from "../part/release-table.tsx";
import { RevisionsPanel } from "../part/revisions-panel.tsx";
import { goTo, useAddress } from "../state/address.ts";
import type { DatasetsAnswer, FreshnessAnswer } from "../state/datasets.ts";
import { useCommand } from "../state/remote.ts";
import { DATASETS_WORDS } from "../text/datasets.ts";
import { useWords } from "../text/words.ts";

/** The releases of the workspace: what they hold, what was rejected, what changed, and a way to add one. */
export function DatasetsPage() {
  const { query } = useAddress();
  const words = useWords(DATASETS_WORDS);
  const held = useCommand<DatasetsAnswer>("datasets", {});
  const fresh = useCommand<FreshnessAnswer>("freshness", {});
  const rejected = query.get("rejected");
  useEffect(() => {
    if (rejected !== null) document.getElementById("rejected")?.scrollIntoView();
  }, [rejected]);
  if (held.state === "failed") return <Failed issues={held.issues} again={held.again} />;
  if (held.value === null) return <Loading title={words.loading} />;
  const { datasets } = held.value;
  const change = (name: string, value: string | null) => {
    const next = new URLSearchParams(query);
    if (value === null) next.delete(name);
    else next.set(name, value);
    goTo(`/datasets${next.size === 0 ? "" : `?${next}`}`);
  };
  return (
    <div className="picture">
      <h1 className="title">{words.title(datasets.length)}</h1>
      {datasets.length > 0 && (
        <PlainFigure
          id="releases"
          label={words.table}
          finding={fresh.value?.statement ?? ""}
          foot={fresh.state === "failed" && <Failed issues={fresh.issues} again={fresh.again} />}
        >
          <ReleaseTable
            datasets={datasets}
            ages={fresh.value?.releases ?? []}
            onRejected={(release) => change("rejected", release)}
          />
        </PlainFigure>
      )}
      {rejected !== null && (
        <RejectedRows release={rejected} onClose={() => change("rejected", null)} />
      )}
      <ImportPanel
        onDone={() => {
          held.again();
          fresh.again();
        }}
      />
      <RevisionsPanel
        datasets={datasets}
        before={query.get("before") ?? ""}
        after={query.get("after") ?? ""}
        onChange={change}
      />
      {(fresh.value?.lacks.length ?? 0) > 0 && (
        <section className="figure" lang="en" aria-labelledby="lacks-title">
          <h2 className="figure-title" id="lacks-title">
            {words.lacks}
          </h2>
          <ul className="plain-list">
            {fresh.value?.lacks.map((lack) => (
              <li key={lack.what}>
                {lack.what} {lack.consequence} <code>{lack.remedy}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
