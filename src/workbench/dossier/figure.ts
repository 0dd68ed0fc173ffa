import { frameFigure } from "../../chart/index.ts";
import type { DossierItem, DossierPart } from "../../evidence/index.ts";
import { accept, formatDay, type Result } from "../../kernel/index.ts";
import { textBytes } from "../../ledger/index.ts";
import {
  type CsvCell,
  codesOf,
  type EventColumns,
  makeCrossfilter,
  writeCsv,
} from "../../picture/index.ts";
import type { FigureKind } from "../figure/question.ts";
import { FIGURE_ROWS } from "../figure/subject.ts";
import { drawFigureOf } from "../figure/work.ts";
import { type OpenedScope, openScope } from "../open-scope.ts";
import type { PictureAnswer } from "../picture/schema.ts";
import { countPicture } from "../picture/work.ts";
import type { DossierContents } from "./contents.ts";
import { scopeOfAddress } from "./scope.ts";

type FigureItem = Extract<DossierItem, { type: "figure" }>;
type FigurePart = Extract<DossierPart, { type: "figure" }>;

const KINDS = {
  month: "timeline",
  year: "timeline",
  province: "provinces",
  district: "districts",
  actor: "actors",
  type: "types",
  target: "targets",
} as const satisfies Record<FigureItem["by"], FigureKind>;

/** Header of a figure's table; the verifier reads these names. */
export const FIGURE_HEADER = [
  "code",
  "name",
  "events",
  "killed_low",
  "killed_best",
  "killed_high",
  "without_figure",
];
/** Header of the table of a figure's events; the second group is the other party of an event. */
export const EVENTS_HEADER = [
  ...["release", "row", "date", "group", "second_group"],
  ...["killed_low", "killed_best", "killed_high", "has_figure"],
];

/** Makes a figure of the record a part of a dossier: drawing, numbers, and every event that it counts. */
export async function figurePart(
  contents: DossierContents,
  item: FigureItem,
  number: number,
): Promise<Result<FigurePart>> {
  const { ports } = contents;
  const scope = scopeOfAddress(item.scope);
  if (!scope.ok) return scope;
  const counted = await countPicture(ports, {
    scope: scope.value,
    by: [item.by],
    rate: false,
    limit: FIGURE_ROWS,
  });
  if (!counted.ok) return counted;
  const answer = counted.value;
  const pinned = { ...scope.value, source: [...answer.counted] };
  const opened = await openScope(ports, pinned);
  if (!opened.ok) return opened;
  const drawn = await drawFigureOf(ports, {
    kind: KINDS[item.by],
    scope: pinned,
    measure: item.measure,
    mode: "light",
    width: 720,
    limit: 20,
    step: item.by === "year" ? "year" : item.by === "month" ? "month" : "auto",
    level: "district",
    rate: false,
    view: "neutral",
    year: undefined,
  });
  if (!drawn.ok) return drawn;
  const { figure } = drawn.value;
  const name = `figure-${number}`;
  const { total } = answer;
  return accept({
    type: "figure",
    number,
    heading: item.heading ?? figure.subtitle,
    text: item.text ?? null,
    subtitle: figure.subtitle,
    alt: figure.alt,
    notes: [...figure.notes],
    method: [...answer.method, answer.whyCounted],
    image: contents.addFile(`figures/${name}.svg`, textBytes(frameFigure(figure, "light"))),
    table: contents.addFile(`tables/${name}.csv`, textBytes(tableCsv(answer))),
    events: contents.addFile(
      `tables/${name}-events.csv`,
      textBytes(eventsCsv(opened.value, item.by)),
    ),
    by: item.by,
    measure: item.measure,
    total: {
      events: total.events,
      low: total.deathsLow,
      best: total.deathsBest,
      high: total.deathsHigh,
      without: total.withoutFigure,
    },
    range: answer.overSources.statement,
    cites: answer.sources.map(({ citation, title, release, licence }) =>
      contents.addSource({
        text: `${citation || title} [${release}]`,
        address: null,
        licence,
        record: null,
      }),
    ),
  });
}

function tableCsv({ breakdowns }: PictureAnswer): string {
  return writeCsv(
    FIGURE_HEADER,
    (breakdowns[0]?.rows ?? []).map((row) => [
      row.code,
      row.name,
      row.events,
      row.deathsLow,
      row.deathsBest,
      row.deathsHigh,
      row.withoutFigure,
    ]),
  );
}

function eventsCsv({ columns, scope }: OpenedScope, by: FigureItem["by"]): string {
  const crossfilter = makeCrossfilter(columns, [], { strict: true });
  crossfilter.setFilter(scope.filter);
  const groups = groupsOf(columns, by, scope.filter.boundaries);
  const rows: CsvCell[][] = [];
  for (const event of crossfilter.events()) {
    const [group = "", second = null] = groups(event);
    rows.push([
      columns.dictionaries.dataset[columns.dataset[event] ?? 0] ?? "",
      columns.key[event] ?? 0,
      formatDay(columns.day[event] ?? 0),
      group,
      second,
      columns.deathsLow[event] ?? 0,
      columns.deathsBest[event] ?? 0,
      columns.deathsHigh[event] ?? 0,
      columns.figure[event] ?? 0,
    ]);
  }
  return writeCsv(EVENTS_HEADER, rows);
}

/** The groups in which an event counts: one, or its two parties. */
function groupsOf(
  columns: EventColumns,
  by: FigureItem["by"],
  boundaries: "then" | "now",
): (event: number) => readonly string[] {
  const { dictionaries, actorA, actorB, day } = columns;
  if (by === "month") return (event) => [formatDay(day[event] ?? 0).slice(0, 7)];
  if (by === "year") return (event) => [formatDay(day[event] ?? 0).slice(0, 4)];
  if (by === "actor") {
    return (event) => {
      const [a, b] = [actorA[event] ?? 0, actorB[event] ?? 0].map(
        (code) => dictionaries.actor[code],
      );
      const parties = [a, b].filter((name) => name !== undefined && name !== "") as string[];
      return parties.length === 0 ? [""] : [...new Set(parties)];
    };
  }
  const codes = codesOf(columns, by, boundaries);
  return (event) => [dictionaries[by][codes[event] ?? 0] ?? ""];
}
