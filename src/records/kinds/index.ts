/**
 * The kinds of record that belong to no other domain: sources, documents, organisations, notes on places,
 * judgements on events, notes, releases. Tables of data; what is done with them is elsewhere.
 *
 * @module
 */
import type { RecordKind } from "../kind.ts";
import { DOCUMENT, ORGANISATION, SOURCE } from "./reference-kinds.ts";
import { ANNOTATION, EVENT_JUDGEMENT, PLACE_NOTE, RELEASE } from "./work-kinds.ts";

/** The kinds of record that every workspace has, in the order of the help page. */
export const COMMON_KINDS: readonly RecordKind[] = [
  SOURCE,
  DOCUMENT,
  ORGANISATION,
  PLACE_NOTE,
  EVENT_JUDGEMENT,
  ANNOTATION,
  RELEASE,
];
