import { describeInterval } from "../../kernel/index.ts";
import { textTable } from "../text-table.ts";
import type { CrossBorderAnswer } from "./schema.ts";

/** Violence at and across borders for a person at a terminal. */
export function printCrossBorder(answer: CrossBorderAnswer): string {
  return [
    answer.title,
    `Counted: ${answer.counted.join(", ") || "nothing"}. ${answer.whyCounted}`,
    "",
    answer.share.statement,
    "",
    printBands(answer),
    "",
    printPairs(answer),
    "",
    "Figures as each side gave them (never summed across sides):",
    ...answer.events.flatMap(({ label, figures }) => [
      label,
      ...figures.map(
        ({ givenBy, stand, killed, counts }) =>
          `  ${givenBy}${STAND[stand]}: ${describeInterval(killed)} killed; ${counts}`,
      ),
    ]),
    "",
    ...answer.notes.map((note) => `Note: ${note}`),
    ...answer.sources.map(({ citation, licence }) => `Source: ${citation} (${licence})`),
  ].join("\n");
}

const STAND = {
  acting: " (party said to act)",
  affected: " (party struck)",
  party: " (party of the clash)",
  other: "",
} as const;
const NUMBER = (n: number) => n.toLocaleString("en-GB");

function printBands({ bands }: CrossBorderAnswer): string {
  const columns = [
    { title: "Nearest border" },
    { title: "distance" },
    { title: "events", align: "right" as const },
    { title: "killed", align: "right" as const },
    { title: "low", align: "right" as const },
    { title: "high", align: "right" as const },
  ];
  const rows = bands.map((band) => [
    band.name,
    band.fromKm === null ? "not known" : `${band.fromKm} to ${band.toKm ?? "more"} km`,
    ...[band.events, band.deathsBest, band.deathsLow, band.deathsHigh].map(NUMBER),
  ]);
  return textTable(columns, rows);
}

function printPairs({ pairs }: CrossBorderAnswer): string {
  if (pairs.length === 0) return "No event has parties of two states.";
  const columns = [
    { title: "States" },
    { title: "parties" },
    { title: "in" },
    { title: "events", align: "right" as const },
    { title: "killed", align: "right" as const },
  ];
  const rows = pairs
    .slice(0, 20)
    .map((pair) => [
      pair.names.join(" and "),
      pair.actors.join(", "),
      pair.country,
      NUMBER(pair.events),
      NUMBER(pair.deathsBest),
    ]);
  return textTable(columns, rows);
}
