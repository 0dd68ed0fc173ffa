import { type CsvCell, writeCsv } from "../../picture/index.ts";
import type { PictureAnswer } from "./schema.ts";

const HEADER = [
  "breakdown",
  "code",
  "name",
  "events",
  "killed_low",
  "killed_best",
  "killed_high",
  "events_without_figure",
  "rate_low",
  "rate_best",
  "rate_high",
  "rate_basis",
  "scope",
  "source",
  "citation",
  "licence",
];

/** A picture as one table: a row for the total, then the rows of each breakdown, each with its source. */
export function pictureCsv(answer: PictureAnswer): string {
  const source: CsvCell[] = [
    answer.scope,
    answer.counted.join("; "),
    answer.sources.map(({ citation }) => citation).join("; "),
    answer.sources.map(({ licence }) => licence).join("; "),
  ];
  const { events, deathsLow, deathsBest, deathsHigh, withoutFigure } = answer.total;
  const rows: CsvCell[][] = [
    ["total", "", "total", events, deathsLow, deathsBest, deathsHigh, withoutFigure],
  ];
  for (const { by, rows: cells } of answer.breakdowns) {
    for (const row of cells) {
      const { rate } = row;
      rows.push([
        by,
        row.code,
        row.name,
        row.events,
        row.deathsLow,
        row.deathsBest,
        row.deathsHigh,
        row.withoutFigure,
        rate?.low ?? null,
        rate?.best ?? null,
        rate?.high ?? null,
        rate?.basis ?? null,
      ]);
    }
  }
  const width = HEADER.length - source.length;
  const padded = rows.map((row) => [...row, ...Array<CsvCell>(width - row.length).fill(null)]);
  return writeCsv(
    HEADER,
    padded.map((row) => [...row, ...source]),
  );
}
