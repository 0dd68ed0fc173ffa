import type { Ranked } from "../../src/picture/index.ts";
import { rankedOf, rollUpTypes, tallyAt } from "../../src/picture/index.ts";
import type { PictureFacts } from "../state/facts.tsx";
import type { Names } from "../state/names.ts";
import type { Picture } from "../state/picture.tsx";
import { type FigureName, RANKINGS, type RankingKind, TYPE_DEPTH } from "../state/rankings.ts";
import { pngOf, saveFile } from "../state/save.ts";
import type { Text } from "../text/index.ts";

/** What a saved figure is made from. */
export interface FigureMaterial {
  readonly picture: Picture;
  readonly facts: PictureFacts | null;
  readonly names: Names;
  readonly text: Text;
}

/** Saves a figure as numbers, as a drawing or as an image; gives the name of the file. */
export async function saveFigure(
  name: FigureName,
  form: "csv" | "svg" | "png",
  material: FigureMaterial,
): Promise<string> {
  const fileName = `mizan-${name}.${form}`;
  if (form === "csv") {
    const text = csvOf(figureRows(name, material), material);
    saveFile(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }), fileName);
    return fileName;
  }
  const { drawnFigure } = await import("./figure-drawing.ts");
  const svg = drawnFigure(name, material);
  if (form === "svg") saveFile(new Blob([svg], { type: "image/svg+xml" }), fileName);
  else {
    const size = /width="(\d+)" height="(\d+)"/.exec(svg);
    saveFile(await pngOf(svg, Number(size?.[1]), Number(size?.[2])), fileName);
  }
  return fileName;
}

/** One row of the numbers behind a figure. */
export interface FigureRow extends Ranked {
  readonly name: string;
}

/** The numbers behind a figure, each with its range. */
export function figureRows(name: FigureName, { picture, names }: FigureMaterial): FigureRow[] {
  const { engine } = picture;
  const { tallies, days } = engine.crossfilter;
  if (name === "timeline") {
    const tally = tallies.get("timeline");
    if (tally === undefined) return [];
    return days.months.map((month, at) => ({ code: month, name: month, ...tallyAt(tally, at) }));
  }
  const list = name === "map" ? "districts" : name;
  return rankedRows(list, picture).map((row) => ({
    ...row,
    name: names.of(list, row.code).main,
  }));
}

/** A ranking as rows; types at the depth at which they are shown. */
export function rankedRows(list: RankingKind["list"], { engine }: Picture): Ranked[] {
  const kind = RANKINGS.find((each) => each.list === list);
  const tally = engine.crossfilter.tallies.get(list);
  if (kind === undefined || tally === undefined) return [];
  const rows = rankedOf(tally, engine.columns.dictionaries[kind.dictionary]);
  return list === "types" ? rollUpTypes(rows, TYPE_DEPTH) : rows;
}

/** Text cells that a spreadsheet would run as a formula get a quote before them; numbers stay numbers. */
function csvOf(rows: readonly FigureRow[], { facts }: FigureMaterial): string {
  const cell = (value: string | number) => {
    if (typeof value === "number") return String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const sources = (facts?.sources ?? []).map((source) => source.citation).join(" | ");
  const head = "code,name,events,killed_low,killed_best,killed_high,events_without_figure,source";
  const lines = rows.map((row) =>
    [
      row.code,
      row.name,
      row.events,
      row.deathsLow,
      row.deathsBest,
      row.deathsHigh,
      row.withoutFigure,
      sources,
    ]
      .map(cell)
      .join(","),
  );
  return [head, ...lines, ""].join("\r\n");
}
