import { textTable } from "../text-table.ts";
import type { FilesSummary } from "./schema.ts";

/** The result for a person at a terminal. */
export function printFiles(summary: FilesSummary): string {
  const count = (value: number) => value.toLocaleString("en-GB");
  const { placebo } = summary;
  return [
    `${count(summary.records)} records are ${count(summary.events)} events; ${count(summary.matched)} with records of several datasets.`,
    "",
    textTable(
      [{ title: "datasets together" }, { title: "events", align: "right" }],
      [
        ...summary.datasets.map(({ dataset, alone }) => [`${dataset} alone`, count(alone)]),
        ...summary.overlap.map(({ datasets, events }) => [datasets.join(" + "), count(events)]),
      ],
    ),
    "",
    ...(summary.eventsRange === null
      ? []
      : [
          `Between ${count(summary.eventsRange.low)} and ${count(summary.eventsRange.high)} events are likely.`,
        ]),
    ...(summary.pairsExpectedWrong === null
      ? []
      : [
          `Of ${count(summary.pairsJoined)} pairs joined, ${summary.pairsExpectedWrong} are expected to be wrong.`,
        ]),
    ...(placebo === null || placebo.chanceShare.half === null
      ? []
      : [`Chance would give ${(100 * placebo.chanceShare.half).toFixed(1)} % of the matches.`]),
    ...summary.warnings.map((warning) => `Note: ${warning}`),
    `Written to ${summary.out}: ${summary.written.join(", ")}.`,
  ].join("\n");
}
