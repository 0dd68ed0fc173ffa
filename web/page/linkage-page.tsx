import "../style/tables.css";
import "../style/linkage.css";
import { numeral } from "../../src/chart/index.ts";
import type { LinkReport } from "../../src/workbench/index.ts";
import { Failed, Loading } from "../part/condition.tsx";
import { LinkCalibration, LinkLagProfile } from "../part/link-charts.tsx";
import { LinkEvent } from "../part/link-event.tsx";
import { LinkBaseline, LinkPlacebo } from "../part/link-tables.tsx";
import { PlainFigure } from "../part/plain-figure.tsx";
import { useAddress } from "../state/address.ts";
import { useCommand } from "../state/remote.ts";
import { LINKAGE_WORDS } from "../text/linkage.ts";
import { useWords } from "../text/words.ts";

/** How linkage went, for a reader who wants to judge it; below its address, one linked event. */
export function LinkagePage() {
  const { path } = useAddress();
  const id = decodeURIComponent(path.replace(/^\/linkage\/?/u, ""));
  return id === "" ? <Report /> : <LinkEvent key={id} id={id} />;
}

function Report() {
  const words = useWords(LINKAGE_WORDS);
  const answer = useCommand<LinkReport>("link-report", {});
  if (answer.state === "failed") return <Failed issues={answer.issues} again={answer.again} />;
  if (answer.value === null) return <Loading title={words.loading} />;
  const report = answer.value;
  const { low, high } = report.eventsRange;
  return (
    <div className="picture">
      <h1 className="title">
        {words.title(numeral(report.records), numeral(report.events), numeral(low), numeral(high))}
      </h1>
      <p className="lead">{words.lead(report.releases.join(", "))}</p>
      <p className="lead">
        {words.summary(
          numeral(report.joined),
          numeral(report.acrossReleases),
          numeral(report.parts),
          report.expectedWrong.toFixed(1),
        )}
      </p>
      {report.warnings.map((warning) => (
        <p key={warning} className="banner" lang="en" dir="ltr">
          {warning}
        </p>
      ))}
      <div className="link-pair">
        <LinkLagProfile report={report} />
        <LinkCalibration report={report} />
      </div>
      <LinkPlacebo report={report} />
      <LinkBaseline report={report} />
      <Changes report={report} />
      <p className="note" lang="en" dir="ltr">
        {report.method}
      </p>
    </div>
  );
}

function Changes({ report: { changes } }: { readonly report: LinkReport }) {
  const words = useWords(LINKAGE_WORDS);
  const finding =
    changes === null
      ? words.noChanges
      : words.changesFinding(
          numeral(changes.added),
          numeral(changes.gone),
          numeral(changes.changed),
        );
  return (
    <PlainFigure id="changes" label={words.changes} finding={finding}>
      <ul className="link-list">
        {(changes?.examples ?? []).map((id) => (
          <li key={id}>
            <a className="link" href={`/linkage/${encodeURIComponent(id)}`}>
              <bdi dir="ltr">{id}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </PlainFigure>
  );
}
