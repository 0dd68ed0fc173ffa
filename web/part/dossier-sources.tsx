import { Link } from "react-aria-components";
import type { DossierPreview } from "../../src/workbench/index.ts";
import { recordAddress } from "../state/records.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { useWords } from "../text/words.ts";
import { ProofBadge } from "./proof-badge.tsx";

/** The sources that the parts lead to, with the numbers that they will have in the report. */
export function DossierSources({ preview }: { readonly preview: DossierPreview | null }) {
  const words = useWords(DOSSIERS_WORDS);
  if (preview === null) return null;
  return (
    <section className="dossier-panel" aria-labelledby="sources-title">
      <h2 id="sources-title">{words.sources}</h2>
      {preview.sources.length === 0 && <p className="note">{words.noSources}</p>}
      <ol className="dossier-sources" lang="en">
        {preview.sources.map(({ number, text, address, licence, record }) => (
          <li key={number} id={`source-${number}`} value={number}>
            <bdi>{text}</bdi>
            {address !== null && !text.includes(address) && (
              <a className="link" href={address} target="_blank" rel="noreferrer" dir="ltr">
                {address}
              </a>
            )}
            {licence !== null && licence !== "" && (
              <span className="note">{words.licence(licence)}</span>
            )}
            {record !== null && (
              <span className="dossier-source-record">
                <Link className="link" href={recordAddress(record.kind, record.id)}>
                  <bdi dir="ltr">
                    {record.kind}/{record.id}
                  </bdi>
                </Link>
                <ProofBadge
                  short
                  shown={{
                    kind: record.kind,
                    id: record.id,
                    revision: record.revision,
                    index: record.index,
                    values: null,
                  }}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
