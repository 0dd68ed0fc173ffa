import { useCommand } from "../state/remote.ts";
import { shownDay, useText } from "../text/index.ts";
import { Failed, Loading } from "./condition.tsx";
import { Drawer } from "./drawer.tsx";

interface Freshness {
  readonly statement: string;
  readonly rules: { readonly picture: string; readonly release: string };
  readonly releases: readonly {
    readonly release: string;
    readonly title: string;
    readonly holds: string;
    readonly firstDay: string | null;
    readonly lastDay: string | null;
    readonly rows: number;
    readonly rejected: number;
    readonly gapMonths: number;
    readonly stale: boolean;
    readonly why: string;
  }[];
  readonly lacks: readonly {
    readonly what: string;
    readonly consequence: string;
    readonly remedy: string;
  }[];
}

/** How old each source is, what is missing, and by which rule it is called stale. */
export function FreshnessDrawer() {
  const text = useText();
  const answer = useCommand<Freshness>("freshness", {});
  return (
    <Drawer title={text.fresh.title}>
      {answer.state === "failed" && <Failed issues={answer.issues} again={answer.again} />}
      {answer.state === "loading" && <Loading title={text.fresh.title} />}
      {answer.state === "ready" && (
        <div lang="en" dir="ltr" className="dialog-part">
          <p>{answer.value.statement}</p>
          <ul className="note-list">
            {answer.value.releases.map((one) => (
              <li key={one.release}>
                <strong>{one.title}</strong>
                <p className="note">
                  {one.release}
                  {one.firstDay !== null &&
                    one.lastDay !== null &&
                    ` · ${text.between(shownDay(one.firstDay, text), shownDay(one.lastDay, text))}`}
                  {` · ${one.rows} rows, ${one.rejected} rejected`}
                  {one.stale && ` · ${one.why}`}
                </p>
              </li>
            ))}
          </ul>
          {answer.value.lacks.map((lack) => (
            <p key={lack.what} className="note">
              {lack.what} {lack.consequence} <code>{lack.remedy}</code>
            </p>
          ))}
          <p className="note">{answer.value.rules.picture}</p>
          <p className="note">{answer.value.rules.release}</p>
        </div>
      )}
    </Drawer>
  );
}
