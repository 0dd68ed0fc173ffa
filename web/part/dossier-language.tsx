import { useState } from "react";
import { Button } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { DossierShown } from "../../src/workbench/index.ts";
import type { OpenedDossier } from "../state/dossier.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { useWords } from "../text/words.ts";
import { FieldIssues } from "./record-field.tsx";

type FindingFacts = DossierShown["language"][number];

/** What the language check found, each with its words marked in their sentence and what was decided. */
export function DossierLanguage(props: {
  readonly opened: OpenedDossier;
  readonly dossier: DossierShown;
}) {
  const { opened, dossier } = props;
  const words = useWords(DOSSIERS_WORDS);
  const open = dossier.language.filter(({ decision }) => decision === null);
  const decided = dossier.language.filter(({ decision }) => decision !== null);
  return (
    <section className="dossier-panel" aria-labelledby="language-title">
      <h2 id="language-title">{words.language}</h2>
      <p role="status">
        {open.length === 0
          ? words.languageClean
          : words.languageOpen(numeral(open.length), numeral(dossier.language.length))}
      </p>
      <ul className="dossier-findings">
        {open.map((finding) => (
          <li key={finding.id}>
            <Found finding={finding} />
            <Decide opened={opened} finding={finding} />
          </li>
        ))}
      </ul>
      {decided.length > 0 && (
        <details>
          <summary>{words.decided(numeral(decided.length))}</summary>
          <ul className="dossier-findings">
            {decided.map((finding) => (
              <li key={finding.id}>
                <Found finding={finding} />
                <p className="note">
                  <strong>{words.decisions[finding.decision?.decision ?? "kept"]}</strong>
                  {": "}
                  <bdi>{finding.decision?.reason}</bdi> (<bdi>{finding.decision?.by}</bdi>)
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="note">{words.languageNote}</p>
    </section>
  );
}

function Found({ finding }: { readonly finding: FindingFacts }) {
  const { item, check, sentence, offset, found, detail } = finding;
  const words = useWords(DOSSIERS_WORDS);
  const place = item === 0 ? words.inSummary : words.inPart(numeral(item));
  const whole = found.length >= sentence.length;
  return (
    <>
      <p className="kicker">
        {item === 0 ? place : <a href={`#part-${item}`}>{place}</a>} ·{" "}
        {words.checks[check] ?? check}
      </p>
      <blockquote className="dossier-sentence" lang="en" dir="auto">
        {whole ? (
          <mark className="mark-whole">{sentence}</mark>
        ) : (
          <>
            {sentence.slice(0, offset)}
            <mark>{sentence.slice(offset, offset + found.length)}</mark>
            {sentence.slice(offset + found.length)}
          </>
        )}
      </blockquote>
      <p className="note" lang="en" dir="auto">
        {detail}
      </p>
    </>
  );
}

function Decide(props: { readonly opened: OpenedDossier; readonly finding: FindingFacts }) {
  const { opened, finding } = props;
  const words = useWords(DOSSIERS_WORDS);
  const [because, setBecause] = useState("");
  const [issues, setIssues] = useState<readonly { code: string; message: string }[]>([]);
  const [working, setWorking] = useState(false);
  const id = `because-${finding.id}`;
  const decide = async (decision: "kept" | "not-applicable") => {
    if (because.trim() === "") {
      setIssues([{ code: "web/field-needed", message: words.becauseNeeded }]);
      document.getElementById(id)?.focus();
      return;
    }
    setWorking(true);
    setIssues(await opened.decide(finding.id, decision, because));
    setWorking(false);
  };
  return (
    <form
      className={issues.length > 0 ? "dossier-decide field-wrong" : "dossier-decide"}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void decide("kept");
      }}
    >
      <FieldIssues id={`${id}-issues`} issues={issues} />
      <div className="field">
        <label htmlFor={id}>{words.keepBecause}</label>
        <input
          id={id}
          dir="auto"
          value={because}
          aria-invalid={issues.length > 0}
          aria-describedby={issues.length > 0 ? `${id}-issues` : undefined}
          onChange={(event) => setBecause(event.target.value)}
        />
      </div>
      <div className="chips">
        <Button type="submit" className="button" isDisabled={working}>
          {words.keep}
        </Button>
        <Button
          className="button-quiet"
          isDisabled={working}
          onPress={() => void decide("not-applicable")}
        >
          {words.notApplicable}
        </Button>
      </div>
    </form>
  );
}
