import type { Finding } from "./finding.ts";
import type { WarcRecord } from "./warc-record.ts";

const FAULTS_SHOWN_MAX = 100;

/**
 * A revisit states the digest of content that another record holds, so as not to keep it twice. It holds where one
 * of the given records has content of that very digest.
 */
export function resolveRevisits(
  records: readonly WarcRecord[],
  all: readonly WarcRecord[],
): readonly WarcRecord[] {
  const held = new Map(
    all
      .filter(({ type, payloadDigest }) => type !== "revisit" && payloadDigest.status === "pass")
      .map((record) => [digestKey(record.payloadDigest.stated), record] as const),
  );
  return records.map((record) => {
    const { stated, status } = record.payloadDigest;
    const source = held.get(digestKey(stated));
    if (record.type !== "revisit" || status === "pass" || source === undefined) return record;
    const detail = `Record ${source.number} (${source.targetUri}) holds the content of ${stated}.`;
    return { ...record, payloadDigest: { stated, status: "pass", detail } };
  });
}

/** One spelling for `sha-256:AB…` and `sha256:ab…`. */
function digestKey(stated: string | null): string {
  const [name = "", value = ""] = (stated ?? "").toLowerCase().split(":");
  return `${name.replace("-", "")}:${value}`;
}

/** Whether the digests of a web archive hold: one finding for all that do, one for each that does not. */
export function recordFindings(
  records: readonly WarcRecord[],
  subject: string,
): readonly Finding[] {
  const check = "warc/digests";
  const failed: Finding[] = [];
  let [held, unstated, unknown] = [0, 0, 0];
  for (const record of records) {
    const { blockDigest, payloadDigest } = record;
    for (const [name, digest] of Object.entries({ block: blockDigest, content: payloadDigest })) {
      if (digest.status === "pass") held += 1;
      else if (digest.stated === null) unstated += 1;
      else if (digest.status !== "fail") unknown += 1;
      else failed.push({ check, status: "fail", subject, detail: faultText(record, name) });
    }
  }
  const shown = failed.slice(0, FAULTS_SHOWN_MAX);
  if (failed.length > shown.length) {
    const detail = `${failed.length - shown.length} further digests do not hold.`;
    shown.push({ check, status: "fail", subject, detail });
  }
  if (unknown > 0) {
    const detail = `${unknown} digests are of content that this archive does not hold (revisits), or of an unknown kind.`;
    shown.push({ check, status: "cannot-be-checked", subject, detail });
  }
  if (held + failed.length + unknown === 0) {
    const detail = "No record states a digest, so changed content would not be seen here.";
    shown.push({ check, status: "warning", subject, detail });
  }
  const summary = `${records.length} records were read to the end; ${held} stated digests hold, ${failed.length} do not; ${unstated} are not stated.`;
  return [{ check: "warc/records", status: "pass", subject, detail: summary }, ...shown];
}

function faultText(record: WarcRecord, name: string): string {
  const digest = name === "block" ? record.blockDigest : record.payloadDigest;
  const about = record.targetUri === null ? "" : ` (${record.targetUri})`;
  return `Record ${record.number} at byte ${record.offset}${about}, ${name}: ${digest.detail}`;
}
