import { useState } from "react";
import { numeral } from "../../src/chart/index.ts";
import type { Issue } from "../../src/kernel/index.ts";
import type { DossierShown } from "../../src/workbench/index.ts";
import type { OpenedDossier } from "../state/dossier.ts";
import { fieldTitle } from "../state/records.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { useWords } from "../text/words.ts";
import { MarkingChoice } from "./dossier-fields.tsx";
import { MarkingBadge } from "./marking-badge.tsx";

/** What will be withheld from the recipient, and why. */
export function DossierClearance(props: {
  readonly opened: OpenedDossier;
  readonly dossier: DossierShown;
}) {
  const { opened, dossier } = props;
  const words = useWords(DOSSIERS_WORDS);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const { value } = opened.preview;
  const withheld = value?.withheld ?? [];
  return (
    <section className="dossier-panel" aria-labelledby="clearance-title">
      <h2 id="clearance-title">{words.clearance}</h2>
      <MarkingChoice
        id="dossier-shown"
        label={words.fields.shown}
        hint={words.hints.shown}
        issues={issues}
        value={dossier.clearance}
        onChange={(shown) => void opened.change({ shown }).then((refused) => setIssues(refused))}
      />
      {value !== null && (
        <p role="status">
          {withheld.length === 0
            ? words.nothingWithheld
            : words.withheldCount(numeral(withheld.length))}
        </p>
      )}
      {withheld.length > 0 && (
        <>
          <ul className="dossier-withheld">
            {withheld.map(({ part, record, field, marking }) => (
              <li key={`${part} ${record} ${field}`}>
                <span className="withheld" lang="en">
                  {fieldTitle(field.replace("@", ""))}
                </span>{" "}
                <MarkingBadge marking={marking} />
                <span className="note">
                  {part === 0 ? (
                    words.inSource
                  ) : (
                    <a href={`#part-${part}`}>{words.inPart(numeral(part))}</a>
                  )}
                  {" · "}
                  <bdi dir="ltr">{record}</bdi>
                </span>
              </li>
            ))}
          </ul>
          <p className="note">
            <bdi>
              {words.clearanceWhy(dossier.recipient, value?.clearance ?? dossier.clearance)}
            </bdi>
          </p>
        </>
      )}
    </section>
  );
}
