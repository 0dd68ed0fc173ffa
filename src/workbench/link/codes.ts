import type { CodeTable } from "../../kernel/index.ts";

/** What linking the releases of a workspace refuses. */
export const LINK_WORK_CODES = {
  "workbench/link-nothing": {
    meaning: "The workspace holds no release of events that could be linked.",
    remedy: "Import one with 'mizan import'.",
  },
  "workbench/event-not-known": {
    meaning: "There is no linked event of that id, and no observation of that name.",
    remedy: "List them with 'mizan events'; name an observation as dataset@release#id.",
  },
  "workbench/link-observation-not-known": {
    meaning: "A judgement names an observation that no linked release holds.",
    remedy: "Name it as dataset@release#id; 'mizan observations' lists them.",
  },
  "workbench/link-judged-already": {
    meaning: "The reviewer has a judgement of this pair in force.",
    remedy: "Withdraw it with 'mizan link withdraw' before judging the pair again.",
  },
  "workbench/link-judgement-not-known": {
    meaning: "There is no judgement of that id in force that the reader may know of.",
    remedy: "'mizan link agreement' counts them; 'mizan records event-judgement' lists them.",
  },
} as const satisfies CodeTable;
