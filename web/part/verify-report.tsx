import { useState } from "react";
import { Button } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { Finding } from "../../src/evidence/index.ts";
import type { VerifiedPackage } from "../state/log-audit.ts";
import { csvLine, saveFile } from "../state/save.ts";
import { VERIFY_WORDS } from "../text/verify.ts";
import { useWords } from "../text/words.ts";
import { Icon } from "./icon.tsx";
import { ScrollTable } from "./scroll-table.tsx";

const SHOWN = 500;
const SIGNS = {
  pass: "check",
  warning: "look",
  fail: "close",
  "cannot-be-checked": "minus",
} as const;
const WORST_FIRST = ["fail", "warning", "cannot-be-checked", "pass"] as const;

/** What a verification came to: the verdict in words, and every check with what it found. */
export function VerifyReport(props: { readonly verified: VerifiedPackage; readonly ms: number }) {
  const { verified, ms } = props;
  const { kind, title, status, findings, selfAsserted } = verified;
  const words = useWords(VERIFY_WORDS);
  const [only, setOnly] = useState(false);
  const counts = (wanted: Finding["status"]) =>
    numeral(findings.filter((one) => one.status === wanted).length);
  const sorted = WORST_FIRST.flatMap((wanted) => findings.filter((one) => one.status === wanted));
  const wanted = only ? sorted.filter((one) => one.status !== "pass") : sorted;
  const shown = wanted.slice(0, SHOWN);
  return (
    <section className="figure verify-report" aria-labelledby="verdict">
      <div className={`verdict verdict-${status}`} role="status">
        <p className="kicker">
          {words.kinds[kind]}: <bdi>{title}</bdi>
        </p>
        <h2 id="verdict">{words.verdicts[status]}</h2>
        <p>
          {words.counts(
            counts("pass"),
            counts("cannot-be-checked"),
            counts("warning"),
            counts("fail"),
          )}
          . {words.took((ms / 1_000).toFixed(1))}
        </p>
      </div>
      {selfAsserted && <p className="banner">{words.selfAsserted}</p>}
      <div className="chips">
        <label className="chip">
          <input
            type="checkbox"
            checked={only}
            onChange={({ target }) => setOnly(target.checked)}
          />
          {words.onlyWrong}
        </label>
        <Button className="button" onPress={() => saveList(findings)}>
          {words.save}
        </Button>
      </div>
      <ScrollTable
        label={words.checks}
        heads={Object.values(words.columns).map((name) => ({ name }))}
      >
        {shown.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed, and checks may repeat.
          <tr key={at} className={`check-${one.status}`}>
            <td className="nowrap">
              <span className="outcome">
                <Icon name={SIGNS[one.status]} />
                {words.status[one.status]}
              </span>
            </td>
            <th scope="row">{words.names[one.check] ?? <code>{one.check}</code>}</th>
            <td className="mono" dir="ltr">
              {one.subject}
            </td>
            <td className="wide" lang="en" dir="ltr">
              {one.detail}
            </td>
          </tr>
        ))}
      </ScrollTable>
      {wanted.length > shown.length && (
        <p className="note">{words.shown(numeral(shown.length), numeral(wanted.length))}</p>
      )}
    </section>
  );
}

function saveList(findings: readonly Finding[]): void {
  const lines = findings.map(({ status, check, subject, detail }) =>
    csvLine([status, check, subject, detail]),
  );
  const text = ["status,check,subject,detail", ...lines, ""].join("\n");
  saveFile(
    new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }),
    "mizan-verification.csv",
  );
}
