import type { EvidenceAnswer } from "./work.ts";

/** One item of evidence for a terminal. */
export function printEvidence(answer: EvidenceAnswer): string {
  const { item, captures, custody, courtMinimum, archive, bytesHere } = answer;
  return [
    `${item.id}  ${item.name}`,
    `  SHA-256   ${item.sha256}`,
    `  content   ${item.mediaType}, ${item.size.toLocaleString("en-GB")} bytes${item.mismatch ? `; the ending .${item.extension} says another type` : ""}`,
    `  role      ${item.role === "evidentiary" ? "the evidence as it came" : "a copy to work with"}${item.derivedFrom === null ? "" : `, made of ${item.derivedFrom}`}`,
    `  marking   ${item.marking}`,
    `  bytes     ${bytesHere ? "here" : item.state === "withdrawn" ? "disposed of" : "not here, or of another length"}`,
    ...(item.damage === null ? [] : [`  damaged   kept all the same: ${item.damage}`]),
    ...answer.derived.map(({ id, name }) => `  copy      ${id}  ${name}`),
    ...captures.flatMap((capture) => [
      "",
      `${capture.id}  ${capture.url ?? capture.title}`,
      `  captured  ${capture.capturedAt ?? "not known when"}, by ${capture.collector}, with ${capture.tool ?? "a tool not recorded"} ${capture.toolVersion ?? ""}`.trimEnd(),
      `  purpose   ${capture.purpose}`,
      ...capture.items.map((part) => `  ${part.role.padEnd(14)} ${part.item}`),
    ]),
    "",
    courtMinimum === null
      ? "Court minimum: there is no capture."
      : `Court minimum: ${courtMinimum.met} of ${courtMinimum.of}`,
    ...(courtMinimum?.outcomes ?? []).map(
      ({ requirement, met, reason }) =>
        `  ${met ? "met    " : "not met"}  ${requirement.padEnd(14)}  ${reason}`,
    ),
    "",
    "Custody:",
    ...custody.map(
      ({ at, action, actor, reason, index }) =>
        `  ${at}  ${action.padEnd(9)}  ${actor}: ${reason} (entry ${index})`,
    ),
    ...answer.custodyFindings.map(({ status, detail }) => `  ${status}: ${detail}`),
    ...(archive === null ? [] : archiveLines(archive)),
  ].join("\n");
}

const PAGES_PRINTED = 20;

function archiveLines(archive: NonNullable<EvidenceAnswer["archive"]>): readonly string[] {
  return [
    "",
    `Web archive (${archive.format}): ${archive.records} records, ${archive.pagesTotal} pages, ${archive.status}`,
    ...archive.pages.slice(0, PAGES_PRINTED).map(({ url, time }) => `  ${time}  ${url}`),
    ...archive.findings.map(({ status, subject, detail }) => `  ${status}: ${subject}: ${detail}`),
  ];
}
