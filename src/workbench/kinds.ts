import { COMMON_KINDS, type RecordKind } from "../records/index.ts";

/** Every kind of record, in the order of the help page. */
export const KINDS: readonly RecordKind[] = [...COMMON_KINDS];

/** The kind of a name, or `null`. */
export function kindNamed(name: string): RecordKind | null {
  return KINDS.find((kind) => kind.name === name) ?? null;
}
