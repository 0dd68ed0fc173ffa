import { ATTRIBUTIONS } from "./attribution-table.ts";
import { normaliseWord } from "./crosswalk.ts";

/** What is known of who did it: a claim is the party's own word, never a verdict. */
export type AttributionStatus = "claimed" | "suspected" | "denied" | "unknown" | "coded";

/** How the words of a report about who did it are read. */
export interface AttributionReading {
  readonly from: string;
  readonly status: AttributionStatus;
  /** Who says so; `actor` is the named party itself, `publisher` the outlet that reports it. */
  readonly by: "actor" | "publisher" | "nobody" | (string & {});
  readonly loss: string;
}

/** Status of attribution and who says so. */
export interface Attribution {
  readonly status: AttributionStatus;
  readonly by: string | null;
}

const BY_WORDS = new Map(ATTRIBUTIONS.map((reading) => [reading.from, reading]));

/** How a report's words are read; words that no table has are `unknown`, with that said as the loss. */
export function attributionReading(words: string | null): AttributionReading {
  const from = normaliseWord(words ?? "");
  return (
    BY_WORDS.get(from) ?? {
      from,
      status: "unknown",
      by: "nobody",
      loss: from === "" ? "" : `"${from}" is in no table: what it says of attribution is lost.`,
    }
  );
}

/**
 * Who is said to have done it, and by whom. Rules, the same for every party: `claimed` is the party's own
 * word (a claim later retracted is not one); `suspected` is the word of someone else; `denied` is where the party
 * that is named denies it, whoever names it; `coded` is a dataset's own decision.
 */
export function readAttribution(report: {
  readonly words: string | null;
  readonly actor: string | null;
  readonly publisher: string | null;
}): Attribution {
  const { status, by } = attributionReading(report.words);
  if (by === "nobody") return { status, by: null };
  if (by === "actor") return { status, by: report.actor };
  return { status, by: by === "publisher" ? report.publisher : by };
}
