import type { CodeTable } from "../kernel/index.ts";

/** What can be wrong with records and their changes. */
export const RECORDS_CODES = {
  "records/kind-unknown": {
    meaning: "There is no kind of record of that name.",
    remedy: "List the kinds with 'mizan kinds'.",
  },
  "records/record-unknown": {
    meaning: "There is no such record, or the reader may not know of it.",
    remedy: "List the records of the kind with 'mizan records KIND'.",
  },
  "records/field-wrong": {
    meaning: "A field does not hold what its kind allows.",
    remedy: "Give what is expected; 'mizan kinds KIND' lists the fields.",
  },
  "records/field-unknown": {
    meaning: "The kind has no field of that name.",
    remedy: "Leave it out, or use one of the kind's fields.",
  },
  "records/about-a-person": {
    meaning: "A field seems to hold something that leads to a private person.",
    remedy: "Records are about organisations, states, offices, places and events. Leave it out.",
  },
  "records/record-exists": {
    meaning: "A record of that kind and id was created before.",
    remedy: "Revise it, or choose another id.",
  },
  "records/revision-conflict": {
    meaning: "The record was changed since it was read.",
    remedy: "Read it again, and make the change on its present revision.",
  },
  "records/revision-out-of-order": {
    meaning:
      "An entry of the log does not continue the revisions of its record; it is not applied.",
    remedy: "Run 'mizan verify', which names the entry, and ask its author.",
  },
  "records/action-not-allowed": {
    meaning: "The record's state does not allow this change.",
    remedy:
      "Look at its history; a withdrawn record is restored first, an erased one stays erased.",
  },
  "records/body-malformed": {
    meaning: "A stored or disclosed body is not one that the program writes.",
    remedy: "Restore the file from a copy.",
  },
  "records/body-differs": {
    meaning: "A body does not fit the digest that the log holds for it.",
    remedy: "Restore the file from a copy; until then the record is shown without its content.",
  },
  "records/reason-missing": {
    meaning: "A change that takes something away needs a reason.",
    remedy: "Give it with --reason.",
  },
  "records/kind-by-commands": {
    meaning: "Records of the kind are written by the program's own commands, never by hand.",
    remedy: "Use the command that makes it.",
  },
  "records/field-withheld": {
    meaning: "The change would touch a field that the writer may not see.",
    remedy: "Leave it out, or ask somebody who is cleared for it.",
  },
  "records/marking-above-clearance": {
    meaning: "The marking is above the writer's clearance: the writer could not see it again.",
    remedy: "Choose a lower marking, or write with a higher clearance.",
  },
  "records/words-of-today": {
    meaning:
      "Words were asked for together with a past state, or with records that are not present.",
    remedy: "Leave out the words, or the past state.",
  },
  "records/file-wrong": {
    meaning: "A file of records cannot be read, or a row of it does not fit its first line.",
    remedy: "Export the kind to see the form; 'mizan kinds KIND' lists the columns.",
  },
  "records/reference-unknown": {
    meaning: "A field names a record that does not exist.",
    remedy: "Create it first, or correct the id.",
  },
} as const satisfies CodeTable;
