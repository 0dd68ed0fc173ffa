import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { Archive, EvidenceRow } from "../../src/workbench/index.ts";
import type { EvidenceSheetFacts } from "../state/evidence.ts";
import { useTellMarking } from "../state/page-marking.ts";
import { type RecordFacts, type RevisionFacts, settingRevision } from "../state/records.ts";
import { useCommand } from "../state/remote.ts";
import { EVIDENCE_WORDS } from "../text/evidence.ts";
import { VERIFY_WORDS } from "../text/verify.ts";
import { useWords } from "../text/words.ts";
import { Failed, Loading } from "./condition.tsx";
import { CourtMinimum } from "./court-minimum.tsx";
import { CustodyTimeline } from "./custody-timeline.tsx";
import { EvidenceCaptures } from "./evidence-captures.tsx";
import { EvidencePreview } from "./evidence-preview.tsx";
import { MarkingBadge } from "./marking-badge.tsx";
import { PlainFigure } from "./plain-figure.tsx";
import { ProofBadge } from "./proof-badge.tsx";
import { ScrollTable } from "./scroll-table.tsx";
import { sizeText } from "./size-text.ts";

const KIND = "evidence-item";

/** One item of evidence: facts, a safe preview, how it was captured, its custody, and what courts ask for. */
export function EvidenceSheet({ id }: { readonly id: string }) {
  const words = useWords(EVIDENCE_WORDS);
  const shown = useCommand<EvidenceSheetFacts>("evidence-show", { id });
  const facts = shown.value;
  useTellMarking(
    facts === null ? [] : [facts.item.marking, ...facts.captures.map(({ marking }) => marking)],
  );
  if (shown.state === "failed") return <Failed issues={shown.issues} again={shown.again} />;
  if (facts === null) return <Loading title={words.loading} />;
  const { item, captures, custody, custodyFindings, courtMinimum, archive, bytesHere } = facts;
  return (
    <div className="picture">
      <Head item={item} />
      {!bytesHere && <p className="banner">{words.bytesGone}</p>}
      {item.damage !== null && (
        <p className="banner">
          {words.damage}: <bdi>{item.damage}</bdi>
        </p>
      )}
      <div className="evidence-halves">
        <Facts facts={facts} />
        {bytesHere && <EvidencePreview item={item} onLooked={shown.again} />}
      </div>
      {courtMinimum !== null && <CourtMinimum minimum={courtMinimum} />}
      {captures.length > 0 && <EvidenceCaptures captures={captures} />}
      <CustodyTimeline custody={custody} findings={custodyFindings} />
      {archive !== null && <ArchiveFigure archive={archive} />}
    </div>
  );
}

function Head({ item }: { readonly item: EvidenceRow }) {
  const words = useWords(EVIDENCE_WORDS);
  const name = { kind: KIND, id: item.id };
  const record = useCommand<RecordFacts>("record-show", name);
  const told = useCommand<{ readonly revisions: readonly RevisionFacts[] }>("record-history", name);
  const setting = settingRevision(told.value?.revisions ?? [], Number.POSITIVE_INFINITY);
  return (
    <header className="record-head">
      <p className="kicker">
        <Link className="link" href="/evidence">
          {words.allEvidence}
        </Link>
      </p>
      <h1 className="title">
        <bdi>{item.name}</bdi>
      </h1>
      <p className="record-facts">
        <MarkingBadge marking={item.marking} />
        <Link className="link" href={`/records/${KIND}/${item.id}`}>
          <bdi dir="ltr" className="mono">
            {item.id}
          </bdi>
        </Link>
        {setting !== undefined && record.value !== null && (
          <ProofBadge
            shown={{
              ...name,
              revision: setting.revision,
              index: setting.index,
              values: record.value.bodyGap === null ? record.value.values : null,
            }}
          />
        )}
      </p>
    </header>
  );
}

function Facts({ facts }: { readonly facts: EvidenceSheetFacts }) {
  const words = useWords(EVIDENCE_WORDS);
  const { item, derived } = facts;
  return (
    <section className="figure" aria-labelledby="facts-title">
      <h2 className="figure-title" id="facts-title">
        {words.facts}
      </h2>
      <dl className="facts evidence-facts">
        <Fact name={words.sha256}>
          <bdi dir="ltr" className="mono">
            {item.sha256}
          </bdi>
        </Fact>
        <Fact name={words.type}>
          <bdi dir="ltr">{item.mediaType}</bdi>
          {item.mismatch && <span className="caution"> {words.mismatch}</span>}
        </Fact>
        <Fact name={words.size}>{sizeText(item.size)}</Fact>
        <Fact name={words.sort}>{words.roles[item.role] ?? item.role}</Fact>
        {item.derivedFrom !== null && (
          <Fact name={words.derivedFrom}>
            <Link className="link" href={`/evidence/${item.derivedFrom}`}>
              <bdi dir="ltr">{item.derivedFrom}</bdi>
            </Link>
          </Fact>
        )}
        {derived.length > 0 && (
          <Fact name={words.derived}>
            {derived.map(({ id, name, role }) => (
              <p key={id}>
                <Link className="link" href={`/evidence/${id}`}>
                  <bdi>{name}</bdi>
                </Link>{" "}
                ({words.roles[role] ?? role})
              </p>
            ))}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ArchiveFigure({ archive }: { readonly archive: Archive }) {
  const words = useWords(EVIDENCE_WORDS);
  const { columns, status: statuses } = useWords(VERIFY_WORDS);
  const { records, pages, pagesTotal, findings, software, signer } = archive;
  return (
    <PlainFigure
      id="archive"
      label={words.archive}
      finding={words.archiveFinding(numeral(records), numeral(pagesTotal))}
      foot={
        <p className="note">
          {[software && `${words.software} ${software}`, signer && `${words.signer} ${signer}`]
            .filter(Boolean)
            .join("; ")}
        </p>
      }
    >
      {pages.length > 0 && (
        <ul className="plain-list" aria-label={words.archivePages}>
          {pages.map(({ url, time, title }) => (
            <li key={`${url} ${time}`}>
              <bdi>{title ?? url}</bdi>{" "}
              <span className="note">
                <bdi dir="ltr">
                  {url}, {time}
                </bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
      <ScrollTable
        label={words.archive}
        heads={[{ name: columns.status }, { name: columns.subject }, { name: columns.detail }]}
      >
        {findings.map(({ check, status, subject, detail }) => (
          <tr key={`${check} ${subject} ${detail}`} lang="en">
            <td className="nowrap">{statuses[status]}</td>
            <td className="mono">{subject}</td>
            <td className="wide">{detail}</td>
          </tr>
        ))}
      </ScrollTable>
    </PlainFigure>
  );
}
