import "../style/dossier-verification.css";
import { useRef } from "react";
import { Button } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { DossierDocument, Finding } from "../../src/evidence/index.ts";
import { type DroppedFiles, filesOfList } from "../state/dropped-files.ts";
import type { VerifiedPackage } from "../state/log-audit.ts";
import { DOSSIER_CHECKS, type DossierGroup, GROUP_OF } from "../text/dossier-checks.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { VERIFY_WORDS } from "../text/verify.ts";
import { useWords } from "../text/words.ts";
import { Icon } from "./icon.tsx";

const GROUPS: readonly DossierGroup[] = [
  "package",
  "log",
  "records",
  "evidence",
  "figures",
  "report",
  "time",
];
const SIGNS = {
  pass: "check",
  warning: "look",
  fail: "close",
  "cannot-be-checked": "minus",
} as const;
const WORST_FIRST = ["fail", "cannot-be-checked", "warning", "pass"] as const;
/** Findings of one group that are listed; the first are the worst. */
const SHOWN = 200;

/** What the verification of a dossier came to: the verdict first, then what it is, then every check by group. */
export function DossierVerification(props: {
  readonly verified: VerifiedPackage;
  readonly dossier: DossierDocument | null;
  readonly ms: number;
  /** Root certificates and revealed fields that were brought so far. */
  readonly more: DroppedFiles;
  readonly onMore: (files: DroppedFiles) => void;
}) {
  const { verified, dossier, ms, more, onMore } = props;
  const { status, findings, selfAsserted } = verified;
  const words = useWords(VERIFY_WORDS);
  const checks = useWords(DOSSIER_CHECKS);
  const count = (wanted: Finding["status"]) =>
    numeral(findings.filter((one) => one.status === wanted).length);
  const counted = words.counts(
    count("pass"),
    count("cannot-be-checked"),
    count("warning"),
    count("fail"),
  );
  return (
    <section className="figure verify-report dossier-verified" aria-labelledby="verdict">
      <div className={`verdict verdict-${status}`} role="status">
        <p className="kicker">
          {words.kinds.dossier}: <bdi>{dossier?.title ?? verified.title}</bdi>
        </p>
        <h2 id="verdict">{checks.verdicts[status]}</h2>
        <p>
          {counted}. {words.took((ms / 1_000).toFixed(1))}
        </p>
      </div>
      {selfAsserted && <p className="freshness freshness-stale">{words.selfAsserted}</p>}
      {dossier !== null && <About dossier={dossier} />}
      <div className="check-groups">
        {GROUPS.map((group) => (
          <Group
            key={group}
            group={group}
            findings={findings.filter(({ check }) => groupOf(check) === group)}
          />
        ))}
      </div>
      <More files={more} onFiles={onMore} />
    </section>
  );
}

function groupOf(check: string): DossierGroup {
  return GROUP_OF[check] ?? GROUP_OF[check.split("/")[0] ?? ""] ?? "package";
}

function About({ dossier }: { readonly dossier: DossierDocument }) {
  const checks = useWords(DOSSIER_CHECKS);
  const words = useWords(DOSSIERS_WORDS);
  const withheld = dossier.parts.filter(
    (part) => part.type === "evidence" && part.withheld !== null,
  ).length;
  return (
    <div className="dossier-about">
      <p dir="auto">
        {checks.about(dossier.recipient, dossier.preparedBy, dossier.date, dossier.clearance)}
      </p>
      <h3>{checks.parts(numeral(dossier.parts.length), numeral(dossier.sources.length))}</h3>
      <ol className="dossier-contents">
        {dossier.parts.map(({ number, type, heading }) => (
          <li key={number}>
            <span className="note">{words.sorts[type]}</span> <bdi>{heading}</bdi>
          </li>
        ))}
      </ol>
      {withheld > 0 && <p className="note">{checks.withheld(numeral(withheld))}</p>}
    </div>
  );
}

function Group(props: { readonly group: DossierGroup; readonly findings: readonly Finding[] }) {
  const { group, findings } = props;
  const words = useWords(VERIFY_WORDS);
  const checks = useWords(DOSSIER_CHECKS);
  const worst = WORST_FIRST.find((one) => findings.some(({ status }) => status === one));
  const status = worst ?? "cannot-be-checked";
  const sorted = WORST_FIRST.flatMap((one) => findings.filter((each) => each.status === one));
  const passed = findings.filter((one) => one.status === "pass").length;
  return (
    <details className={`check-group check-${status}`} open={status !== "pass"} data-group={group}>
      <summary>
        <span className="outcome">
          <Icon name={SIGNS[status]} />
          <strong>{checks.groups[group]}</strong>
        </span>
        <span className="note">
          {findings.length === 0
            ? checks.notReached
            : `${words.status[status]} · ${checks.passed(numeral(passed), numeral(findings.length))}`}
        </span>
      </summary>
      <p className="note">{checks.shows[group]}</p>
      <ul className="check-list">
        {sorted.slice(0, SHOWN).map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed, and checks may repeat.
          <li key={at} className={`check check-${one.status}`}>
            <Icon name={SIGNS[one.status]} />
            <div>
              <p className="check-title">
                {checks.names[one.check] ?? one.check}{" "}
                <span className="check-status">{words.status[one.status]}</span>
              </p>
              <p lang="en" dir="ltr">
                {one.detail}
              </p>
              <p className="mono note" dir="ltr">
                {one.subject}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {sorted.length > SHOWN && (
        <p className="note">{words.shown(numeral(SHOWN), numeral(sorted.length))}</p>
      )}
    </details>
  );
}

function More(props: {
  readonly files: DroppedFiles;
  readonly onFiles: (files: DroppedFiles) => void;
}) {
  const { files, onFiles } = props;
  const checks = useWords(DOSSIER_CHECKS);
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className="verify-trust" aria-labelledby="more-title">
      <h3 id="more-title">{checks.more}</h3>
      <p>{checks.moreLead}</p>
      <input
        ref={input}
        type="file"
        multiple
        accept=".pem,.crt,.cer,.json"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={checks.moreChoose}
        onChange={(event) => {
          onFiles([...files, ...filesOfList(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <div className="chips">
        <Button className="button" onPress={() => input.current?.click()}>
          {checks.moreChoose}
        </Button>
        {files.length > 0 && (
          <>
            <span className="note">
              <bdi>{files.map(([path]) => path).join(", ")}</bdi>
            </span>
            <Button className="link" onPress={() => onFiles([])}>
              {checks.moreNone}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
