import { DOSSIER, DOSSIER_BUILD, EVIDENCE_KINDS } from "../evidence/index.ts";
import { COMMON_KINDS, type RecordKind } from "../records/index.ts";

/** Every kind of record, in the order of the help page. */
export const KINDS: readonly RecordKind[] = [
  ...COMMON_KINDS,
  ...EVIDENCE_KINDS,
  DOSSIER,
  DOSSIER_BUILD,
];

/** The kind of a name, or `null`. */
export function kindNamed(name: string): RecordKind | null {
  return KINDS.find((kind) => kind.name === name) ?? null;
}
