import { useState } from "react";
import { Button, Link } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { DossierShown } from "../../src/workbench/index.ts";
import { dossierAddress, type OpenedDossier, useDossier } from "../state/dossier.ts";
import { useTellMarking } from "../state/page-marking.ts";
import { recordAddress } from "../state/records.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { useWords } from "../text/words.ts";
import { announce } from "./announcement.ts";
import { Failed, Loading } from "./condition.tsx";
import { DossierAuthor } from "./dossier-author.tsx";
import { DossierAboutForm } from "./dossier-begin.tsx";
import { DossierBuild } from "./dossier-build.tsx";
import { DossierClearance } from "./dossier-clearance.tsx";
import { DossierLanguage } from "./dossier-language.tsx";
import { DossierParts } from "./dossier-parts.tsx";
import { DossierSources } from "./dossier-sources.tsx";
import { MarkingBadge } from "./marking-badge.tsx";

/** The builder of one dossier: its parts as they will read, and what has to be settled before it leaves. */
export function DossierBuilder({ id }: { readonly id: string }) {
  const words = useWords(DOSSIERS_WORDS);
  const opened = useDossier(id);
  const { shown, dossier, conflict, settleConflict } = opened;
  useTellMarking(dossier === null ? [] : [dossier.marking]);
  if (shown.state === "failed" && dossier === null) {
    return <Failed issues={shown.issues} again={shown.again} />;
  }
  if (dossier === null) return <Loading title={words.reading} />;
  return (
    <div className="picture">
      <Head opened={opened} dossier={dossier} />
      {conflict && (
        <div className="freshness freshness-stale" role="alert">
          <p>
            {words.conflict} {words.conflictKept}
          </p>
          <Button className="link" onPress={settleConflict}>
            {words.dismiss}
          </Button>
        </div>
      )}
      <div className="dossier">
        <DossierParts opened={opened} dossier={dossier} />
        <div className="dossier-side">
          <DossierLanguage opened={opened} dossier={dossier} />
          <DossierClearance opened={opened} dossier={dossier} />
          <DossierBuild opened={opened} dossier={dossier} />
          <DossierSources preview={opened.preview.value} />
        </div>
      </div>
    </div>
  );
}

function Head(props: { readonly opened: OpenedDossier; readonly dossier: DossierShown }) {
  const { opened, dossier } = props;
  const words = useWords(DOSSIERS_WORDS);
  const [open, setOpen] = useState(false);
  return (
    <header className="dossier-head">
      <p className="kicker">
        <Link className="link" href={dossierAddress()}>
          {words.all}
        </Link>
      </p>
      <h1 className="title" dir="auto">
        {dossier.title}
      </h1>
      {dossier.titleUr !== null && (
        <p className="dossier-title-ur" lang="ur" dir="rtl">
          {dossier.titleUr}
        </p>
      )}
      <p className="lead">{words.head(dossier.recipient, dossier.purpose)}</p>
      {dossier.summary !== null && !open && (
        <p className="lead" dir="auto">
          {dossier.summary}
        </p>
      )}
      <div className="chips">
        <MarkingBadge marking={dossier.marking} />
        <Link className="link" href={`${recordAddress("dossier", dossier.id)}#figure-history`}>
          {words.revision(numeral(dossier.revision))}
        </Link>
        {!open && (
          <Button className="link" onPress={() => setOpen(true)}>
            {words.details}
          </Button>
        )}
      </div>
      <DossierAuthor opened={opened} />
      {open && (
        <section className="dossier-form" aria-label={words.detailsTitle}>
          <DossierAboutForm
            about={{
              title: dossier.title,
              titleUr: dossier.titleUr ?? "",
              recipient: dossier.recipient,
              purpose: dossier.purpose,
              preparedBy: dossier.preparedBy,
              summary: dossier.summary ?? "",
              shown: dossier.clearance,
            }}
            save={words.save}
            onSave={async (fields) => {
              const issues = await opened.change(fields);
              if (issues.length === 0) {
                setOpen(false);
                announce(words.saved);
              }
              return issues;
            }}
            onCancel={() => setOpen(false)}
          />
        </section>
      )}
    </header>
  );
}
