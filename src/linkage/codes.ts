import type { CodeTable } from "../kernel/index.ts";

/** Codes of refusals of linkage. */
export const LINKAGE_CODES = {
  "linkage/one-source": {
    meaning: "Fewer than two sources were given, so there is nothing to link.",
    remedy: "Name at least two sources.",
  },
  "linkage/key-twice": {
    meaning: "A source uses the same key for two records.",
    remedy: "Give each record of a source a key of its own.",
  },
  "linkage/days-not-in-order": {
    meaning: "A record ends before it begins, or its days are not whole numbers.",
    remedy: "Correct the dates of the record.",
  },
  "linkage/point-not-on-earth": {
    meaning:
      "A record's latitude or longitude is outside the possible range, or only one is given.",
    remedy: "Correct the coordinates, or leave both out.",
  },
  "linkage/record-not-known": {
    meaning: "A judgement or a label names a record that no source holds.",
    remedy: "Check the name of the source and the key.",
  },
  "linkage/judgements-contradict": {
    meaning: "Judgements say of the same records that they are one event and that they are not.",
    remedy: "Retract one of the judgements.",
  },
} as const satisfies CodeTable;
