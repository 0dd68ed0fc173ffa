import { bestCourtMinimum } from "../../evidence/index.ts";
import type { KnownCapture, KnownEvent, KnownEvidence, KnownItem } from "./records.ts";
import type { CaptureRow, CustodyRow, EvidenceRow } from "./schema.ts";

/** An item as lists show it. */
export function evidenceRow(known: KnownEvidence, { record, facts }: KnownItem): EvidenceRow {
  const captures = known.capturesOf(record.id);
  const last = captures.at(-1)?.facts;
  const best = bestCourtMinimum(captures.map(({ minimum }) => minimum));
  return {
    id: record.id,
    ...facts,
    derivedFrom: known.items.some((one) => one.record.id === facts.derivedFrom)
      ? facts.derivedFrom
      : null,
    marking: record.marking,
    state: record.state,
    url: last?.url ?? null,
    capturedAt: last?.capturedAt ?? null,
    collector: last?.collector ?? null,
    courtMinimum: best === null ? null : { met: best.met, of: best.of, reached: best.reached },
    captures: captures.length,
    custodyEvents: known.custodyOf(record.id).length,
    preview: `/api/evidence-preview?id=${encodeURIComponent(record.id)}`,
    file: `/api/evidence-file?id=${encodeURIComponent(record.id)}`,
  };
}

/** A capture as it is shown. */
export function captureRow({ record, facts, minimum }: KnownCapture): CaptureRow {
  return {
    id: record.id,
    marking: record.marking,
    recordedAt: record.created,
    ...facts,
    items: facts.items.map(({ role, item }) => ({ role, item })),
    holds: facts.holds.map(({ what, where }) => ({ what, where })),
    courtMinimum: {
      met: minimum.met,
      of: minimum.of,
      reached: minimum.reached,
      outcomes: minimum.outcomes.map((outcome) => ({ ...outcome })),
    },
  };
}

/** A custody event as it is shown. */
export function custodyRow({ record, event }: KnownEvent): CustodyRow {
  return {
    id: record.id,
    ...event,
    inDigests: [...event.inDigests],
    outDigests: [...event.outDigests],
    index: record.index,
  };
}
