import "../style/proof.css";
import { Button } from "react-aria-components";
import { fromBase64 } from "../../src/ledger/index.ts";
import { callCommand } from "../client.ts";
import type { Check, ShownChange } from "../state/change-check.ts";
import { useProof, verifyChange } from "../state/proof.ts";
import { saveFile } from "../state/save.ts";
import { useText } from "../text/index.ts";
import { PROOF_WORDS } from "../text/proof.ts";
import { useWords } from "../text/words.ts";
import { announce } from "./announcement.ts";
import { Failed } from "./condition.tsx";
import { Drawer } from "./drawer.tsx";
import { Icon } from "./icon.tsx";
import { outcomeOf } from "./proof-badge.tsx";

/** The steps of a verification with what came of each, and what they do not prove. */
export function ProofDrawer({ shown }: { readonly shown: ShownChange }) {
  const words = useWords(PROOF_WORDS);
  const text = useText();
  const proof = useProof(shown);
  const outcome = outcomeOf(proof);
  return (
    <Drawer title={words.about(shown.kind, shown.id, shown.revision)}>
      <p className={`proof-verdict proof-${outcome}`} role="status">
        <strong>{words.verdicts[outcome]}</strong>
        {proof.state === "done" && (
          <span className="note">
            {words.doneAt(proof.at.toLocaleTimeString(text.locale, { numberingSystem: "latn" }))}
          </span>
        )}
      </p>
      {proof.state === "working" && <div className="condition-line" aria-hidden="true" />}
      {proof.state === "failed" && (
        <Failed issues={proof.issues} again={() => void verifyChange(shown)} />
      )}
      {proof.state === "done" && (
        <>
          <ol className="checks">
            {proof.checked.checks.map((check) => (
              <CheckStep key={check.name} check={check} />
            ))}
          </ol>
          <section aria-labelledby="proof-not">
            <h3 id="proof-not">{words.not}</h3>
            <ul className="plain-list">
              {words.limits.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
          <div className="chips">
            <Button className="button" onPress={() => void verifyChange(shown)}>
              {words.again}
            </Button>
            <Button className="button" onPress={() => void saveProof(shown.index)}>
              {words.saveProof}
            </Button>
          </div>
          <p className="note">{words.saveNote}</p>
        </>
      )}
    </Drawer>
  );
}

/** Saves the proof of an entry and the entry's exact bytes, which another program can check. */
async function saveProof(index: number): Promise<void> {
  const proven = await callCommand<{
    readonly proofFile: string;
    readonly fileName: string;
    readonly entry: string;
  }>("log-prove", { index });
  if (!proven.ok) return announce(proven.issues.map(({ message }) => message).join(" "));
  const { proofFile, fileName, entry } = proven.value;
  const bytes = fromBase64(entry) ?? new Uint8Array(0);
  saveFile(new Blob([proofFile], { type: "text/plain" }), fileName);
  saveFile(new Blob([new Uint8Array(bytes)]), `${index}.entry.json`);
  announce(fileName);
}

const SIGNS = { pass: "check", fail: "close", "cannot-be-checked": "minus" } as const;

function CheckStep({ check }: { readonly check: Check }) {
  const words = useWords(PROOF_WORDS);
  const { name, status, facts, issues } = check;
  return (
    <li className={`check check-${status}`}>
      <Icon name={SIGNS[status]} />
      <div>
        <p className="check-title">
          {words.steps[name].title} <span className="check-status">{words.status[status]}</span>
        </p>
        <p>{status === "fail" ? words.steps[name].fail : words.steps[name].say(status, facts)}</p>
        {issues.map((issue) => (
          <p className="check-issue" lang="en" key={`${issue.code} ${issue.field ?? ""}`}>
            {issue.message}
            {issue.file !== undefined && (
              <>
                {" "}
                <code>{issue.file}</code>
              </>
            )}
            {issue.expected !== undefined && ` Expected: ${issue.expected}.`}
            {issue.found !== undefined && ` Found: ${issue.found}.`} {issue.remedy}{" "}
            <code>{issue.code}</code>
          </p>
        ))}
      </div>
    </li>
  );
}
