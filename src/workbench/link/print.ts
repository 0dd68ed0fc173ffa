import { describeInterval } from "../../kernel/index.ts";
import { textTable } from "../text-table.ts";
import type {
  EventExplained,
  EventShown,
  EventsPage,
  Explanation,
  LinkedEventRow,
  LinkPlacebo,
  LinkReport,
  ReviewerAgreement,
  ReviewQueue,
  RunSummary,
} from "./schema.ts";

const count = (number: number) => number.toLocaleString("en-GB");
const share = (value: number | null) =>
  value === null ? "not known" : `${(100 * value).toFixed(1)} %`;
const probability = (p: number | null) => (p === null ? "" : p.toFixed(2));

/** A run for a person at a terminal. */
export function printRun(run: RunSummary): string {
  const { low, high } = run.eventsRange;
  const lines = [
    `${count(run.records)} observations of ${run.releases.join(", ")} are ${count(run.events)} events (${count(low)} to ${count(high)} in sampled clusterings).`,
    `${count(run.joined)} events have two reports or more, ${count(run.acrossReleases)} are in two releases or more, ${count(run.parts)} are a part of a larger event and never added to it.`,
    `Of the joined links ${run.expectedWrong.toFixed(1)} are expected to be wrong by their own probabilities. ${count(run.judgements)} judgements are in force.`,
    run.reused ? "Nothing changed since the run that was kept; it is shown." : "",
    "",
    textTable(
      [
        { title: "release" },
        { title: "observations", align: "right" },
        { title: "strands", align: "right" },
        { title: "events only there", align: "right" },
      ],
      run.sources.map(({ release, records, strands, alone }) => [
        release,
        count(records),
        count(strands),
        count(alone),
      ]),
    ),
  ].filter((line, at) => line !== "" || at === 4);
  if (run.changes !== null) {
    const { added, gone, changed, examples } = run.changes;
    lines.push(
      "",
      `Against the run before: ${count(added)} new events, ${count(gone)} gone, ${count(changed)} with other reports.`,
      ...(examples.length === 0 ? [] : [`For example ${examples.join(", ")}.`]),
    );
  }
  lines.push(...run.warnings.map((warning) => `Warning: ${warning}`));
  return lines.join("\n");
}

const PAIRS_SHOWN = 30;

/** The report of a run for a person at a terminal. */
export function printReport(report: LinkReport): string {
  const pairs = report.pairs.toSorted((a, b) => b.matches - a.matches);
  return [
    printRun(report),
    "",
    "What chance gives, and what stands out from it:",
    textTable(
      [
        { title: "sources" },
        { title: "pairs compared", align: "right" },
        { title: "by chance", align: "right" },
        { title: "expected matches", align: "right" },
        { title: "range", align: "right" },
        { title: "pairs at -3 to 3 days", align: "right" },
      ],
      pairs
        .slice(0, PAIRS_SHOWN)
        .map((pair) => [
          `${pair.one} + ${pair.other}`,
          count(pair.compared),
          count(Math.round(pair.byChance)),
          pair.matches.toFixed(1),
          `${pair.matchesRange.low.toFixed(1)} to ${pair.matchesRange.high.toFixed(1)}`,
          [-3, -2, -1, 0, 1, 2, 3]
            .map((lag) => pair.lagProfile.find(({ days }) => days === lag)?.pairs ?? 0)
            .join(" "),
        ]),
    ),
    ...(pairs.length > PAIRS_SHOWN
      ? [`and ${pairs.length - PAIRS_SHOWN} more pairs of sources`]
      : []),
    "",
    report.calibration.words,
    textTable(
      [
        { title: "probability" },
        { title: "links", align: "right" },
        { title: "expected true", align: "right" },
        { title: "audited", align: "right" },
        { title: "found the same", align: "right" },
      ],
      report.calibration.bands.map((band) => [
        `${band.from} to ${band.to}`,
        count(band.links),
        band.expected.toFixed(1),
        count(band.audited),
        band.audited === 0 ? "" : `${band.same} (${share(band.low)} to ${share(band.high)})`,
      ]),
    ),
    "",
    report.placebo === null
      ? "No placebo was run for this result; 'mizan link placebo' measures what chance alone would join."
      : printPlacebo(report.placebo),
  ].join("\n");
}

/** A placebo for a person at a terminal. */
export function printPlacebo({ moved, aligned, shifted, chanceShare, range }: LinkPlacebo): string {
  return [
    `Moved apart in time: ${moved.join(", ")}.`,
    textTable(
      [
        { title: "moved by" },
        { title: "links at .5", align: "right" },
        { title: "links at .9", align: "right" },
      ],
      [{ days: 0, ...aligned }, ...shifted].map(({ days, half, nine }) => [
        `${days} days`,
        count(half),
        count(nine),
      ]),
    ),
    `Chance gives ${share(chanceShare.half)} of the links at .5 or more (${share(range.low)} to ${share(range.high)} over the moves), ${share(chanceShare.nine)} at .9 or more: an upper bound of false links.`,
  ].join("\n");
}

/** A page of events for a person at a terminal. */
export function printEvents(page: EventsPage): string {
  const last = page.offset + page.events.length;
  return [
    `${page.scope}: ${count(page.total)} events, ${count(page.counted)} without parts of larger ones; killed ${describeInterval(page.killed)}, ${count(page.withoutFigure)} events without a figure.`,
    "",
    textTable(
      [
        { title: "event" },
        { title: "date" },
        { title: "place" },
        { title: "type" },
        { title: "killed", align: "right" },
        { title: "reports", align: "right" },
        { title: "origins", align: "right" },
        { title: "weakest", align: "right" },
        { title: "part of" },
      ],
      page.events.map(eventCells),
    ),
    ...(last < page.total ? ["", `Next page: --offset ${last}`] : []),
  ].join("\n");
}

