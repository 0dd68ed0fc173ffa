import { numeral } from "../../src/chart/index.ts";
import type { DossierPart } from "../../src/evidence/index.ts";
import { fieldTitle } from "../state/records.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { useWords } from "../text/words.ts";
import { DossierEvidence } from "./dossier-evidence.tsx";
import { ScrollTable } from "./scroll-table.tsx";

type Of<T extends DossierPart["type"]> = Extract<DossierPart, { type: T }>;

/** A part of a dossier as its recipient reads it. */
export function DossierPartView(props: {
  readonly part: DossierPart;
  /** SVG of the figures by their path. */
  readonly drawings: Readonly<Record<string, string>>;
}) {
  const { part, drawings } = props;
  return (
    <div className="dossier-part">
      {part.text !== null && (
        <p className="dossier-text" dir="auto">
          {part.text} <Cites numbers={part.type === "event" ? [] : part.cites} />
        </p>
      )}
      {part.type === "claim" && <Claim part={part} />}
      {part.type === "figure" && <Figure part={part} drawing={drawings[part.image]} />}
      {part.type === "event" && <Event part={part} />}
      {part.type === "evidence" && <DossierEvidence part={part} />}
      {part.type === "engagement" && <Engagement part={part} />}
      {part.type === "record" && <RecordPart part={part} />}
    </div>
  );
}

/** Numbers that lead to the sources. */
function Cites({ numbers }: { readonly numbers: readonly number[] }) {
  return (
    <span className="cites">
      {numbers.map((number) => (
        <a key={number} href={`#source-${number}`}>
          [{number}]
        </a>
      ))}
    </span>
  );
}

function Claim({ part }: { readonly part: Of<"claim"> }) {
  const words = useWords(DOSSIERS_WORDS);
  const { probability, confidence, origins, against, cites } = part;
  const facts = [
    probability && words.probability(numeral(probability[0]), numeral(probability[1])),
    confidence && words.confidence(words.confidences[confidence]),
    cites.length === 0 ? words.noSource : words.sourceCount(numeral(cites.length)),
    origins !== null && words.origins(numeral(origins)),
  ].filter((fact) => typeof fact === "string");
  return (
    <>
      <ul className="dossier-facts">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <div className="dossier-against">
        <h4>{words.against}</h4>
        <p dir="auto">{against ?? words.noAgainst}</p>
      </div>
    </>
  );
}

function Figure(props: { readonly part: Of<"figure">; readonly drawing: string | undefined }) {
  const { part, drawing } = props;
  const words = useWords(DOSSIERS_WORDS);
  return (
    <>
      {drawing !== undefined && (
        // The same drawing as in the report, in its place on white paper; here it finds the fonts of the page.
        <div className="drawn dossier-drawing" dir="ltr" role="img" aria-label={part.alt}>
          <div
            aria-hidden="true"
            lang="en"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, its texts escaped there.
            dangerouslySetInnerHTML={{ __html: drawing }}
          />
        </div>
      )}
      <p className="note">
        {words.range}: <bdi lang="en">{part.range}</bdi>{" "}
        <Cites numbers={part.text === null ? part.cites : []} />
      </p>
      <details>
        <summary>{words.method}</summary>
        <ul className="plain-list">
          {[...part.notes, ...part.method].filter(isFirst).map((line) => (
            <li key={line} lang="en" dir="auto">
              {line}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function isFirst(line: string, at: number, all: readonly string[]): boolean {
  return all.indexOf(line) === at;
}

function Event({ part }: { readonly part: Of<"event"> }) {
  const words = useWords(DOSSIERS_WORDS);
  const { date, place, type, killed, attribution, cites } = words.rowHeads;
  return (
    <ScrollTable
      label={`${words.observations}: ${part.heading}`}
      heads={[date, place, type, killed, attribution, cites].map((name) => ({ name }))}
    >
      {part.rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two observations may read the same; they do not move.
        <tr key={i}>
          <td className="nowrap" dir="ltr">
            {row.date}
          </td>
          <td>{row.place}</td>
          <td>{row.type}</td>
          <td className="nowrap">{row.killed}</td>
          <td>{row.attribution}</td>
          <td>
            <Cites numbers={row.cites} />
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function Engagement({ part }: { readonly part: Of<"engagement"> }) {
  const words = useWords(DOSSIERS_WORDS);
  return (
    <ul className="dossier-facts">
      <li>{part.date}</li>
      <li>{words.engagementWith(part.counterpart)}</li>
    </ul>
  );
}

function RecordPart({ part }: { readonly part: Of<"record"> }) {
  const words = useWords(DOSSIERS_WORDS);
  const marks = new Map(part.record.withheld.map(({ field, marking }) => [field, marking]));
  return (
    <dl className="record-values">
      {part.fields.map(({ name, value }) => (
        <div key={name}>
          <dt lang="en">{fieldTitle(name)}</dt>
          <dd>
            {value === null ? (
              <em className="withheld">{words.withheldField(marks.get(name) ?? "")}</em>
            ) : (
              <span className="record-text" dir="auto">
                {value}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
