import type { ChartNames, ChartSubject, Measure } from "../../chart/index.ts";
import type { Breakdown, BreakdownName, PictureAnswer } from "../picture/schema.ts";

/** What a figure of a picture says about its data: scope, sources, and the notes that concern it. */
export function subjectOf(
  answer: PictureAnswer,
  measure: Measure,
  about: readonly string[] = [],
): ChartSubject {
  const wanted = new Set([...about, ...(measure === "deaths" ? ["figures"] : [])]);
  return {
    scope: answer.scope,
    source: sourceLineOf(answer),
    measure,
    notes: [
      ...answer.sources.map((source) => `${source.title} counts: ${source.counts}`),
      ...answer.notes.filter((note) => wanted.has(note.about)).map((note) => note.text),
    ],
  };
}

/** The sources counted, with release and licence, in one line. */
function sourceLineOf({ sources }: Pick<PictureAnswer, "sources">): string {
  if (sources.length === 0) return "none: no release of events is imported";
  return sources
    .map(({ title, release, licence }) => `${title} [${release}] (${licence})`)
    .join("; ");
}

/** The names of the rows of a breakdown, by code. */
export function namesIn(breakdown: Breakdown | undefined): ChartNames {
  return Object.fromEntries(
    (breakdown?.rows ?? []).map((row) => [row.code, { latin: row.name, urdu: row.nameUr }]),
  );
}

/** The rows of a figure, for CSV and JSON. */
export interface FigureTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Rows that a figure may hold; drawing cuts, the table does not. */
export const FIGURE_ROWS = 5_000;

/** The breakdown of an answer, empty where it was not asked for. */
export function breakdownOf(answer: PictureAnswer, by: BreakdownName): Breakdown {
  const found = answer.breakdowns.find((each) => each.by === by);
  return found ?? { by, rows: [], total: 0, note: "" };
}

/** The rows of a breakdown as a table. */
export function tableOf({ rows }: Breakdown, first: string): FigureTable {
  return {
    header: [
      first,
      "name",
      "events",
      "killed_low",
      "killed_best",
      "killed_high",
      "events_without_figure",
    ],
    rows: rows.map((row) => [
      row.code,
      row.name,
      row.events,
      row.deathsLow,
      row.deathsBest,
      row.deathsHigh,
      row.withoutFigure,
    ]),
  };
}
