import type { CodeTable } from "../kernel/index.ts";

/** What the commands about evidence refuse. */
export const EVIDENCE_WORK_CODES = {
  "workbench/preserve-unclear": {
    meaning: "It is not clear what is to be preserved, or from where and when it came.",
    remedy: "Name files or addresses; give address, image and source for one thing at a time.",
  },
  "workbench/evidence-unknown": {
    meaning: "There is no such item of evidence, or the reader may not know of it.",
    remedy: "List them with 'mizan evidence'.",
  },
  "workbench/evidence-ambiguous": {
    meaning: "The beginning of a SHA-256 fits several items.",
    remedy: "Give the id, or more digits.",
  },
  "workbench/evidence-not-here": {
    meaning: "The bytes of an item were disposed of, or what it is may not be seen.",
    remedy: "'mizan evidence show ID' tells what happened.",
  },
  "workbench/evidence-damaged": {
    meaning:
      "A web archive fails its checks: digests, signature or layout are not what they should be.",
    remedy: "Get a whole copy, or say with --keep-damaged why this one is kept all the same.",
  },
  "workbench/evidence-bytes-altered": {
    meaning: "Preserved bytes are not what the log says; they are not given out.",
    remedy: "Restore the file from a copy; 'mizan evidence verify' then confirms it.",
  },
  "workbench/evidence-bytes-missing": {
    meaning: "Preserved bytes are not in the store.",
    remedy: "Restore the file from a copy, or record why it is gone with 'mizan evidence dispose'.",
  },
  "workbench/evidence-above-clearance": {
    meaning: "Evidence would be marked above what its collector may see.",
    remedy: "Choose a lower marking, or work with a higher --clearance.",
  },
  "workbench/custody-unclear": {
    meaning: "What is recorded of an item does not fit together.",
    remedy: "Give a result for what makes something new, and a recipient for a transfer.",
  },
} as const satisfies CodeTable;
