import "../style/tables.css";
import "../style/log.css";
import { numeral } from "../../src/chart/index.ts";
import type { LogDescription } from "../../src/workbench/index.ts";
import { Failed, Loading } from "../part/condition.tsx";
import { LogAuthors } from "../part/log-authors.tsx";
import { LogEntries } from "../part/log-entries.tsx";
import { LogGrowth } from "../part/log-growth.tsx";
import { LogState } from "../part/log-state.tsx";
import { useCommand } from "../state/remote.ts";
import { shownTime, useText } from "../text/index.ts";
import { LOG_WORDS } from "../text/log.ts";
import { useWords } from "../text/words.ts";

/** The log of the workspace: how it grew, its signed state, who vouches for it, and every entry. */
export function LogPage() {
  const words = useWords(LOG_WORDS);
  const text = useText();
  const about = useCommand<LogDescription>("log-about", {});
  if (about.state === "failed") return <Failed issues={about.issues} again={about.again} />;
  if (about.value === null) return <Loading title={words.loading} />;
  const log = about.value;
  const last = log.lastEntry === null ? null : shownTime(log.lastEntry, text);
  return (
    <div className="picture">
      <h1 className="title">{words.title(numeral(log.size), last)}</h1>
      <p className="lead" lang={text.language === "en" ? undefined : "en"}>
        {log.policy.statement}
      </p>
      <p className="lead">{words.lead}</p>
      {log.growth.length > 0 && <LogGrowth log={log} />}
      <LogState log={log} />
      {log.size > 0 && <LogAuthors log={log} />}
      <LogEntries log={log} />
    </div>
  );
}
