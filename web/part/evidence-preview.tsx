import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import type { Issue } from "../../src/kernel/index.ts";
import type { EvidenceRow } from "../../src/workbench/index.ts";
import { prefer, usePreferences } from "../state/preferences.ts";
import { EVIDENCE_WORDS } from "../text/evidence.ts";
import { useWords } from "../text/words.ts";
import { Failed } from "./condition.tsx";

type Seen =
  | { readonly form: "none" | "working" }
  | { readonly form: "image"; readonly address: string }
  | { readonly form: "text"; readonly text: string; readonly shortened: boolean }
  | { readonly form: "absent"; readonly reason: string }
  | { readonly form: "failed"; readonly issues: readonly Issue[] };

/** A safe picture or text of an item, and its bytes as a file; both are custody events, so neither comes unasked. */
export function EvidencePreview(props: {
  readonly item: EvidenceRow;
  readonly onLooked: () => void;
}) {
  const { item, onLooked } = props;
  const words = useWords(EVIDENCE_WORDS);
  const { author } = usePreferences();
  const [by, setBy] = useState(author);
  const [reason, setReason] = useState("");
  const [seen, setSeen] = useState<Seen>({ form: "none" });
  const [taken, setTaken] = useState(false);
  useEffect(() => {
    if (seen.form !== "image") return;
    return () => URL.revokeObjectURL(seen.address);
  }, [seen]);
  const look = async () => {
    setSeen({ form: "working" });
    prefer({ author: by });
    setSeen(await fetchPreview(`${item.preview}&by=${encodeURIComponent(by)}`));
    onLooked();
  };
  const address = `${item.file}&${new URLSearchParams({ by, reason })}`;
  return (
    <section className="figure evidence-preview" aria-labelledby="preview-title">
      <h2 className="figure-title" id="preview-title">
        {words.preview}
      </h2>
      <p className="note">{words.previewLead}</p>
      <form
        className="import-fields"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <label className="field">
          <span>{words.previewBy}</span>
          <input value={by} dir="auto" required onChange={({ target }) => setBy(target.value)} />
        </label>
        <Button type="submit" className="button" isDisabled={seen.form === "working"}>
          {words.previewShow}
        </Button>
      </form>
      <Shown seen={seen} name={item.name} />
      <details>
        <summary>{words.download}</summary>
        <p className="note">{words.downloadLead}</p>
        <div className="import-fields">
          <label className="field">
            <span>{words.downloadBy}</span>
            <input value={by} dir="auto" onChange={({ target }) => setBy(target.value)} />
          </label>
          <label className="field">
            <span>{words.downloadReason}</span>
            <input value={reason} dir="auto" onChange={({ target }) => setReason(target.value)} />
          </label>
          <Button
            className="button"
            isDisabled={by.trim() === "" || reason.trim() === "" || taken}
            onPress={() => {
              setTaken(true);
              const link = document.createElement("a");
              link.href = address;
              link.download = "";
              link.click();
              window.setTimeout(() => {
                setTaken(false);
                onLooked();
              }, 1_000);
            }}
          >
            {words.downloadGo}
          </Button>
        </div>
      </details>
    </section>
  );
}

function Shown({ seen, name }: { readonly seen: Seen; readonly name: string }) {
  const words = useWords(EVIDENCE_WORDS);
  switch (seen.form) {
    case "none":
      return null;
    case "working":
      return <p role="status">{words.previewing}</p>;
    case "image":
      return <img src={seen.address} alt={words.previewAlt(name)} className="preview-image" />;
    case "text":
      return (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
          <pre className="pre preview-text" dir="auto" tabIndex={0}>
            {seen.text}
          </pre>
          {seen.shortened && <p className="note">{words.shortened}</p>}
        </>
      );
    case "absent":
      return (
        <p className="note">
          {words.previewNone} <span lang="en">{seen.reason}</span>
        </p>
      );
    case "failed":
      return <Failed issues={seen.issues} />;
  }
}

async function fetchPreview(address: string): Promise<Seen> {
  try {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok) {
      const problem = (await answer.json()) as { readonly issues?: readonly Issue[] };
      return { form: "failed", issues: problem.issues ?? [] };
    }
    const form = answer.headers.get("x-mizan-preview");
    if (form === "image") {
      return { form: "image", address: URL.createObjectURL(await answer.blob()) };
    }
    const text = await answer.text();
    if (form !== "text") return { form: "absent", reason: text };
    return { form: "text", text, shortened: answer.headers.has("x-mizan-shortened") };
  } catch {
    const message = "The server of the workspace does not answer.";
    return { form: "failed", issues: [{ code: "web/server-not-reached", message }] };
  }
}
