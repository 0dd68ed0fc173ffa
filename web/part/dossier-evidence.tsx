import { useEffect, useState } from "react";
import { numeral } from "../../src/chart/index.ts";
import type { DossierPart } from "../../src/evidence/index.ts";
import { usePreferences } from "../state/preferences.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { useWords } from "../text/words.ts";

type EvidencePart = Extract<DossierPart, { type: "evidence" }>;

/** A preserved item in a dossier: its facts, its court minimum, and a preview in which nothing runs. */
export function DossierEvidence(props: {
  readonly part: EvidencePart;
  /** Whether the workspace can be asked for a preview; a package on its own cannot. */
  readonly withPreview?: boolean;
}) {
  const { part, withPreview = true } = props;
  const words = useWords(DOSSIERS_WORDS);
  if (part.withheld !== null || part.file === null) {
    return (
      <p>
        <em className="withheld">{words.withheldItem(part.withheld ?? "")}</em>
      </p>
    );
  }
  const id = part.records.find(({ kind }) => kind === "evidence-item")?.id ?? null;
  return (
    <div className="dossier-evidence">
      {withPreview && id !== null && <Preview id={id} name={part.heading} />}
      <div>
        <dl className="record-values">
          {part.facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
          <div>
            <dt>SHA-256</dt>
            <dd className="mono" dir="ltr">
              {part.sha256}
            </dd>
          </div>
        </dl>
        {part.courtMinimum !== null && (
          <p className="note" lang="en" dir="auto">
            {part.courtMinimum}
          </p>
        )}
        <p className="note">{words.custody(numeral(part.custody.length))}</p>
      </div>
    </div>
  );
}

type Seen =
  | { readonly form: "waiting" }
  | { readonly form: "none" }
  | { readonly form: "image"; readonly address: string }
  | { readonly form: "text"; readonly text: string };

/** The server draws a picture or gives plain text; the item itself never reaches the page. */
function Preview({ id, name }: { readonly id: string; readonly name: string }) {
  const words = useWords(DOSSIERS_WORDS);
  const { author } = usePreferences();
  const [seen, setSeen] = useState<Seen>({ form: "waiting" });
  useEffect(() => {
    const stop = new AbortController();
    let address: string | null = null;
    void readPreview(id, author, stop.signal).then((read) => {
      if (stop.signal.aborted) return;
      if (read.form === "image") address = read.address;
      setSeen(read);
    });
    return () => {
      stop.abort();
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [id, author]);
  if (seen.form === "waiting") return <div className="condition-line" aria-hidden="true" />;
  if (seen.form === "none") return <p className="note">{words.noPreview}</p>;
  return seen.form === "image" ? (
    <img className="dossier-preview" src={seen.address} alt={`${words.preview}: ${name}`} />
  ) : (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reached by keyboard.
    <section className="dossier-preview" aria-label={`${words.preview}: ${name}`} tabIndex={0}>
      <pre dir="auto">{seen.text}</pre>
    </section>
  );
}

async function readPreview(id: string, by: string, signal: AbortSignal): Promise<Seen> {
  try {
    const answer = await fetch(
      `/api/evidence-preview?${new URLSearchParams({ id, ...(by === "" ? {} : { by }) })}`,
      { signal },
    );
    if (!answer.ok) return { form: "none" };
    const form = answer.headers.get("x-mizan-preview");
    if (form === "image") {
      return { form: "image", address: URL.createObjectURL(await answer.blob()) };
    }
    return form === "text" ? { form: "text", text: await answer.text() } : { form: "none" };
  } catch {
    return { form: "none" };
  }
}
