import type { CaptureFacts, CaptureRole } from "./capture.ts";

/** What a capture must have to be offered to a court (Berkeley Protocol, 2022, para 155, and what proves it). */
export const COURT_REQUIREMENTS = [
  "url",
  "html",
  "fullpage-image",
  "time",
  "collector",
  "tool",
  "digest-on-log",
] as const;

/** One of the things that the court minimum asks for. */
export type CourtRequirement = (typeof COURT_REQUIREMENTS)[number];

/** Whether one requirement is met, and why. */
export interface RequirementOutcome {
  readonly requirement: CourtRequirement;
  readonly met: boolean;
  /** What meets it, or what is missing, in a sentence. */
  readonly reason: string;
}

/** The court minimum of a capture: a table of met and not met. Seven of seven, or it has not reached it. */
export interface CourtMinimum {
  readonly met: number;
  readonly of: number;
  readonly reached: boolean;
  readonly outcomes: readonly RequirementOutcome[];
}

/** What the log says of the items of a capture. */
export interface LoggedItems {
  /** Items whose digest stands in a record on the log. */
  readonly onLog: ReadonlySet<string>;
  /** Items whose bytes were found altered, or are missing or disposed of. */
  readonly lost: ReadonlySet<string>;
}

/**
 * Whether a capture reaches the minimum that courts ask for: address, HTML source, image of the whole page, time in
 * UTC, collector, tool with version, and a digest on the log. The first three are the minimum of para 155 of the
 * Berkeley Protocol on Digital Open Source Investigations (OHCHR and UC Berkeley, 2022); the others let a stranger
 * check who captured it, when and how (paras 153 to 155 and 167).
 */
export function courtMinimum(capture: CaptureFacts, logged: LoggedItems): CourtMinimum {
  const outcomes = COURT_REQUIREMENTS.map((requirement) => ({
    requirement,
    ...CHECKS[requirement](capture, logged),
  }));
  const met = outcomes.filter((outcome) => outcome.met).length;
  return { met, of: outcomes.length, reached: met === outcomes.length, outcomes };
}

/** The best capture of an item counts for it; `null` for an item without a capture. */
export function bestCourtMinimum(minima: readonly CourtMinimum[]): CourtMinimum | null {
  return minima.reduce<CourtMinimum | null>(
    (best, one) => (best === null || one.met > best.met ? one : best),
    null,
  );
}

/**
 * The share of items that reach the minimum, with both numbers; no share where there are no items.
 *
 * @example
 * courtShare([{ reached: true }, { reached: false }, null])
 * // => { "reached": 1, "of": 3, "share": 0.3333333333333333 }
 */
export function courtShare(items: readonly (Pick<CourtMinimum, "reached"> | null)[]): {
  readonly reached: number;
  readonly of: number;
  readonly share: number | null;
} {
  const reached = items.filter((one) => one?.reached === true).length;
  return { reached, of: items.length, share: items.length === 0 ? null : reached / items.length };
}

type Check = (
  capture: CaptureFacts,
  logged: LoggedItems,
) => Omit<RequirementOutcome, "requirement">;

const CHECKS: Readonly<Record<CourtRequirement, Check>> = {
  url: ({ url }) => (url === null ? not("No address is recorded.") : is(`Captured from ${url}.`)),
  html: (capture, logged) => part(capture, logged, "html", "HTML source"),
  "fullpage-image": (capture, logged) =>
    part(capture, logged, "fullpage-image", "image of the whole page"),
  time: ({ capturedAt }) =>
    capturedAt === null ? not("No time of capture is recorded.") : is(`Captured ${capturedAt}.`),
  collector: ({ collector }) =>
    collector === "" ? not("Nobody is named who collected it.") : is(`Collected by ${collector}.`),
  tool: ({ tool, toolVersion }) => {
    if (tool === null) return not("No tool is recorded.");
    return toolVersion === null
      ? not(`The version of ${tool} is not recorded.`)
      : is(`Made with ${tool} ${toolVersion}.`);
  },
  "digest-on-log": ({ items }, { onLog, lost }) => {
    const missing = items.filter(({ item }) => !onLog.has(item));
    if (items.length === 0) return not("The capture has no item.");
    if (missing.length > 0) return not(`No digest on the log for ${ids(missing)}.`);
    const gone = items.filter(({ item }) => lost.has(item));
    return gone.length > 0
      ? not(`The bytes of ${ids(gone)} are gone or not what the log says.`)
      : is("The digest of every item stands on the log.");
  },
};

function part(
  { items, holds }: CaptureFacts,
  { lost }: LoggedItems,
  role: CaptureRole & ("html" | "fullpage-image"),
  what: string,
) {
  const own = items.find((one) => one.role === role);
  if (own !== undefined)
    return lost.has(own.item)
      ? not(`The bytes of the ${what}, ${own.item}, are gone or not what the log says.`)
      : is(`The ${what} is ${own.item}.`);
  const inside = holds.find((one) => one.what === role);
  if (inside === undefined) return not(`There is no ${what}.`);
  const archive = items.find((one) => one.role === "wacz" || one.role === "warc");
  return archive === undefined || lost.has(archive.item)
    ? not(`The archive that held the ${what} is gone or not what the log says.`)
    : is(`The ${what} stands in the web archive: ${inside.where}.`);
}

function is(reason: string) {
  return { met: true, reason };
}

function not(reason: string) {
  return { met: false, reason };
}

function ids(items: readonly { readonly item: string }[]): string {
  return items.map(({ item }) => item).join(", ");
}
