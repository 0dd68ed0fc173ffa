import type { CodeEntry, CodeTable } from "../kernel/index.ts";

/** What the use cases refuse. */
export const WORKBENCH_CODES = {
  "workbench/annotation-incomplete": {
    meaning: "A note lacks its words, or is not about exactly one view, event or place.",
    remedy: "Give the words, and one of --view, --event with --release, --place.",
  },
  "workbench/annotation-subject-unknown": {
    meaning: "The view, release, event or place that a note is about does not exist.",
    remedy: "Check the key or the P-code; 'mizan search' finds both.",
  },
  "workbench/annotation-about-a-person": {
    meaning: "The words of a note hold a telephone number, mail address, identity number or account.",
    remedy: "Notes are about views, events and places, never about a person. Leave it out.",
  },
  "workbench/annotation-unknown": {
    meaning: "There is no note of that id.",
    remedy: "List the notes with 'mizan annotations -w DIR --withdrawn'.",
  },
} as const satisfies CodeTable;

/** The codes of all domains and of the use cases. */
export const EVERY_DOMAIN_CODE: Readonly<Record<string, CodeEntry>> = { ...WORKBENCH_CODES };
