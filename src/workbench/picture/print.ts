import { describeTally } from "../describe-tally.ts";
import { type TextColumn, textTable } from "../text-table.ts";
import type { Breakdown, PictureAnswer } from "./schema.ts";

/** A picture for a person at a terminal. */
export function printPicture(answer: PictureAnswer): string {
  const lines = [
    answer.title,
    "",
    `Counted: ${answer.counted.join(", ") || "nothing"}. ${answer.whyCounted}`,
    `Over sources: ${answer.overSources.statement}`,
    ...answer.breakdowns
      .filter(({ rows }) => rows.length > 0)
      .flatMap((one) => ["", printBreakdown(one)]),
  ];
  if (answer.otherSources.length > 0) {
    lines.push("", "Other sources in the same scope:");
    for (const { release, total, comparable, why } of answer.otherSources) {
      const mark = comparable ? "comparable" : "not comparable by definition";
      lines.push(`  ${release}: ${describeTally(total)} (${mark}: ${why})`);
    }
  }
  if (answer.family.length > 0) {
    lines.push("", "Counted with their families:");
    for (const { key, of, why } of answer.family) lines.push(`  ${key} with ${of}: ${why}`);
  }
  lines.push("", ...answer.notes.map(({ text }) => `Note: ${text}`));
  lines.push(`Freshness: ${answer.freshness.statement}`);
  if (answer.breakdowns.some(({ by, rows }) => by === "year" && rows.length > 0)) {
    lines.push(`Classes: ${answer.thresholds.source} ${answer.thresholds.caution}`);
  }
  for (const { citation, licence } of answer.sources)
    lines.push(`Source: ${citation} (${licence})`);
  return lines.join("\n");
}

const NUMBER = (n: number) => n.toLocaleString("en-GB");

function printBreakdown({ by, rows, total, note }: Breakdown): string {
  const hasRate = rows.some((row) => row.rate !== null);
  const hasClass = rows.some((row) => row.intensity !== null);
  const columns: TextColumn[] = [
    { title: `By ${by}` },
    { title: "events", align: "right" },
    { title: "killed", align: "right" },
    { title: "low", align: "right" },
    { title: "high", align: "right" },
    ...(hasClass ? [{ title: "class" }] : []),
    ...(hasRate ? [{ title: "per 100,000 a year" }] : []),
  ];
  const table = textTable(
    columns,
    rows.map((row) => [
      row.name,
      NUMBER(row.events),
      ...printKilled(row),
      ...(hasClass ? [printClass(row.intensity)] : []),
      ...(hasRate ? [printRate(row.rate)] : []),
    ]),
  );
  const more =
    total > rows.length ? `\n(${total - rows.length} more rows; --limit shows more)` : "";
  return `${table}${more}${note === "" ? "" : `\n${note}`}`;
}

function printKilled(row: Breakdown["rows"][number]): readonly string[] {
  return row.events > 0 && row.withoutFigure === row.events
    ? ["not known", "", ""]
    : [row.deathsBest, row.deathsLow, row.deathsHigh].map(NUMBER);
}

function printClass(intensity: Breakdown["rows"][number]["intensity"]): string {
  if (intensity === null) return "part of a year";
  const { low, best, high } = intensity;
  return low === high ? best : `${best} (${low} to ${high})`;
}

function printRate(rate: Breakdown["rows"][number]["rate"]): string {
  if (rate === null) return "";
  if (rate.best === null) return rate.basis;
  return rate.low === rate.high ? `${rate.best}` : `${rate.best} (${rate.low} to ${rate.high})`;
}
