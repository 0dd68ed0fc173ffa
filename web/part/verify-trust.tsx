import { Button } from "react-aria-components";
import type { Result } from "../../src/kernel/index.ts";
import type { LogDescription } from "../../src/workbench/index.ts";
import { callCommand } from "../client.ts";
import type { GivenTrust } from "../state/given-trust.ts";
import { VERIFY_WORDS } from "../text/verify.ts";
import { useWords } from "../text/words.ts";
import { announce } from "./announcement.ts";

/** Asks whose log it is; says plainly what is lost without a key. */
export function VerifyTrust(props: {
  readonly trust: string;
  readonly trusted: Result<GivenTrust | null>;
  readonly onChange: (trust: string) => void;
}) {
  const { trust, trusted, onChange } = props;
  const words = useWords(VERIFY_WORDS);
  const takeOwn = async () => {
    const about = await callCommand<LogDescription>("log-about", {});
    if (about.ok) onChange(about.value.key);
    else announce(about.issues.map(({ message }) => message).join(" "));
  };
  return (
    <section className="verify-trust" aria-labelledby="trust-title">
      <h2 id="trust-title">{words.trust}</h2>
      <p id="trust-lead">{words.trustLead}</p>
      <label className="field">
        <span>{words.trustLabel}</span>
        <textarea
          className="mono"
          rows={3}
          dir="ltr"
          spellCheck={false}
          value={trust}
          aria-describedby="trust-lead trust-state"
          aria-invalid={!trusted.ok}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <div id="trust-state">
        {trusted.ok && trusted.value === null && <p className="note">{words.noTrust}</p>}
        {!trusted.ok && (
          <div role="alert">
            <p className="field-issue">{words.trustWrong}</p>
            <ul className="plain-list" lang="en">
              {trusted.issues.map((issue) => (
                <li key={`${issue.code} ${issue.line} ${issue.message}`}>
                  {issue.line !== undefined && `Line ${issue.line}: `}
                  {issue.message} {issue.expected && `Expected: ${issue.expected}.`}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <Button className="link" onPress={() => void takeOwn()}>
        {words.ownKey}
      </Button>
    </section>
  );
}
