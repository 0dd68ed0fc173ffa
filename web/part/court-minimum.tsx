import type { CaptureRow } from "../../src/workbench/index.ts";
import { EVIDENCE_WORDS } from "../text/evidence.ts";
import { useWords } from "../text/words.ts";
import { CourtMark } from "./evidence-list.tsx";
import { Icon } from "./icon.tsx";
import { PlainFigure } from "./plain-figure.tsx";
import { ScrollTable } from "./scroll-table.tsx";

/** What courts ask for, and what of it the best capture has. */
export function CourtMinimum({ minimum }: { readonly minimum: CaptureRow["courtMinimum"] }) {
  const words = useWords(EVIDENCE_WORDS);
  return (
    <PlainFigure
      id="court"
      label={words.courtTitle}
      finding={words.courtFinding(minimum.met, minimum.of)}
      foot={<p className="note">{words.courtWhy}</p>}
    >
      <p className="court-line">
        <CourtMark minimum={minimum} />
      </p>
      <ScrollTable
        label={words.courtTitle}
        heads={[{ name: words.requirement }, { name: words.met }, { name: words.reason }]}
      >
        {minimum.outcomes.map(({ requirement, met, reason }) => (
          <tr key={requirement} className={met ? "check-pass" : ""}>
            <th scope="row">{words.requirements[requirement] ?? requirement}</th>
            <td className="nowrap">
              <span className="outcome">
                <Icon name={met ? "check" : "minus"} />
                {met ? words.yes : words.no}
              </span>
            </td>
            <td className="wide" lang="en" dir="ltr">
              {reason}
            </td>
          </tr>
        ))}
      </ScrollTable>
    </PlainFigure>
  );
}
