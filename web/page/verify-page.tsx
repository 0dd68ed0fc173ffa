import "../style/tables.css";
import "../style/verify.css";
import { useState } from "react";
import { Button } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import { PORTABLE_CRYPTO } from "../../src/ledger/index.ts";
import { Failed } from "../part/condition.tsx";
import { DossierVerification } from "../part/dossier-verification.tsx";
import { VerifyDrop } from "../part/verify-drop.tsx";
import { VerifyReport } from "../part/verify-report.tsx";
import { VerifyTrust } from "../part/verify-trust.tsx";
import type { DroppedFiles } from "../state/dropped-files.ts";
import { parseTrust } from "../state/given-trust.ts";
import { useVerification, type Verification } from "../state/verification.ts";
import { VERIFY_WORDS } from "../text/verify.ts";
import { useWords } from "../text/words.ts";

/** Verifies dropped files in this browser: a log, a dossier, or the proof of one entry. */
export function VerifyPage() {
  const words = useWords(VERIFY_WORDS);
  const [files, setFiles] = useState<DroppedFiles>([]);
  const [more, setMore] = useState<DroppedFiles>([]);
  const [trust, setTrust] = useState("");
  const { verification, verify, stop } = useVerification();
  const working = verification.state === "working";
  const trusted = parseTrust(trust, PORTABLE_CRYPTO);
  const take = (chosen: DroppedFiles) => {
    setFiles(chosen);
    setMore([]);
    if (trusted.ok && chosen.length > 0) verify({ files: chosen, more: [], trust });
  };
  return (
    <div className="picture">
      <h1 className="title">{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <VerifyTrust trust={trust} trusted={trusted} onChange={setTrust} />
      <VerifyDrop files={files} onFiles={take} />
      <div className="chips">
        <Button
          className="button button-strong"
          isDisabled={files.length === 0 || working || !trusted.ok}
          onPress={() => verify({ files, more, trust })}
        >
          {verification.state === "done" ? words.again : words.start}
        </Button>
        {working && (
          <Button className="button" onPress={stop}>
            {words.stop}
          </Button>
        )}
      </div>
      <Stage
        verification={verification}
        more={more}
        onMore={(brought) => {
          setMore(brought);
          verify({ files, more: brought, trust });
        }}
      />
      <section className="figure" aria-labelledby="verify-not">
        <h2 className="figure-title" id="verify-not">
          {words.not}
        </h2>
        <ul className="plain-list">
          {words.limits.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Stage(props: {
  readonly verification: Verification;
  readonly more: DroppedFiles;
  readonly onMore: (files: DroppedFiles) => void;
}) {
  const { verification, more, onMore } = props;
  const words = useWords(VERIFY_WORDS);
  if (verification.state === "idle") return null;
  if (verification.state === "stopped") return <p role="status">{words.stopped}</p>;
  if (verification.state === "working") {
    const { done, total } = verification;
    const label = total === 0 ? words.reading : words.working;
    return (
      <div className="import-progress" role="status">
        <p>
          {label}
          {total > 0 && `: ${words.of(numeral(done), numeral(total))}`}
        </p>
        <progress aria-label={label} {...(total === 0 ? {} : { value: done, max: total })} />
      </div>
    );
  }
  const { result, ms } = verification;
  if (!result.ok) return <Failed title={words.failed} issues={result.issues} />;
  const { dossier } = result.value;
  return dossier === undefined ? (
    <VerifyReport verified={result.value} ms={ms} />
  ) : (
    <DossierVerification
      verified={result.value}
      dossier={dossier}
      ms={ms}
      more={more}
      onMore={onMore}
    />
  );
}