function eventCells(event: LinkedEventRow): string[] {
  const { dateStart, dateEnd } = event;
  return [
    event.id,
    dateStart === dateEnd ? dateStart : `${dateStart} to ${dateEnd}`,
    (event.place ?? "").slice(0, 28),
    (event.typeName ?? "").slice(0, 22),
    describeInterval(event.killed),
    count(event.reports),
    count(event.origins),
    probability(event.weakest),
    event.partOf.join(" "),
  ];
}

/** One event for a person at a terminal. */
export function printEvent({
  event,
  observations,
  differs,
  links,
  judgements,
}: EventShown): string {
  const names = new Set(observations.map(({ release, id }) => `${release}#${id}`));
  const others = links.filter(
    ({ first, second, kind }) => kind !== "part-of" && !(names.has(first) && names.has(second)),
  );
  return [
    `${event.id}: ${event.place ?? "place not known"}, ${event.dateStart}${event.dateEnd === event.dateStart ? "" : ` to ${event.dateEnd}`}; killed ${describeInterval(event.killed)}`,
    `${event.reports} reports of ${event.origins} origins${event.weakest === null ? "" : `, weakest join ${probability(event.weakest)}`}`,
    ...(event.partOf.length === 0 ? [] : [`Part of ${event.partOf.join(", ")}; not added to it.`]),
    ...(event.parts.length === 0 ? [] : [`Contains ${event.parts.join(", ")}.`]),
    "",
    textTable(
      ["observation", "date", "place", "type", "killed", "publisher"].map((title) => ({ title })),
      observations.map((one) => [
        `${one.release}#${one.id}`,
        one.dateStart === one.dateEnd
          ? (one.dateStart ?? "")
          : `${one.dateStart} to ${one.dateEnd}`,
        (one.place ?? "").slice(0, 28),
        (one.typeName ?? one.sourceType ?? "").slice(0, 22),
        describeInterval(one.killed),
        (one.publisher ?? "").slice(0, 24),
      ]),
    ),
    ...(differs.length === 0 ? [] : ["", `They differ in: ${differs.join(", ")}.`]),
    ...others.map(({ first, second, kind, p }) => `${kind} ${probability(p)}: ${first}, ${second}`),
    ...judgements.map(
      ({ id, verdict, first, second, by, reason }) =>
        `Judged ${verdict} by ${by} (${id}): ${first}, ${second}. ${reason}`,
    ),
  ].join("\n");
}

/** The reasons of an event's links for a person at a terminal. */
export function printExplanation(explained: EventExplained): string {
  return [
    printEvent(explained),
    ...(explained.explanations.length === 0 ? [] : ["", "Why these are one event:"]),
    ...explained.explanations.flatMap(waterfall),
    ...(explained.runnersUp.length === 0 ? [] : ["", "What was not joined, and why not:"]),
    ...explained.runnersUp.flatMap(waterfall),
    "",
    explained.calibration,
  ].join("\n");
}

function waterfall({ first, second, p, steps, verdict }: Explanation): string[] {
  const bar = (log2: number) =>
    (log2 >= 0 ? "+" : "-").repeat(Math.min(20, Math.round(Math.abs(log2))));
  return [
    "",
    `${first}, ${second}: probability ${p.toFixed(3)}. ${verdict}`,
    ...steps.map(
      ({ name, words, log2 }) =>
        `  ${name.padEnd(14)} ${(log2 >= 0 ? "+" : "") + log2.toFixed(1).padStart(log2 >= 0 ? 4 : 5)}  ${bar(log2).padEnd(20)}  ${words}`,
    ),
  ];
}

/** The queue for a person at a terminal: without what the model thinks. */
export function printQueue({ total, judged, cards }: ReviewQueue): string {
  return [
    `${count(total)} pairs to judge, ${count(judged)} judged. Say: mizan link judge FIRST SECOND same --reason "…" --by "…"`,
    ...cards.flatMap(({ first, second, firstName, secondName, differs }) => [
      "",
      ...[
        { name: firstName, row: first },
        { name: secondName, row: second },
      ].map(
        ({ name, row }) =>
          `${name}: ${row.dateStart ?? "no date"} (${row.datePrecision ?? "?"}), ${row.place ?? "no place"}, ${row.typeName ?? row.sourceType ?? "?"}, killed ${describeInterval(row.killed)}, ${[row.sideA, row.sideB].filter((side) => side !== null).join(" and ") || "no party named"}; ${row.publisher ?? row.citation ?? ""}`,
      ),
      `  differ in: ${differs.join(", ") || "nothing"}`,
    ]),
  ].join("\n");
}

/** Agreement for a person at a terminal. */
export function printAgreement(agreement: ReviewerAgreement): string {
  const kappa = (value: number | null) => (value === null ? "none" : value.toFixed(2));
  return [
    `${count(agreement.judgements)} judgements in force; ${count(agreement.pairsJudgedTwice)} pairs were judged by two reviewers or more.`,
    ...agreement.reviewers.map(
      ({ one, other, pairs, agreed, kappa: value, low, high }) =>
        `${one} and ${other}: ${agreed} of ${pairs} pairs the same, kappa ${kappa(value)} (${kappa(low)} to ${kappa(high)})`,
    ),
    ...agreement.disagreements.map(({ first, second, said }) => `${first}, ${second}: ${said}`),
    agreement.method,
  ].join("\n");
}
