import { useEffect, useState } from "react";
import { Button, Link } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { Issue } from "../../src/kernel/index.ts";
import type { DossierShown } from "../../src/workbench/index.ts";
import { callForFile } from "../client.ts";
import { type OpenedDossier, patiently } from "../state/dossier.ts";
import { saveFile } from "../state/save.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { shownTime, useText } from "../text/index.ts";
import { useWords } from "../text/words.ts";
import { Failed } from "./condition.tsx";
import { TextField } from "./dossier-fields.tsx";
import { ScrollTable } from "./scroll-table.tsx";

type Stage =
  | { readonly kind: "idle" }
  | { readonly kind: "working"; readonly since: number }
  | { readonly kind: "failed"; readonly issues: readonly Issue[] }
  | { readonly kind: "done"; readonly blob: Blob; readonly name: string };

/** Builds the package, offers it, and lists those made so far. */
export function DossierBuild(props: {
  readonly opened: OpenedDossier;
  readonly dossier: DossierShown;
}) {
  const { opened, dossier } = props;
  const words = useWords(DOSSIERS_WORDS);
  const [stage, setStage] = useState<Stage>({ kind: "idle" });
  const [date, setDate] = useState(() => new Date().toISOString().slice(0, 10));
  const blocked = useBlocked(opened, dossier);
  const build = async () => {
    setStage({ kind: "working", since: Date.now() });
    const built = await patiently(() => callForFile("dossier-build", { id: dossier.id, date }));
    if (!built.ok) return setStage({ kind: "failed", issues: built.issues });
    const { blob, fileName } = built.value;
    setStage({ kind: "done", blob, name: fileName });
    saveFile(blob, fileName);
    opened.shown.again();
  };
  return (
    <section className="dossier-panel" aria-labelledby="build-title">
      <h2 id="build-title">{words.build}</h2>
      <TextField
        id="build-date"
        label={words.buildDate}
        type="date"
        value={date}
        onChange={setDate}
      />
      <div>
        <Button
          className="button button-strong"
          isDisabled={blocked !== null || stage.kind === "working"}
          {...(blocked === null ? {} : { "aria-describedby": "build-blocked" })}
          onPress={() => void build()}
        >
          {words.buildDo}
        </Button>
        {blocked !== null && (
          <p className="note" id="build-blocked">
            {blocked}
          </p>
        )}
      </div>
      {stage.kind === "working" && <Working since={stage.since} />}
      {stage.kind === "failed" && <Failed title={words.notBuilt} issues={stage.issues} />}
      {stage.kind === "done" && (
        <div className="import-result" role="status">
          <p>
            <strong>{words.built(stage.name, sizeOf(stage.blob.size))}</strong>
          </p>
          {dossier.builds[0] !== undefined && (
            <p>
              {words.digest}
              <bdi className="mono dossier-digest" dir="ltr">
                {newest(dossier).manifestDigest}
              </bdi>
            </p>
          )}
          <p className="note">{words.digestNote}</p>
          <div className="chips">
            <Button className="button" onPress={() => saveFile(stage.blob, stage.name)}>
              {words.download}
            </Button>
            <Link className="link" href="/verify">
              {words.verifyNow}
            </Link>
          </div>
        </div>
      )}
      <Builds dossier={dossier} />
    </section>
  );
}

/** Why the package cannot be built now, or `null`. */
function useBlocked({ preview }: OpenedDossier, dossier: DossierShown): string | null {
  const words = useWords(DOSSIERS_WORDS);
  const open = dossier.language.filter(({ decision }) => decision === null).length;
  if (dossier.items.length === 0) return words.blockedEmpty;
  if (open > 0) return words.blockedOpen(numeral(open));
  const fresh = preview.value?.revision === dossier.revision ? preview.value : null;
  const broken = fresh?.parts.findIndex(({ part }) => part === null) ?? -1;
  return broken === -1 ? null : words.blockedBroken(numeral(broken + 1));
}

function Working({ since }: { readonly since: number }) {
  const words = useWords(DOSSIERS_WORDS);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(
      () => setSeconds(Math.round((Date.now() - since) / 1_000)),
      1_000,
    );
    return () => window.clearInterval(timer);
  }, [since]);
  return (
    <div className="import-progress">
      <p role="status">{words.buildingStep}</p>
      <progress aria-label={words.building} />
      <p className="note">{words.seconds(numeral(seconds))}</p>
    </div>
  );
}

function Builds({ dossier }: { readonly dossier: DossierShown }) {
  const words = useWords(DOSSIERS_WORDS);
  const text = useText();
  const { time, revision, digest } = words.buildColumns;
  const builds = dossier.builds.toSorted((a, b) => (a.time < b.time ? 1 : -1));
  if (builds.length === 0) return <p className="note">{words.noBuilds}</p>;
  return (
    <div>
      <h3 className="dossier-section">{words.builds}</h3>
      <ScrollTable
        label={words.builds}
        heads={[{ name: time }, { name: revision, number: true }, { name: digest }]}
      >
        {builds.map((build) => (
          <tr key={build.id}>
            <td>
              {shownTime(build.time, text)}
              <span className="note">
                <bdi>{words.for(build.recipient)}</bdi>
              </span>
            </td>
            <td className="number">{numeral(build.revision)}</td>
            <td className="mono" dir="ltr">
              {build.manifestDigest}
            </td>
          </tr>
        ))}
      </ScrollTable>
    </div>
  );
}

function newest({ builds }: DossierShown): DossierShown["builds"][number] {
  return builds.reduce((a, b) => (a.time < b.time ? b : a));
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000
    ? `${numeral(Math.max(1, Math.round(bytes / 1_000)))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
