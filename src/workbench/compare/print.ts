import { describeInterval } from "../../kernel/index.ts";
import { textTable } from "../text-table.ts";
import type { CompareAnswer } from "./schema.ts";

/** A comparison for a person at a terminal. */
export function printComparison(answer: CompareAnswer): string {
  const value = (side: CompareAnswer["differences"][number]["first"]) =>
    side === null ? "not known" : describeInterval(side);
  const rows = answer.differences.map((one) => [
    one.measure,
    value(one.first),
    value(one.second),
    one.low === null || one.high === null ? "" : between(one.low, one.high),
    one.ratio === null ? "none" : between(one.ratio.low, one.ratio.high),
    one.call === "not-called" ? "not called" : one.call,
  ]);
  const titles = ["", "first", "second", "difference", "ratio", "first is"];
  return [
    `First:  ${answer.first.title}`,
    `Second: ${answer.second.title}`,
    "",
    textTable(
      titles.map((title) => ({ title })),
      rows,
    ),
    "",
    ...answer.differences.map(({ statement }) => statement),
    ...answer.notes.map((note) => `Note: ${note}`),
    ...answer.sources.map(({ citation, licence }) => `Source: ${citation} (${licence})`),
  ].join("\n");
}

function between(low: number, high: number): string {
  const text = (n: number) => n.toLocaleString("en-GB");
  return low === high ? text(low) : `${text(low)} to ${text(high)}`;
}
