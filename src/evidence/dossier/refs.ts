import type { DossierDocument, RecordRef } from "./document.ts";

/** Every reference of a dossier to a record on the log, each once. */
export function refsOf(dossier: DossierDocument): readonly RecordRef[] {
  const refs = [
    dossier.record,
    ...dossier.sources.flatMap(({ record }) => (record === null ? [] : [record])),
    ...dossier.parts.flatMap((part) =>
      part.type === "evidence" ? part.records : part.type === "record" ? [part.record] : [],
    ),
  ];
  return [...new Map(refs.map((ref) => [ref.body, ref])).values()];
}
